import { expect, it } from 'vitest';
import type { Beats, Loudness } from '../../../src/studio/media/facts.ts';
import { createLevelMeter } from '../../../src/studio/media/levels.ts';
import { parseLoudness } from '../../../src/studio/media/loudness.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { makeBeat, makeTalk, makeTone } from '../../fixtures/media/make-sound-file.ts';
import { openFootage } from './footage.ts';

const { path: pathOf, measure } = await openFootage();

it('levels are one every 20 ms, loud where somebody speaks and quiet between', async () => {
  const words = [
    { start: 0.5, end: 1.2 },
    { start: 2, end: 2.6 },
  ];
  const path = await makeTalk(pathOf('talk.mp4'), { words, seconds: 3 });
  const { db, everyMs } = await measure(path, 'levels');
  expect(db.length * everyMs).toBeGreaterThanOrEqual(2_980);
  expect(db.length * everyMs).toBeLessThanOrEqual(3_080);
  const quietest = (from: number, to: number) =>
    Math.min(...db.slice(from / everyMs, to / everyMs));
  const loudest = (from: number, to: number) => Math.max(...db.slice(from / everyMs, to / everyMs));
  expect(quietest(560, 1_160) - loudest(1_300, 1_920)).toBeGreaterThan(10);
  expect(quietest(2_060, 2_540) - loudest(100, 440)).toBeGreaterThan(10);
});

it('rumble below 80 Hz does not count as sound', async () => {
  const rumble = await makeTone(pathOf('rumble.wav'), { expression: '0.3*sin(15*2*PI*t)' });
  const tone = await makeTone(pathOf('tone.wav'), { expression: '0.3*sin(300*2*PI*t)' });
  const [low, high] = await Promise.all([measure(rumble, 'levels'), measure(tone, 'levels')]);
  expect((high.db[50] ?? 0) - (low.db[50] ?? 0)).toBeGreaterThan(20);
});

it('a level does not depend on how the bytes arrive', () => {
  const samples = Int16Array.from({ length: 3_200 }, (_, at) =>
    Math.round(9_000 * Math.sin(at / 9)),
  );
  const bytes = new Uint8Array(samples.buffer);
  const whole = createLevelMeter(16_000);
  whole.push(bytes);
  const pieces = createLevelMeter(16_000);
  for (let at = 0; at < bytes.length; at += 7) pieces.push(bytes.subarray(at, at + 7));
  expect(pieces.levels()).toEqual(whole.levels());
  expect(whole.levels().db).toHaveLength(10);
});

it('loudness is what a pair of loudspeakers plays, for one channel as for two', async () => {
  const expression = '0.2*sin(1000*2*PI*t)';
  const mono = await makeTone(pathOf('mono.wav'), { expression });
  const stereo = await makeClip(pathOf('stereo.mp4'), {
    sound: expression,
    channels: 'stereo',
  });
  const [one, two]: Loudness[] = [
    await measure(mono, 'loudness'),
    await measure(stereo, 'loudness'),
  ];
  expect(Math.abs((one?.integratedLufs ?? 0) - (two?.integratedLufs ?? 9))).toBeLessThan(0.6);
});

it('what has no sound measures as silence, without an error', async () => {
  const path = await makeClip(pathOf('mute.mp4'), { sound: null, seconds: 1 });
  expect((await measure(path, 'levels')).db).toEqual([]);
  expect((await measure(path, 'loudness')).integratedLufs).toBe(-70);
  expect((await measure(path, 'beats')).confidence).toBe(0);
});

it.each([
  [96, 96],
  [120, 120],
  [170, 85],
])('%d beats a minute are heard as %d', async (played, heard) => {
  const path = await makeBeat(pathOf(`beat-${played}.mp3`), played, 14);
  const beats: Beats = await measure(path, 'beats');
  expect(Math.abs(beats.bpm - heard)).toBeLessThan(1);
  expect(beats.confidence).toBeGreaterThan(0.5);
  const period = 60_000 / heard;
  const offGrid = beats.timesMs.map(
    (ms) => Math.abs(ms / period - Math.round(ms / period)) * period,
  );
  expect(offGrid.filter((ms) => ms > 60).length).toBeLessThan(beats.timesMs.length / 5);
  expect(beats.timesMs.at(-1)).toBeGreaterThan(13_000);
});

it('speech has no beat to speak of', async () => {
  const words = [0.3, 1.9, 2.7, 4.9, 6.2, 8.8].map((start, at) => ({
    start,
    end: start + 0.5 + 0.13 * at,
  }));
  const path = await makeTalk(pathOf('nobeat.mp4'), { words, seconds: 11, roomNoise: 0.02 });
  expect((await measure(path, 'beats')).confidence).toBeLessThan(0.3);
});

it('reads the meter of silence', () => {
  const log = 'Summary:\n\n  Integrated loudness:\n    I:         -70.0 LUFS\n';
  expect(parseLoudness(log)).toEqual({ integratedLufs: -70 });
  expect(parseLoudness('nothing')).toBeUndefined();
});
