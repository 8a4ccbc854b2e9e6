import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inspectMedia } from '../../../src/studio/media/inspect.ts';
import { measureSource } from '../../../src/studio/media/measure.ts';
import { findTools, type Tools } from '../../../src/studio/media/tools.ts';
import { findPauses } from '../../../src/studio/operations/cut/pauses.ts';
import { makeBeat, makeTalk } from '../../fixtures/media/make-sound-file.ts';
import { createMediaFolder, type MediaFolder } from '../../fixtures/media/media-folder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: MediaFolder;
let tools: Tools;
const { signal } = new AbortController();

beforeAll(async () => {
  folder = await createMediaFolder();
  tools = await findTools({ signal });
});
afterAll(() => folder.remove());

async function pausesIn(path: string) {
  const facts = await inspectMedia(path, { tools, maxMinutes: 60, signal });
  const levels = await measureSource(path, facts, 'levels', { tools, signal });
  return findPauses(levels, { minMs: 500, padMs: 0 });
}

// Seven hundredths of it are pauses: fewer than the tenth that tells how quiet the room is.
const words = [
  { start: 0, end: 6 },
  { start: 6.8, end: 15 },
  { start: 15.7, end: 22 },
];

it.each([0.002, 0.01, 0.05])('rare pauses are found over room noise of %f', async (roomNoise) => {
  const path = await makeTalk(folder.path(`${roomNoise}.mp4`), { words, seconds: 22, roomNoise });
  const found = await pausesIn(path);
  const ends = found.map(({ fromMs, toMs }) => [fromMs, toMs].map((ms) => Math.round(ms / 100)));
  expect(ends).toEqual([
    [60, 68],
    [150, 157],
  ]);
});

it('a beat has none', async () => {
  const path = await makeBeat(folder.path('beat.wav'), 90, 12);
  expect(await pausesIn(path)).toEqual([]);
});
