import { afterAll, beforeAll, expect, it } from 'vitest';
import { transitionKinds } from '../../../../src/studio/edit/timeline.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, levelDb, lookAt, nameOf, samplesOf } from '../../../fixtures/media/look.ts';
import { makeClip, makeColours } from '../../../fixtures/media/make-clip.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let colours: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('rgb.mp4'), ['red', 'lime', 'blue'], {
    secondsEach: 2,
  });
  colours = await kit.source('a_rgb', path);
});
afterAll(() => kit.remove());

const fade = (frames: number) => ({ transition: { kind: 'fade' as const, frames } });

it('a transition changes no length and lies centred on its cut', async () => {
  const clips = [
    cut('a_rgb', [10, 40]),
    cut('a_rgb', [70, 100], fade(10)),
    cut('a_rgb', [130, 160], fade(9)),
  ];
  const { path } = await kit.render({
    timeline: lineUp(clips),
    sources: [colours],
    name: 'centred',
  });
  const film = await frameColours(path);
  expect(film).toHaveLength(90);
  const mixed = film.flatMap(([red, green, blue], at) =>
    [red, green, blue].filter((part) => part > 30).length > 1 ? [at] : [],
  );
  expect(mixed[0]).toBeGreaterThanOrEqual(25);
  expect(Math.max(...mixed.filter((at) => at < 50))).toBeLessThan(35);
  expect(Math.min(...mixed.filter((at) => at > 50))).toBeGreaterThanOrEqual(56);
  expect(mixed.at(-1)).toBeLessThan(65);
  const [red = 0, green = 0] = film[30] ?? [];
  expect(Math.abs(red - green)).toBeLessThan(70);
  expect(film.filter((_, at) => at < 25 || at >= 65).map(nameOf)).toEqual([
    ...Array(25).fill('red'),
    ...Array(25).fill('blue'),
  ]);
});

it('is made of the footage outside the cut, and of its first or last frame where there is none', async () => {
  const moving = await kit.source(
    'a_ends',
    await makeColours(kit.folder.path('e.mp4'), ['red', 'blue'], { secondsEach: 1 }),
  );
  const clips = [
    cut('a_ends', [0, 30]),
    cut('a_ends', [0, 30], fade(12)),
    cut('a_ends', [30, 60], fade(12)),
  ];
  const { path } = await kit.render({
    timeline: lineUp(clips),
    sources: [moving],
    name: 'handles',
  });
  const film = await frameColours(path);
  expect(film).toHaveLength(90);
  // The first clip's handle is blue footage after its out; the second has none before its in and repeats its first frame.
  const [red = 0, , blue = 0] = film[31] ?? [];
  expect(red).toBeGreaterThan(60);
  expect(blue).toBeGreaterThan(40);
  expect(nameOf(film[89] ?? [0, 0, 0])).toBe('blue');
});

it('every kind keeps the length', async () => {
  const clips = transitionKinds.map((kind, at) =>
    cut('a_rgb', [at * 12, at * 12 + 12], { transition: { kind, frames: 7 } }),
  );
  const canvas = { widthPx: 160, heightPx: 90, fit: 'bars' } as const;
  const { path } = await kit.render({
    timeline: lineUp(clips, { canvas }),
    sources: [colours],
    name: 'kinds',
    output: { quality: 'preview', fps: 30 },
  });
  expect((await lookAt(path)).frames).toBe(12 * transitionKinds.length);
});

it('a transition longer than its neighbours is shortened, never the film', async () => {
  const clips = [
    cut('a_rgb', [0, 5]),
    cut('a_rgb', [60, 66], fade(60)),
    cut('a_rgb', [120, 121], fade(60)),
  ];
  const { frames } = await kit.render({
    timeline: lineUp(clips),
    sources: [colours],
    name: 'short',
  });
  expect(frames).toBe(12);
});

it('twenty transitions in a row lose no frame and no sample', async () => {
  const clips = Array.from({ length: 21 }, (_, at) =>
    cut('a_rgb', [at * 8, at * 8 + 13], at === 0 ? {} : fade(5)),
  );
  const { path } = await kit.render({ timeline: lineUp(clips), sources: [colours], name: 'row' });
  const facts = await lookAt(path);
  expect(facts.frames).toBe(273);
  expect(Math.abs(facts.soundSeconds - 9.1)).toBeLessThan(1 / 30);
});

it('speech keeps its level until 0.12 s from a transition of any length', async () => {
  const path = await makeClip(kit.folder.path('tone.mp4'), {
    seconds: 6,
    sound: '0.3*sin(300*2*PI*t)',
  });
  const tone = await kit.source('a_tone', path);
  const clips = [cut('a_tone', [15, 60]), cut('a_tone', [100, 145], fade(30))];
  const film = await kit.render({ timeline: lineUp(clips), sources: [tone], name: 'speech' });
  const samples = await samplesOf(film.path);
  const level = (start: number, end: number) => levelDb(samples, 48_000, { start, end });
  expect(Math.abs(level(1.2, 1.37) - level(0.3, 1))).toBeLessThan(0.5);
  expect(Math.abs(level(1.63, 1.8) - level(0.3, 1))).toBeLessThan(0.5);
});
