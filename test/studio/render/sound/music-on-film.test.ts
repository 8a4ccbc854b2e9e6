import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { levelDb, loudnessOf, samplesOf } from '../../../fixtures/media/look.ts';
import { makeTalk, makeTone } from '../../../fixtures/media/make-sound-file.ts';
import { ffmpegBytes } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit, under } from '../render-kit.ts';

const rate = 48_000;
let kit: RenderKit;
let talk: RenderSource;
let tune: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const words = [
    { start: 0.5, end: 3 },
    { start: 5.5, end: 8 },
  ];
  const seconds = 10;
  talk = await kit.source(
    'a_talk',
    await makeTalk(kit.folder.path('talk.mp4'), { words, seconds }),
  );
  const tone = { seconds: 12, expression: '0.1*sin(5000*2*PI*t)' };
  tune = await kit.source('a_tune', await makeTone(kit.folder.path('tune.m4a'), tone));
});
afterAll(() => kit.remove());

/** Samples of the music alone: it sings where nobody speaks. */
async function musicOf(path: string): Promise<(start: number, end: number) => number> {
  const bytes = await ffmpegBytes([
    ...[
      '-i',
      path,
      '-map',
      '0:a:0',
      '-af',
      'highpass=f=4200:p=2,highpass=f=4200:p=2,lowpass=f=6000:p=2',
    ],
    ...['-ac', '1', '-ar', String(rate), '-f', 'f32le'],
  ]);
  const samples = new Float32Array(bytes.slice().buffer);
  return (start, end) => levelDb(samples, rate, { start, end });
}

it('music goes down under speech by what was asked, and comes back', async () => {
  const music = [under('a_tune', 300, { gainDb: -4, duckDb: 12 })];
  const film = await kit.render({
    timeline: lineUp([cut('a_talk', [0, 300])], { music }),
    sources: [talk, tune],
    name: 'duck',
  });
  const level = await musicOf(film.path);
  for (const [speech, pause] of [
    [level(0.7, 2.8), level(3.6, 4.8)],
    [level(5.7, 7.8), level(8.6, 9.6)],
  ] as const) {
    expect(Math.abs(pause - speech - 12)).toBeLessThan(1);
  }
  const { lufs, peakDb } = await loudnessOf(film.path);
  expect(Math.abs(lufs + 14)).toBeLessThan(1);
  expect(peakDb).toBeLessThanOrEqual(-1);
});

it('ducking follows the words through cuts and speed', async () => {
  const music = [under('a_tune', 150, { duckDb: 9 })];
  const clips = [
    cut('a_talk', [105, 225]),
    cut('a_talk', [255, 285]),
    cut('a_talk', [30, 90], { speed: { num: 2, den: 1 }, gainDb: null }),
  ];
  const film = await kit.render({
    timeline: lineUp(clips, { music }),
    sources: [talk, tune],
    name: 'follow',
  });
  const level = await musicOf(film.path);
  const spoken = level(2.2, 3.8);
  expect(Math.abs(level(0.2, 1.6) - spoken - 9)).toBeLessThan(1);
  expect(Math.abs(level(4.5, 4.9) - spoken - 9)).toBeLessThan(1);
});

it('a voice that was recorded quietly is as loud as one that was not', async () => {
  const quiet = kit.folder.path('quiet.wav');
  await makeTone(quiet, { seconds: 4, expression: '0.02*sin(440*2*PI*t)' });
  const loud = kit.folder.path('loud.wav');
  await makeTone(loud, { seconds: 4, expression: '0.7*sin(440*2*PI*t)' });
  const sources = [await kit.source('a_quiet', quiet), await kit.source('a_loud', loud)];
  const clips = [cut('a_quiet', [0, 90]), cut('a_loud', [0, 90])];
  const film = await kit.render({ timeline: lineUp(clips), sources, name: 'level' });
  const samples = await samplesOf(film.path);
  const difference =
    levelDb(samples, rate, { start: 0.5, end: 2.5 }) -
    levelDb(samples, rate, { start: 3.5, end: 5.5 });
  expect(Math.abs(difference)).toBeLessThan(1);
});

it('music that is shorter than the film repeats without a gap, starts at its offset and fades', async () => {
  const short = await kit.source(
    'a_short',
    await makeTone(kit.folder.path('s.mp3'), {
      seconds: 2,
      expression: '0.2*sin(5000*2*PI*t)*gt(t,1)',
    }),
  );
  const music = [under('a_short', 180, { at: 30, offset: 30, fadeOut: 45 })];
  const film = await kit.render({
    timeline: lineUp([cut('a_talk', [0, 240], { gainDb: null })], { music }),
    sources: [talk, short],
    name: 'loop',
  });
  const level = await musicOf(film.path);
  const on = level(1.2, 1.8);
  expect(level(0.1, 0.9)).toBeLessThan(on - 40);
  expect(level(2.2, 2.8)).toBeLessThan(on - 30);
  expect(Math.abs(level(3.2, 3.8) - on)).toBeLessThan(1);
  expect(Math.abs(level(5.1, 5.4) - on)).toBeLessThan(1);
  expect(level(7.1, 7.9)).toBeLessThan(on - 40);
});

it('a muted film without music is silent, and still has its sound stream', async () => {
  const film = await kit.render({
    timeline: lineUp([cut('a_talk', [0, 30], { gainDb: null })]),
    sources: [talk],
    name: 'mute',
  });
  expect(levelDb(await samplesOf(film.path), rate, { start: 0, end: 1 })).toBeLessThan(-90);
});

it('twice the speed keeps the pitch', async () => {
  const tone = await kit.source(
    'a_pitch',
    await makeTone(kit.folder.path('p.wav'), { seconds: 6, expression: '0.3*sin(400*2*PI*t)' }),
  );
  for (const speed of [
    { num: 2, den: 1 },
    { num: 1, den: 2 },
    { num: 5, den: 1 },
  ]) {
    const film = await kit.render({
      timeline: lineUp([cut('a_pitch', [0, 150], { speed })]),
      sources: [tone],
      name: `pitch-${speed.num}`,
    });
    expect(film.frames).toBe(Math.round((150 * speed.den) / speed.num));
    const samples = (await samplesOf(film.path)).subarray(rate / 4, -rate / 4);
    const crossings = samples.filter(
      (sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0,
    ).length;
    expect(Math.abs(crossings / (samples.length / rate) - 400)).toBeLessThan(8);
  }
});
