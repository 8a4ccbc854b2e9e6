import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { noiseFloor } from '../../../../src/studio/render/sound/denoise-graph.ts';
import { frameColours, levelDb, samplesOf } from '../../../fixtures/media/look.ts';
import { makeFlashAndBeep } from '../../../fixtures/media/make-clip.ts';
import { makeTalk } from '../../../fixtures/media/make-sound-file.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let noisy: RenderSource;

const words = [
  { start: 1, end: 2 },
  { start: 3, end: 4 },
];

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeTalk(kit.folder.path('noisy.mp4'), { words, roomNoise: 0.03, seconds: 5 });
  noisy = await kit.source('a_noisy', path);
});
afterAll(() => kit.remove());

/** How far the room lies under the words. */
async function distance(name: string, denoiseDb?: number): Promise<number> {
  const clip = cut('a_noisy', [0, 150], denoiseDb === undefined ? {} : { denoiseDb });
  const { path } = await kit.render({ timeline: lineUp([clip]), sources: [noisy], name });
  const samples = await samplesOf(path);
  const level = (start: number, end: number) => levelDb(samples, 48_000, { start, end });
  return level(1.1, 1.9) - level(2.2, 2.8);
}

it('the room goes down against the words by what was asked, and hardly more', async () => {
  const before = await distance('before');
  const gained = (await distance('usual', 12)) - before;
  expect(gained).toBeGreaterThan(8);
  expect(gained).toBeLessThan(14);
  expect((await distance('strong', 20)) - before).toBeGreaterThan(14);
});

it('words begin and end where they did: the filter’s own delay is taken out', async () => {
  const path = await makeFlashAndBeep(kit.folder.path('beep.mp4'), { seconds: 3 });
  const beeps = await kit.source('a_beep', path);
  const clips = [
    cut('a_beep', [0, 45], { denoiseDb: 12 }),
    cut('a_beep', [50, 90], { denoiseDb: 12 }),
  ];
  const film = await kit.render({ timeline: lineUp(clips), sources: [beeps], name: 'sync' });
  const white = (await frameColours(film.path)).flatMap(([red], at) => (red > 128 ? [at] : []));
  expect(white).toEqual([0, 30, 55]);
  const samples = await samplesOf(film.path);
  for (const at of white.slice(1)) {
    const start = at / 30;
    expect(levelDb(samples, 48_000, { start: start + 0.004, end: start + 0.036 })).toBeGreaterThan(
      -22,
    );
    expect(levelDb(samples, 48_000, { start: start - 0.03, end: start - 0.004 })).toBeLessThan(-40);
    expect(levelDb(samples, 48_000, { start: start + 0.046, end: start + 0.08 })).toBeLessThan(-40);
  }
});

it('the floor is the quietest tenth with a margin, and never near the voice', () => {
  const levels = (quiet: number, loud: number) => ({
    everyMs: 20 as const,
    db: [...Array(30).fill(quiet), ...Array(70).fill(loud)],
  });
  expect(noiseFloor(levels(-50, -20))).toBe(-40);
  expect(noiseFloor(levels(-25, -20))).toBe(-32);
  expect(noiseFloor(levels(-89, -85))).toBe(-80);
  expect(noiseFloor({ everyMs: 20, db: [] })).toBe(-80);
});
