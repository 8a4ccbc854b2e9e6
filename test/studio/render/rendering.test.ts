import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPieceCache } from '../../../src/studio/render/piece-cache.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { lookAt } from '../../fixtures/media/look.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { createRenderKit, cut, lineUp, type RenderKit, under } from './render-kit.ts';

let kit: RenderKit;
let clip: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  clip = await kit.source('a_clip', await makeClip(kit.folder.path('clip.mp4'), { seconds: 4 }));
});
afterAll(() => kit.remove());

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

it('tells whole percent that never fall and end at a hundred', async () => {
  const { percents } = await kit.render({
    timeline: lineUp([cut('a_clip', [0, 90])]),
    sources: [clip],
    name: 'percent',
  });
  expect(percents.at(-1)).toBe(100);
  expect(percents.every((percent) => Number.isInteger(percent))).toBe(true);
  expect([...percents].sort((a, b) => a - b)).toEqual(percents);
  expect(percents.filter((percent) => percent === 100)).toHaveLength(1);
});

it('leaves nothing behind but the film and the pieces that it keeps', async () => {
  await kit.render({ timeline: lineUp([cut('a_clip', [0, 30])]), sources: [clip], name: 'clean' });
  expect(await exists(kit.folder.path('clean-work'))).toBe(false);
  expect((await readdir(kit.folder.dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('stops when it is told to and leaves no film, no work and no process', async () => {
  const stop = new AbortController();
  const long = await kit.source(
    'a_long',
    await makeClip(kit.folder.path('long.mp4'), { seconds: 30, widthPx: 1280, heightPx: 720 }),
  );
  let lastPercent = 0;
  const rendering = kit.render({
    timeline: lineUp([cut('a_long', [0, 900])], {
      canvas: { widthPx: 1280, heightPx: 720, fit: 'bars' },
    }),
    sources: [long],
    name: 'stopped',
    signal: stop.signal,
    onPercent: (percent) => {
      lastPercent = percent;
      stop.abort();
    },
  });
  await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
  expect(lastPercent).toBeLessThan(90);
  expect((await readdir(kit.folder.dir)).filter((name) => name.startsWith('stopped'))).toEqual([]);
});

it('a new volume of the music touches no piece of the picture', async () => {
  const cacheDir = kit.folder.path('kept');
  const render = (gainDb: number, name: string) =>
    kit.render({
      timeline: lineUp([cut('a_clip', [0, 60])], { music: [under('a_clip', 60, { gainDb })] }),
      sources: [clip],
      name,
      cacheDir,
    });
  await render(-6, 'first');
  const pieces = await readdir(cacheDir);
  const { path } = await render(-12, 'second');
  expect(await readdir(cacheDir)).toEqual(pieces);
  const [before, after] = await Promise.all([
    readFile(kit.folder.path('first.mp4')),
    readFile(path),
  ]);
  expect(before.equals(after)).toBe(false);
  expect((await lookAt(path)).frames).toBe(60);
});

it('a damaged piece of an earlier render is made again', async () => {
  const cacheDir = kit.folder.path('damaged');
  const job = { timeline: lineUp([cut('a_clip', [10, 50])]), sources: [clip], cacheDir };
  await kit.render({ ...job, name: 'whole' });
  const other = await kit.render({
    timeline: lineUp([cut('a_clip', [0, 7])]),
    sources: [clip],
    name: 'other',
  });
  const picture = await largestIn(cacheDir);
  await writeFile(picture, await readFile(other.path));
  const { path } = await kit.render({ ...job, name: 'again' });
  expect((await lookAt(path)).frames).toBe(40);
});

it('pieces of an earlier render that FFmpeg cannot read are made again', async () => {
  const cacheDir = kit.folder.path('emptied');
  const job = { timeline: lineUp([cut('a_clip', [10, 50])]), sources: [clip], cacheDir };
  await kit.render({ ...job, name: 'sound' });
  for (const name of await readdir(cacheDir)) await writeFile(`${cacheDir}/${name}`, '');
  const { path } = await kit.render({ ...job, name: 'sound-again' });
  expect((await lookAt(path)).frames).toBe(40);
});

async function largestIn(dir: string): Promise<string> {
  const names = await readdir(dir);
  const sizes = await Promise.all(names.map(async (name) => (await stat(`${dir}/${name}`)).size));
  // The picture: sound and measurements of two seconds are smaller.
  return `${dir}/${names[sizes.indexOf(Math.max(...sizes))] ?? ''}`;
}

it('keeps the pieces that were used last within its bytes', async () => {
  const dir = kit.folder.path('bounded');
  const cache = createPieceCache(dir, 250);
  for (const [at, key] of ['old', 'used', 'new'].entries()) {
    const piece = kit.folder.path(`piece-${key}`);
    await writeFile(piece, 'x'.repeat(100));
    await cache.keep(key, piece);
    const usedAt = Date.now() / 1000 - 100 + at;
    await utimes(`${dir}/${key}`, usedAt, usedAt);
  }
  expect(await cache.take('old', kit.folder.path('taken'))).toBe(true);
  await cache.trim();
  expect((await readdir(dir)).sort()).toEqual(['new', 'old']);
});

it('lets go of pieces that nobody used for a week, however small they are', async () => {
  const dir = kit.folder.path('aged');
  const cache = createPieceCache(dir, 1_000_000);
  const dayS = 24 * 60 * 60;
  for (const [key, days] of [
    ['week', 8],
    ['day', 1],
  ] as const) {
    const piece = kit.folder.path(key);
    await writeFile(piece, 'x');
    await cache.keep(key, piece);
    const usedAt = Date.now() / 1000 - days * dayS;
    await utimes(`${dir}/${key}`, usedAt, usedAt);
  }
  await cache.trim();
  expect(await readdir(dir)).toEqual(['day']);
});

it('refuses a timeline whose source is not there, and an empty one', async () => {
  const gone = kit.render({
    timeline: lineUp([cut('a_gone', [0, 9])]),
    sources: [clip],
    name: 'gone',
  });
  await expect(gone).rejects.toMatchObject({ code: 'bad-draft' });
  const empty = kit.render({ timeline: lineUp([]), sources: [clip], name: 'empty' });
  await expect(empty).rejects.toMatchObject({ code: 'bad-draft' });
  expect(await exists(kit.folder.path('gone.mp4'))).toBe(false);
});

it('is never larger than the canvas and smaller when that is asked', async () => {
  const timeline = lineUp([cut('a_clip', [0, 5])], {
    canvas: { widthPx: 720, heightPx: 1280, fit: 'blur' },
  });
  const preview = await kit.render({
    timeline,
    sources: [clip],
    name: 'small',
    output: { quality: 'preview' },
  });
  expect([preview.widthPx, preview.heightPx]).toEqual([480, 854]);
  const low = await kit.render({ timeline, sources: [clip], name: 'low', output: { height: 96 } });
  expect([low.widthPx, low.heightPx]).toEqual([54, 96]);
  expect(await lookAt(low.path)).toMatchObject({ widthPx: 54, heightPx: 96, frames: 5 });
});
