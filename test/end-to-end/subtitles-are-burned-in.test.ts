import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameColours, lookAt } from '../fixtures/media/look.ts';
import { makeColours } from '../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';
import { runCutroom } from './run-cutroom.ts';

let folder: MediaFolder;

beforeAll(async () => {
  folder = await createMediaFolder();
  await makeColours(folder.path('clip.mp4'), ['blue'], { secondsEach: 2 });
});
afterAll(() => folder.remove());

const said = '1\r\n00:00:00,500 --> 00:00:01,000\r\n你好，世界\r\n';

it('a clip and a subtitle file of Chinese as Windows writes it become one film', async () => {
  const bytes = Buffer.from(`\ufeff${said}`, 'utf16le');
  await writeFile(folder.path('subs.srt'), bytes);
  const ended = await runCutroom(
    ['edit', 'clip.mp4', 'subs.srt', 'burn in these subtitles, big', '--out', 'out.mp4'],
    { cwd: folder.dir },
  );
  expect(ended).toMatchObject({ code: 0, output: `${folder.path('out.mp4')}\n` });
  expect(ended.errors).toContain('Burned in 1 subtitle from “subs.srt” (0.5–1 s)');
  expect((await lookAt(folder.path('out.mp4'))).frames).toBe(60);
  const red = (await frameColours(folder.path('out.mp4'), '100:24:110:140')).map(([each]) => each);
  const shown = red.flatMap((value, at) => (value > 3 ? [at] : []));
  expect([shown[0], shown.at(-1), shown.length]).toEqual([15, 29, 15]);
});

it('a file that says nothing is told apart from one that is no text', async () => {
  await writeFile(folder.path('empty.srt'), 'no times in here\n');
  const empty = await runCutroom(
    ['edit', 'empty.srt', 'clip.mp4', '把字幕压进去', '--lang', 'zh'],
    { cwd: folder.dir },
  );
  // Named after the clip, whatever came first.
  expect(empty).toMatchObject({ code: 0, output: `${folder.path('clip-edited.mp4')}\n` });
  expect(empty.errors).toContain('“empty.srt”里没有找到字幕');
});
