import { expect, it } from 'vitest';
import {
  findSpeech,
  speechOnTimeline,
  toEnvelope,
} from '../../../../src/studio/render/sound/ducking.ts';
import {
  envelopePadSamples,
  envelopeRate,
} from '../../../../src/studio/render/sound/music-graph.ts';
import { cut, lineUp, under } from '../render-kit.ts';

/** Levels of words at these times (in 20 ms steps) over a room. */
function levels(steps: number, words: readonly [number, number][], room = -60) {
  const db = Array.from({ length: steps }, (_, at) =>
    words.some(([from, to]) => at >= from && at < to) ? -20 : room,
  );
  return { everyMs: 20 as const, db };
}

it('hears words in a quiet room and in a loud one alike', () => {
  const words = [
    [50, 150],
    [250, 300],
  ] as [number, number][];
  const spans = [
    { startMs: 1_000, endMs: 3_000 },
    { startMs: 5_000, endMs: 6_000 },
  ];
  expect(findSpeech(levels(400, words))).toEqual(spans);
  expect(findSpeech(levels(400, words, -38))).toEqual(spans);
});

it('hears no speech in silence, and nothing but speech where there is no pause', () => {
  expect(findSpeech(levels(100, [], -80))).toEqual([]);
  expect(findSpeech(levels(100, [[0, 100]]))).toEqual([{ startMs: 0, endMs: 2_000 }]);
  expect(findSpeech({ everyMs: 20, db: [] })).toEqual([]);
});

it('short gaps between words keep the music down, clicks do not bring it down', () => {
  expect(
    findSpeech(
      levels(300, [
        [50, 100],
        [120, 160],
      ]),
    ),
  ).toEqual([{ startMs: 1_000, endMs: 3_200 }]);
  expect(
    findSpeech(
      levels(300, [
        [50, 90],
        [200, 202],
      ]),
    ),
  ).toEqual([{ startMs: 1_000, endMs: 1_800 }]);
});

it('speech moves with the clips, faster with their speed, and not at all in muted ones', () => {
  const speech = new Map([['a_talk' as const, [{ startMs: 1_000, endMs: 2_000 }]]]);
  const clips = [
    cut('a_talk', [30, 45]),
    cut('a_talk', [0, 60], { gainDb: null }),
    cut('a_talk', [0, 90], { speed: { num: 2, den: 1 } }),
  ];
  expect(speechOnTimeline(lineUp(clips), speech)).toEqual([
    { startMs: 0, endMs: 500 },
    { startMs: 3_000, endMs: 3_500 },
  ]);
});

it('the envelope is fully down while somebody speaks and ramps outside', () => {
  const music = under('bed_calm', 150, { duckDb: 12 });
  const envelope = toEnvelope(music, [{ startMs: 2_000, endMs: 3_000 }], { num: 30, den: 1 });
  const db = (ms: number) =>
    20 * Math.log10(envelope[envelopePadSamples + (ms * envelopeRate) / 1000] ?? 0);
  expect(db(1_700)).toBeCloseTo(0, 5);
  expect(db(1_900)).toBeCloseTo(-6, 1);
  expect([db(2_000), db(2_500), db(3_000)].map((value) => Math.round(value * 100))).toEqual([
    -1200, -1200, -1200,
  ]);
  expect(db(3_150)).toBeCloseTo(-6, 1);
  expect(db(3_400)).toBeCloseTo(0, 5);
});
