import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, levelDb, lookAt, nameOf, samplesOf } from '../../../fixtures/media/look.ts';
import { makeClip, makeColours, makeFlashAndBeep } from '../../../fixtures/media/make-clip.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let colours: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('rgb.mp4'), ['red', 'lime', 'blue', 'white']);
  colours = await kit.source('a_rgb', path);
});
afterAll(() => kit.remove());

const names = async (path: string) => (await frameColours(path)).map(nameOf);
const rep = (name: string, count: number) => Array(count).fill(name);

it('hard cuts show exactly the frames that were kept, in order', async () => {
  const clips = [
    cut('a_rgb', [10, 17]),
    cut('a_rgb', [30, 41]),
    cut('a_rgb', [55, 65]),
    cut('a_rgb', [0, 3]),
  ];
  const { path, frames } = await kit.render({
    timeline: lineUp(clips),
    sources: [colours],
    name: 'hard',
  });
  expect(frames).toBe(31);
  expect(await names(path)).toEqual([
    ...rep('red', 7),
    ...rep('green', 11),
    ...rep('green', 5),
    ...rep('blue', 5),
    ...rep('red', 3),
  ]);
});

it('clips of a single frame are shown, each for its frame, in any order', async () => {
  const frames = [50, 5, 80, 20, 110, 35, 65, 95];
  const { path } = await kit.render({
    timeline: lineUp(frames.map((frame) => cut('a_rgb', [frame, frame + 1]))),
    sources: [colours],
    name: 'single',
  });
  const shown = ['green', 'red', 'blue', 'red', 'white', 'green', 'blue', 'white'];
  expect(await names(path)).toEqual(shown);
});

it('is one H.264 and one AAC stream of the same length, to the frame', async () => {
  const { path } = await kit.render({
    timeline: lineUp([cut('a_rgb', [5, 52])]),
    sources: [colours],
    name: 'streams',
  });
  const facts = await lookAt(path);
  expect(facts).toMatchObject({ frames: 47, codecs: ['h264', 'aac'], pixels: 'yuv420p' });
  expect(facts.pictureSeconds).toBeCloseTo(47 / 30, 3);
  expect(Math.abs(facts.soundSeconds - facts.pictureSeconds)).toBeLessThanOrEqual(1 / 30);
});

it('flash and beep stay together after many cuts', async () => {
  const source = await kit.source(
    'a_fb',
    await makeFlashAndBeep(kit.folder.path('fb.mp4'), { seconds: 6 }),
  );
  const clips = [
    cut('a_fb', [7, 50]),
    cut('a_fb', [58, 103]),
    cut('a_fb', [107, 140]),
    cut('a_fb', [149, 180]),
  ];
  const { path } = await kit.render({ timeline: lineUp(clips), sources: [source], name: 'sync' });
  const flashes = (await frameColours(path)).flatMap((colour, at) =>
    nameOf(colour) === 'white' ? [at / 30] : [],
  );
  const beeps = onsets(await samplesOf(path));
  expect(flashes.map((at) => Math.round(at * 30))).toEqual([23, 45, 75, 101, 122]);
  expect(beeps).toHaveLength(flashes.length);
  flashes.forEach((at, index) => {
    expect(Math.abs(at - (beeps[index] ?? 0))).toBeLessThan(1.5 / 30);
  });
});

it('three hundred pieces come out to the frame', async () => {
  const source = await kit.source(
    'a_long',
    await makeClip(kit.folder.path('long.mp4'), { seconds: 42 }),
  );
  const clips = Array.from({ length: 300 }, (_, at) => cut('a_long', [at * 4, at * 4 + 3]));
  const { path } = await kit.render({
    timeline: lineUp(clips, { canvas: { widthPx: 160, heightPx: 90, fit: 'bars' } }),
    sources: [source],
    name: 'pieces',
    output: { quality: 'preview', fps: 30 },
  });
  const facts = await lookAt(path);
  expect(facts.frames).toBe(900);
  expect(facts.soundSeconds).toBeCloseTo(30, 1);
});

it('sound ends and starts at a cut to the sample and without a click', async () => {
  const tone = 'if(lt(t,1),0.5*sin(500*2*PI*t),0)';
  const source = await kit.source(
    'a_tone',
    await makeClip(kit.folder.path('t.mp4'), { seconds: 3, sound: tone }),
  );
  const clips = [cut('a_tone', [0, 30]), cut('a_tone', [60, 75]), cut('a_tone', [0, 15])];
  const { path } = await kit.render({ timeline: lineUp(clips), sources: [source], name: 'edges' });
  const samples = await samplesOf(path);
  const level = (start: number, end: number) => levelDb(samples, 48_000, { start, end });
  expect(level(0.1, 0.98) - level(1.02, 1.48)).toBeGreaterThan(40);
  expect(level(1.52, 1.98)).toBeCloseTo(level(0.1, 0.98), 0);
});

/** Times at which something starts to sound after silence. */
function onsets(samples: Float32Array): readonly number[] {
  const times: number[] = [];
  let lastLoud = -48_000;
  samples.forEach((sample, at) => {
    if (Math.abs(sample) < 0.1) return;
    if (at - lastLoud > 4_800) times.push(at / 48_000);
    lastLoud = at;
  });
  return times;
}
