import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clip, Timeline } from '../../../../src/studio/edit/timeline.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, levelDb, lookAt, samplesOf } from '../../../fixtures/media/look.ts';
import { makeFlashAndBeep } from '../../../fixtures/media/make-clip.ts';
import { frameNumbers, makeCounting } from '../../../fixtures/media/make-marked.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let counting: RenderSource;
let flashes: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  counting = await kit.source('a_n', await makeCounting(kit.folder.path('count.mp4')));
  const flashing = await makeFlashAndBeep(kit.folder.path('flash.mp4'), { seconds: 5 });
  flashes = await kit.source('a_flash', flashing);
});
afterAll(() => kit.remove());

async function numbersOf(clips: readonly Clip[], name: string, more: Partial<Timeline> = {}) {
  const { path } = await kit.render({ timeline: lineUp(clips, more), sources: [counting], name });
  return frameNumbers(await frameColours(path));
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.abs(to - from) }, (_, n) => (from < to ? from + n : from - n));

it('a reversed clip shows its frames from the last to the first', async () => {
  const numbers = await numbersOf([cut('a_n', [5, 50], { reversed: true })], 'reversed');
  expect(numbers).toEqual(range(49, 4));
});

it('there and back is a boomerang of exactly twice the frames', async () => {
  const clips = [cut('a_n', [10, 40]), cut('a_n', [10, 40], { id: 'b', reversed: true })];
  expect(await numbersOf(clips, 'boomerang')).toEqual([...range(10, 40), ...range(39, 9)]);
});

it('at twice the speed exactly every second frame is shown', async () => {
  const numbers = await numbersOf([cut('a_n', [11, 51], { speed: { num: 2, den: 1 } })], 'fast');
  expect(numbers).toEqual(range(0, 20).map((at) => 11 + 2 * at));
});

it('backwards at twice the speed shows every second frame', async () => {
  const clips = [cut('a_n', [0, 60], { reversed: true, speed: { num: 2, den: 1 } })];
  const numbers = await numbersOf(clips, 'twice');
  expect(numbers).toHaveLength(30);
  expect(numbers.every((number, at) => Math.abs(number - (58 - 2 * at)) <= 1)).toBe(true);
});

it('a transition out of a reversed clip is made of what was filmed before it', async () => {
  const clips = [
    cut('a_n', [20, 50], { reversed: true }),
    cut('a_n', [30, 50], { id: 'b', transition: { kind: 'fade', frames: 8 } }),
  ];
  const numbers = await numbersOf(clips, 'handles');
  expect(numbers).toHaveLength(50);
  expect(numbers.slice(0, 26)).toEqual(range(49, 23));
  expect(numbers.slice(34)).toEqual(range(34, 50));
});

it('a still holds one frame in silence, exactly as long as it should', async () => {
  const clips = [
    cut('a_n', [0, 20]),
    cut('a_n', [20, 21], { id: 'still', hold: 37 }),
    cut('a_n', [20, 40], { id: 'rest' }),
  ];
  const name = 'still';
  const { path } = await kit.render({ timeline: lineUp(clips), sources: [counting], name });
  expect(frameNumbers(await frameColours(path))).toEqual([
    ...range(0, 20),
    ...Array(37).fill(20),
    ...range(20, 40),
  ]);
  const samples = await samplesOf(path);
  expect(levelDb(samples, 48_000, { start: 0.75, end: 1.8 })).toBeLessThan(-70);
  expect(levelDb(samples, 48_000, { start: 2, end: 2.5 })).toBeGreaterThan(-30);
});

it('a still at the end of the footage and one at half speed keep their frames', async () => {
  const half = { num: 1, den: 2 };
  const clips = [
    cut('a_n', [59, 60], { hold: 12 }),
    cut('a_n', [30, 31], { id: 'slow', hold: 10, speed: half }),
  ];
  expect(await numbersOf(clips, 'stills')).toEqual([...Array(12).fill(59), ...Array(20).fill(30)]);
});

it('flash and beep fall together backwards too, over every seam of the short pieces', async () => {
  const clips = [cut('a_flash', [0, 150], { reversed: true })];
  const name = 'sync';
  const { path } = await kit.render({ timeline: lineUp(clips), sources: [flashes], name });
  expect((await lookAt(path)).frames).toBe(150);
  const white = (await frameColours(path)).flatMap(([red], at) => (red > 128 ? [at] : []));
  expect(white).toEqual([29, 59, 89, 119, 149]);
  const samples = await samplesOf(path);
  for (const at of white.slice(0, 4)) {
    const end = (at + 1) / 30;
    expect(levelDb(samples, 48_000, { start: end - 0.035, end: end - 0.005 })).toBeGreaterThan(-20);
    expect(levelDb(samples, 48_000, { start: end + 0.02, end: end + 0.4 })).toBeLessThan(-45);
  }
});
