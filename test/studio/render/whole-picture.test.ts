import { readdir, readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { ffprobe } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit, under } from './render-kit.ts';

let kit: RenderKit;
let clip: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  clip = await kit.source('a_clip', await makeClip(kit.folder.path('clip.mp4'), { seconds: 4 }));
});
afterAll(() => kit.remove());

const fourSeconds = cut('a_clip', [0, 120]);
/** Of more than one chunk. */
const long = [fourSeconds, fourSeconds, fourSeconds];

const packetsOf = (path: string) =>
  ffprobe([
    '-select_streams',
    'v',
    '-show_entries',
    'packet=pts,dts,flags,data_hash',
    '-show_data_hash',
    'md5',
    path,
  ]);

it('the picture of an earlier film is taken from it, every frame at its time', async () => {
  const cacheDir = kit.folder.path('kept');
  const render = (gainDb: number, name: string) =>
    kit.render({
      timeline: lineUp(long, { music: [under('a_clip', 360, { gainDb })] }),
      sources: [clip],
      name,
      cacheDir,
    });
  const first = await render(-6, 'first');
  const { ino, mtime } = await stat(first.path);
  const kept = await readdir(cacheDir);
  const places = await Promise.all(kept.map((name) => stat(`${cacheDir}/${name}`)));
  expect(places.some((place) => place.ino === ino)).toBe(true);
  const packets = await packetsOf(first.path);
  const second = await render(-12, 'second');
  const third = await render(-18, 'third');
  // Downloads of it are gone on with by this.
  expect((await stat(first.path)).mtime).toEqual(mtime);
  expect(await packetsOf(second.path)).toBe(packets);
  expect(await packetsOf(third.path)).toBe(packets);
  expect((await readdir(cacheDir)).sort()).toEqual(kept.sort());
  expect((await readFile(first.path)).equals(await readFile(third.path))).toBe(false);
});

it('a film that has to fit writes into no piece that is kept', async () => {
  const cacheDir = kit.folder.path('fitted');
  const job = { timeline: lineUp(long), sources: [clip], cacheDir };
  const usual = await kit.render({ ...job, name: 'usual' });
  const names = await readdir(cacheDir);
  const readKept = () => Promise.all(names.map((name) => readFile(`${cacheDir}/${name}`)));
  const kept = await readKept();
  const maxBytes = Math.round(usual.sizeBytes * 0.6);
  const fitted = await kit.render({ ...job, name: 'fitted', output: { maxBytes } });
  expect(fitted.sizeBytes).toBeLessThanOrEqual(maxBytes);
  const after = await readKept();
  expect(after.map((bytes, at) => kept[at]?.equals(bytes))).toEqual(names.map(() => true));
});
