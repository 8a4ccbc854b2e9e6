import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clip } from '../../../../src/studio/edit/timeline.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { levelDb, samplesOf } from '../../../fixtures/media/look.ts';
import { makeClip } from '../../../fixtures/media/make-clip.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

const rate = 48_000;
/** Where a tone of 220 Hz has nothing, and a jump has much. */
const lowestClickHz = 5_000;

let kit: RenderKit;
let tone: RenderSource;
beforeAll(async () => {
  kit = await createRenderKit();
  const path = kit.folder.path('tone.mp4');
  // A rate at which no cut falls on a whole number of waves.
  await makeClip(path, { seconds: 6, sound: '0.5*sin(221.7*2*PI*t)', soundRate: 48_000 });
  tone = await kit.source('a_tone', path);
});
afterAll(() => kit.remove());

/** A second-order high-pass: https://www.w3.org/TR/audio-eq-cookbook/ */
function highPassed(samples: Float32Array): Float32Array {
  const w = (2 * Math.PI * lowestClickHz) / rate;
  const alpha = Math.sin(w) / Math.SQRT2;
  const [b0, b1] = [(1 + Math.cos(w)) / 2, -(1 + Math.cos(w))];
  const [a0, a1, a2] = [1 + alpha, -2 * Math.cos(w), 1 - alpha];
  const out = new Float32Array(samples.length);
  for (let at = 2; at < samples.length; at += 1) {
    const [x, x1, x2] = [samples[at] ?? 0, samples[at - 1] ?? 0, samples[at - 2] ?? 0];
    const [y1, y2] = [out[at - 1] ?? 0, out[at - 2] ?? 0];
    out[at] = (b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2) / a0;
  }
  return out;
}

/** The loudest 10 ms above the tone, in dB, at each of some frames of the film. */
function clicks(samples: Float32Array, frames: readonly number[]): readonly number[] {
  const high = highPassed(highPassed(samples));
  return frames.map((frame) => {
    const middle = frame / 30;
    const windows = [-0.015, -0.005, 0.005].map((from) => ({
      start: middle + from,
      end: middle + from + 0.01,
    }));
    return Math.max(...windows.map((window) => levelDb(high, rate, window)));
  });
}

/** What a hard jump of the same tone is heard as. */
async function jumpDb(): Promise<number> {
  const path = kit.folder.path('jump.wav');
  const sound = '0.5*if(lt(t,1),sin(221.7*2*PI*t),-cos(221.7*2*PI*t))';
  await makeClip(path.replace('.wav', '.mp4'), { seconds: 2, sound, soundRate: rate });
  return clicks(await samplesOf(path.replace('.wav', '.mp4')), [30])[0] ?? 0;
}

const starts = (clips: readonly Clip[], lengths: readonly number[]) =>
  clips.slice(1).map((_, nth) => lengths.slice(0, nth + 1).reduce((sum, each) => sum + each, 0));

it('no cut of any kind clicks: hard, silent, repeated, faster, backwards, held, crossing', async () => {
  const clips: readonly Clip[] = [
    cut('a_tone', [0, 20]),
    cut('a_tone', [37, 54]),
    cut('a_tone', [37, 54], { id: 'again' }),
    cut('a_tone', [60, 75], { gainDb: null }),
    cut('a_tone', [80, 95], { gainDb: -6 }),
    cut('a_tone', [95, 105]),
    cut('a_tone', [0, 31], { speed: { num: 3, den: 2 } }),
    cut('a_tone', [40, 62], { reversed: true }),
    cut('a_tone', [100, 101], { hold: 13 }),
    cut('a_tone', [101, 121]),
    cut('a_tone', [140, 165], { transition: { kind: 'dissolve', frames: 10 } }),
    cut('a_tone', [10, 11]),
    cut('a_tone', [20, 21]),
    cut('a_tone', [150, 170]),
  ];
  const film = await kit.render({ timeline: lineUp(clips), sources: [tone], name: 'clicks' });
  const lengths = [20, 17, 17, 15, 15, 10, 21, 22, 13, 20, 25, 1, 1, 20];
  expect(film.frames).toBe(lengths.reduce((sum, each) => sum + each, 0));
  const samples = await samplesOf(film.path);
  const heard = clicks(samples, starts(clips, lengths));
  const quiet = clicks(samples, [10, 28, 45])[0] ?? 0;
  expect(Math.max(...heard)).toBeLessThan((await jumpDb()) - 20);
  expect(Math.max(...heard), JSON.stringify(heard.map(Math.round))).toBeLessThan(-60);
  expect(quiet).toBeLessThan(-60);
});

it('what goes on at another speed goes on in one, however often it was split', async () => {
  const speed = { num: 1, den: 2 } as const;
  const slow = [0, 7, 20, 21, 40].map((from, nth, all) =>
    cut('a_tone', [from, all[nth + 1] ?? 60], { id: `c${nth}`, speed }),
  );
  const film = await kit.render({ timeline: lineUp(slow), sources: [tone], name: 'slow' });
  expect(film.frames).toBe(120);
  const samples = await samplesOf(film.path);
  const at = (frame: number) => {
    const [start, end] = [frame / 30 - 0.006, frame / 30 + 0.006];
    return levelDb(samples, rate, { start, end });
  };
  const levels = [14, 40, 42, 80].map((frame) => at(frame) - at(60));
  expect(Math.min(...levels), JSON.stringify(levels)).toBeGreaterThan(-1);
});
