import { readdir, readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Title } from '../../../../src/studio/edit/timeline.ts';
import { plainTitle } from '../../../../src/studio/edit/title-style.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, lookAt, loudnessOf, nameOf } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { makeTalk } from '../../../fixtures/media/make-sound-file.ts';
import { ffmpeg, ffprobe } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit, under } from '../render-kit.ts';

let kit: RenderKit;
let colours: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  colours = await kit.source(
    'a_rgb',
    await makeColours(kit.folder.path('rgb.mp4'), ['red', 'lime', 'blue']),
  );
});
afterAll(() => kit.remove());

const canvas = { widthPx: 160, heightPx: 90, fit: 'bars' } as const;
/** 24 s: four chunks. */
const clips = Array.from({ length: 8 }, () => cut('a_rgb', [0, 90]));

/** Where the second chunk begins. */
const border = 180;

function titled(text: string): readonly Title[] {
  return [{ id: 't1', text, at: 400, frames: 45, position: 'middle' }];
}

/** What one render adds to what is kept, by the names' of the pieces. */
async function kept(cacheDir: string): Promise<ReadonlySet<string>> {
  return new Set(await readdir(cacheDir).catch(() => []));
}

it('chunks that one FFmpeg made are the film to the frame, at an odd rate too', async () => {
  const fps = { num: 30_000, den: 1_001 };
  const { path, frames } = await kit.render({
    timeline: lineUp(clips, { canvas, fps }),
    sources: [colours],
    name: 'odd',
  });
  expect(frames).toBe(720);
  const shown = (await frameColours(path)).map(nameOf);
  const wanted = Array.from(
    { length: 720 },
    (_, at) => ['red', 'green', 'blue'][Math.floor(at / 30) % 3],
  );
  // Frames of the source and of the film lie up to one apart at the borders between colours.
  const wrong = shown.filter(
    (name, at) => name !== wanted[at] && name !== wanted[at - 1] && name !== wanted[at + 1],
  );
  expect(wrong).toEqual([]);
  const printed = await ffprobe([
    ...['-select_streams', 'v:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path],
  ]);
  const times = printed
    .trim()
    .split('\n')
    .map(Number.parseFloat)
    .sort((a, b) => a - b);
  times.forEach((time, at) => {
    expect(Math.abs(time - (at * 1_001) / 30_000)).toBeLessThan(0.0002);
  });
});

it('other words in a title make one chunk anew and leave every other frame as it was', async () => {
  const cacheDir = kit.folder.path('titles');
  const render = (text: string) =>
    kit.render({
      timeline: lineUp(clips, { canvas, titles: titled(text) }),
      sources: [colours],
      name: text,
      cacheDir,
    });
  const first = await render('one');
  const before = await kept(cacheDir);
  const second = await render('two');
  const added = [...(await kept(cacheDir))].filter((name) => !before.has(name));
  const inodes = await Promise.all(added.map((name) => inodeOf(`${cacheDir}/${name}`)));
  // Besides the chunk only the film itself, by another name.
  expect(inodes).toContain(await inodeOf(second.path));
  expect(added).toHaveLength(2);
  const [was, is] = [await hashes(first.path), await hashes(second.path)];
  expect(is).toHaveLength(720);
  const changed = is.flatMap((hash, at) => (hash === was[at] ? [] : [at]));
  expect(changed.length).toBeGreaterThan(40);
  expect((changed.at(-1) ?? 720) - (changed[0] ?? 0)).toBeLessThan(270);
});

async function inodeOf(path: string): Promise<number> {
  return (await stat(path)).ino;
}

async function hashes(path: string): Promise<readonly string[]> {
  const out = `${path}.md5`;
  await ffmpeg(['-i', path, '-map', '0:v', '-f', 'framemd5', out]);
  const lines = (await readFile(out, 'utf8')).split('\n');
  return lines
    .filter((line) => /^0,/.test(line))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
}

it('a preview shows every other frame of the same length', async () => {
  const preview = await kit.render({
    timeline: lineUp(clips.slice(0, 2), { canvas }),
    sources: [colours],
    name: 'preview',
    output: { quality: 'preview' },
  });
  expect(preview).toMatchObject({ frames: 90, durationMs: 6_000 });
  const facts = await lookAt(preview.path);
  expect(facts.frames).toBe(90);
  expect(facts.soundSeconds).toBeCloseTo(6, 1);
});

it('the loudness that is expected of voice and music is the one that comes out, at once', async () => {
  const words = [
    { start: 0.3, end: 3 },
    { start: 4, end: 6.5 },
  ];
  const talk = await kit.source(
    'a_talk',
    await makeTalk(kit.folder.path('talk.mp4'), { words, seconds: 8 }),
  );
  for (const gainDb of [-18, -6, 4]) {
    const { path } = await kit.render({
      timeline: lineUp([cut('a_talk', [0, 240])], {
        music: [under('a_rgb', 240, { gainDb, duckDb: 6 })],
      }),
      sources: [talk, colours],
      name: `level-${gainDb}`,
    });
    const { lufs, peakDb } = await loudnessOf(path);
    expect(Math.abs(lufs + 14)).toBeLessThan(0.8);
    expect(peakDb).toBeLessThanOrEqual(-1);
  }
});

it('a title that is still coming in where a chunk begins moves on as if the film were one', async () => {
  const cacheDir = kit.folder.path('coming-in');
  const film = (name: string, ownCache: string, later: string) =>
    kit.render({
      timeline: lineUp(clips, {
        canvas,
        titles: [
          {
            ...{ id: 't1', text: 'HELLO', at: border - 4, frames: 60, position: 'middle' },
            style: { ...plainTitle, size: 250, enter: 'slide' },
          },
          { id: 't2', text: later, at: border + 80, frames: 30, position: 'bottom' },
        ],
      }),
      sources: [colours],
      name,
      cacheDir: ownCache,
    });
  await film('whole', cacheDir, 'one');
  const pieced = await film('pieced', cacheDir, 'two');
  const whole = await film('again', kit.folder.path('coming-in-again'), 'two');
  const [one, other] = await Promise.all(
    [pieced, whole].map(({ path }) => frameColours(path, '60:40:50:25')),
  );
  for (let at = border - 4; at < border + 20; at += 1) {
    const [a = [0, 0, 0], b = [0, 0, 0]] = [one?.[at], other?.[at]];
    expect(Math.max(...a.map((value, nth) => Math.abs(value - (b[nth] ?? 0))))).toBeLessThan(8);
  }
});
