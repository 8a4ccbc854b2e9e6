import { describe, expect, it } from 'vitest';
import type { SoundLevels } from '../../../src/studio/media/facts.ts';
import { findPauses } from '../../../src/studio/operations/cut/pauses.ts';

const rule = { minMs: 500, padMs: 120 };
type Gap = readonly [fromMs: number, toMs: number];

/** Syllables four times a second with gaps between words, over the noise of a room; the same each time. */
function talk(seconds: number, pauses: readonly Gap[], roomDb: number): SoundLevels {
  let seed = 1;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const db = Array.from({ length: seconds * 50 }, (_, n) => {
    const ms = n * 20;
    const isPause = pauses.some(([from, to]) => ms >= from && ms < to);
    const isBetweenWords = n % 40 < 6;
    const syllable = -20 - 12 * (1 - Math.abs(Math.sin((Math.PI * ms) / 230))) - 4 * random();
    const voice = isPause ? -90 : isBetweenWords ? -45 : syllable;
    const room = roomDb + 1.5 * (random() - 0.5);
    return 10 * Math.log10(10 ** (voice / 10) + 10 ** (room / 10));
  });
  return { everyMs: 20, db };
}

function music(level: (ms: number) => number): SoundLevels {
  const db = Array.from({ length: 3000 }, (_, n) => Math.max(-90, level(n * 20)));
  return { everyMs: 20, db };
}

function fadingOut(ms: number, lastMs: number): number {
  return -18 + Math.min(0, 20 * Math.log10(Math.max(1e-5, (60_000 - ms) / lastMs)));
}

const many = Array.from({ length: 10 }, (_, n): Gap => [3000 + n * 5500, 4500 + n * 5500]);
const few: readonly Gap[] = [
  [10_000, 10_800],
  [31_000, 31_700],
  [47_000, 48_000],
];

describe.each([-60, -48, -40, -36])('in a room of %i dB', (room) => {
  it.each([
    ['often', many],
    ['three times a minute', few],
  ])('somebody who pauses %s has every pause found and no word cut', (_, pauses) => {
    const found = findPauses(talk(60, pauses, room), rule);
    expect(found).toHaveLength(pauses.length);
    for (const [nth, { fromMs, toMs }] of found.entries()) {
      const [from, to] = pauses[nth] ?? [0, 0];
      // Gaps between words that touch a pause are quiet as well.
      expect(fromMs).toBeGreaterThanOrEqual(from);
      expect(toMs).toBeLessThanOrEqual(to + 120);
      expect(toMs - fromMs).toBeGreaterThanOrEqual(to - from - 300);
    }
  });

  it('somebody who talks without a pause has none', () => {
    expect(findPauses(talk(60, [], room), rule)).toEqual([]);
  });
});

describe('music alone has no pauses', () => {
  it.each([1000, 2000, 3000, 5000])('where it fades out over %i ms', (lastMs) => {
    expect(
      findPauses(
        music((ms) => fadingOut(ms, lastMs)),
        rule,
      ),
    ).toEqual([]);
  });

  it('where it is beats', () => {
    expect(
      findPauses(
        music((ms) => (ms % 500 < 120 ? -12 : -30)),
        rule,
      ),
    ).toEqual([]);
  });

  it.each([60, 100])('where notes ring out by a dB each %i ms', (perDb) => {
    expect(
      findPauses(
        music((ms) => -15 - (ms % 2000) / perDb),
        rule,
      ),
    ).toEqual([]);
  });
});

it('soft speech in a quiet room is no pause, however rare pauses are', () => {
  const spoken = talk(60, few, -70);
  const soft = spoken.db.map((level, n) => (n >= 1000 && n < 1100 ? level - 14 : level));
  const found = findPauses({ everyMs: 20, db: soft }, rule);
  expect(found.some(({ fromMs, toMs }) => toMs > 20_000 && fromMs < 22_000)).toBe(false);
});

it('300 pauses in one recording are 300', () => {
  const each = Array.from({ length: 300 }, (_, n): Gap => [n * 4000 + 2000, n * 4000 + 3000]);
  expect(findPauses(talk(1200, each, -45), rule)).toHaveLength(300);
});
