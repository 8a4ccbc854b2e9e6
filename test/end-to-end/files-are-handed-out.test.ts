import { basename } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameColours, lookAt, nameOf } from '../fixtures/media/look.ts';
import { makeColours } from '../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';
import { runCutroom } from './run-cutroom.ts';

let folder: MediaFolder;

beforeAll(async () => {
  folder = await createMediaFolder();
  await makeColours(folder.path('clip.mp4'), ['red', 'lime', 'blue']);
});
afterAll(() => folder.remove());

async function edit(
  request: string,
): Promise<{ code: number; files: readonly string[]; errors: string }> {
  const { code, output, errors } = await runCutroom(['edit', 'clip.mp4', request], {
    cwd: folder.dir,
  });
  return { code, files: output.trim().split('\n'), errors };
}

it('a clip and a wish for a GIF become the GIF of just that', async () => {
  const { code, files, errors } = await edit('make a gif of 1-2 s');
  expect(code).toBe(0);
  expect(files.map((file) => basename(file))).toEqual(['clip-edited.gif']);
  expect(new Set((await frameColours(files[0] ?? '')).map(nameOf))).toEqual(new Set(['green']));
  expect(errors).toContain('GIF ready (0:01');
});

it('an edit and two shapes become two films, and the edit is made once', async () => {
  const { files, errors } = await edit('剪掉前1秒，横竖版各来一份，再来一张0:01的封面');
  const [wide = '', tall = '', cover = ''] = files;
  expect(await lookAt(wide)).toMatchObject({ frames: 60, widthPx: 320, heightPx: 180 });
  expect(await lookAt(tall)).toMatchObject({ frames: 60, widthPx: 320, heightPx: 568 });
  expect((await frameColours(cover)).map(nameOf)).toEqual(['blue']);
  expect(basename(cover)).toBe('clip-cover.jpg');
  for (const said of ['16:9 版好了', '9:16 版好了', '0:01处的图片好了']) {
    expect(errors.replaceAll(/\s/gu, '')).toContain(said.replaceAll(/\s/gu, ''));
  }
});

it('a question about what would be cut is answered, and nothing is made', async () => {
  const { code, files } = await edit('what would happen if you cut the first second?');
  // The answer is what was asked for: it stands where files would.
  expect([code, files]).toEqual([0, [expect.stringContaining('0:03 → 0:02')]]);
  expect(files[0]).toContain('Nothing is changed yet');
});
