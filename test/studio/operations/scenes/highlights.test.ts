import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measures } from '../../../../src/studio/media/facts.ts';
import { scene, video } from '../../edit/timelines.ts';
import { say, total, windows } from '../carried.ts';

const seconds = 30;
/** Loud or lively where a second's number says so; from 0 to 9. */
function footage(
  voice: string,
  motion = '5'.repeat(seconds),
  cuts: readonly number[] = [],
): Measures {
  const at = (text: string, second: number) => Number(text[second] ?? 0);
  return {
    levels: {
      everyMs: 20,
      db: Array.from(
        { length: seconds * 50 },
        (_, n) => -60 + 4 * at(voice, Math.floor(n / 50)) + (n % 3),
      ),
    },
    motion: {
      rate: { num: 30, den: 1 },
      change: Array.from(
        { length: seconds * 30 },
        (_, n) => 10 ** (at(motion, Math.floor(n / 30)) / 2),
      ),
      cut: Array.from({ length: seconds * 30 }, (_, n) => (cuts.includes(n) ? 900_000 : 0)),
      peak: Array.from({ length: seconds * 30 }, () => 200),
    },
  };
}
const film = (measures: Measures) => scene([video('a_1', { seconds, measures })]);
//                              0         1         2
//                              012345678901234567890123456789
const talk = film(footage('111119999911111111118888811111'));

describe('highlights', () => {
  it('are what is loud and lively, in the order of the film, and exactly so long', () => {
    const { timeline, reply } = say('pick the best 10 seconds', talk);
    expect(total(timeline)).toBe(300);
    const heard = windows(timeline).reduce(
      (sum, [from, to]) => sum + overlap([from, to], [150, 300]) + overlap([from, to], [600, 750]),
      0,
    );
    expect(heard).toBeGreaterThan(250);
    expect(windows(timeline)).toEqual([...windows(timeline)].sort(([a], [b]) => a - b));
    expect(reply).toMatch(/Picked \d moments?: 0:30 → 0:10\./);
    expect(reply).toContain('rule of thumb');
    expect(say('挑精彩的10秒', talk).reply).toContain('只是经验判断');
  });

  it('are what moves where nobody speaks, and of several scenes something of each', () => {
    const still = '000000000099999000000000000000';
    const { timeline } = say('pick the best 5 seconds', film(footage('5'.repeat(30), still)));
    expect(overlap(windows(timeline)[0] ?? [0, 0], [300, 450])).toBeGreaterThan(100);
    const scenes = film(footage('5'.repeat(30), '5'.repeat(30), [300, 600]));
    const picked = windows(say('pick the best 15 seconds', scenes).timeline);
    for (const part of [
      [0, 300],
      [300, 600],
      [600, 900],
    ] as const)
      expect(picked.some((window) => overlap(window, part) > 0)).toBe(true);
  });

  it('without a length are a third of the film; of a film that is short enough nothing is taken', () => {
    expect(total(say('make a highlight reel', talk).timeline)).toBe(300);
    expect(say('pick the best 60 seconds', talk).reply).toContain('not longer than that');
  });

  it('are exact whatever is heard and seen, also at other speeds', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        fc.record({
          ...{ voice: digits, motion: digits, ms: fc.integer({ min: 1000, max: 14_000 }) },
          before: fc.constantFrom('', 'speed 150%', 'speed 75%', 'reverse it'),
        }),
        ({ voice, motion, ms, before }) => {
          const begun = film(footage(voice, motion, [240]));
          const now = before === '' ? begun : say(before, begun).scene;
          const { timeline } = say(`pick the best ${ms / 1000} seconds`, now);
          expect(total(timeline)).toBe(Math.round((ms * 30) / 1000));
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('highlights are found also where nothing sounds for long', () => {
  const db = Array.from({ length: seconds * 50 }, (_, n) => (n % 50 < 15 ? -20 : -70));
  const measures: Measures = { ...footage(''), levels: { everyMs: 20, db } };
  expect(total(say('pick the best 5 seconds', film(measures)).timeline)).toBe(150);
  const short = scene([video('a_1', { seconds: 2, measures })]);
  expect(total(say('pick the best 1 second', short).timeline)).toBe(30);
});

function overlap([from, to]: readonly [number, number], [first, last]: readonly [number, number]) {
  return Math.max(0, Math.min(to, last) - Math.max(from, first));
}
