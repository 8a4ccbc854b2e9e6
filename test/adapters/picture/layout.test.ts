import { expect, test } from 'vitest';
import { cleanLabel } from '../../../src/adapters/picture/clean-label.ts';
import { fitText } from '../../../src/adapters/picture/fit-text.ts';
import {
  coveredMs,
  mostRows,
  toBlocks,
  toRuns,
} from '../../../src/adapters/picture/lane-blocks.ts';
import { placeNames } from '../../../src/adapters/picture/place-names.ts';
import { toClock, toTicks } from '../../../src/adapters/picture/ruler.ts';
import { piece } from './picture-kit.ts';

/** Ten px a sign, whatever the size. */
const measure = (text: string) => [...text].length * 10;

test('a text that fits stays; another is cut with an ellipsis at what fits', () => {
  expect(fitText('talk.mp4', 80, measure)).toBe('talk.mp4');
  expect(fitText('talk.mp4', 79, measure)).toBe('talk.m…');
  expect(fitText('day one of it', 85, measure)).toBe('day one…');
  expect(fitText('talk.mp4', 15, measure)).toBe('');
  expect(fitText('', 10, measure)).toBe('');
  expect(fitText('👨‍👩‍👧👨‍👩‍👧', 40, () => 41)).toBe('');
  expect(fitText('é́é́é́', 35, measure)).not.toMatch(/^é…/);
});

test('the width that counts is that of the text, not of its letters', () => {
  const wide = (text: string) =>
    [...text].reduce((sum, sign) => sum + (sign === '宽' ? 40 : 10), 0);
  expect(fitText('宽宽宽宽', 130, wide)).toBe('宽宽宽…');
});

test('names from outside become one clean line', () => {
  expect(cleanLabel('  a\n b\u0000\t\u202ec  ', true)).toBe('a b c');
  expect(cleanLabel('谢谢 🎬👨‍👩‍👧 完', false)).toBe('谢谢 完');
  expect(cleanLabel('谢谢 🎬', true)).toBe('谢谢 🎬');
  expect(cleanLabel('take 2 #1*', false)).toBe('take 2 #1*');
});

test.each([
  [10_000, ['0:00', '0:02', '0:04', '0:06', '0:08', '0:10']],
  [34_900, ['0:00', '0:05', '0:10', '0:15', '0:20', '0:25', '0:30']],
  [35_100, ['0:00', '0:10', '0:20', '0:30']],
  [1_500, ['0:00.0', '0:00.5', '0:01.0', '0:01.5']],
  [100, ['0:00.0', '0:00.1']],
  [3_900_000, ['0:00', '10:00', '20:00', '30:00', '40:00', '50:00', '1:00:00']],
])('a ruler of %i ms counts in round steps', (durationMs, labels) => {
  expect(toTicks(durationMs, 7).map(({ label }) => label)).toEqual(labels);
});

test('no length makes the ruler crowded', () => {
  for (let durationMs = 100; durationMs < 1e13; durationMs *= 1.37) {
    const ticks = toTicks(durationMs, 7);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.at(-1)?.atMs).toBeLessThanOrEqual(durationMs);
  }
});

test('a clock has hours only where there are some', () => {
  expect([0, 59_900, 61_000, 3_661_000].map((ms) => toClock(ms))).toEqual([
    '0:00',
    '1:00',
    '1:01',
    '1:01:01',
  ]);
});

test('pieces too short to be seen apart become one block, with all of them counted', () => {
  const pieces = Array.from({ length: 10 }, (_, at) => piece('a', at * 2, 2));
  const blocks = toBlocks(pieces, 1);
  expect(blocks.map(({ count }) => count)).toEqual([3, 3, 3, 1]);
  expect(blocks.map(({ isCutAfter }) => isCutAfter)).toEqual([true, true, true, false]);
  const [mixed] = toBlocks([piece('a', 0, 3), piece('b', 3, 3)], 1);
  expect(mixed).toMatchObject({ label: '', count: 2, durationMs: 6 });
});

test('a short piece between gaps or long ones is still seen', () => {
  const blocks = toBlocks([piece('a', 0, 100), piece('b', 100, 0.5), piece('c', 200, 100)], 1);
  expect(blocks.map(({ label, fromPx, toPx }) => [label, fromPx, toPx])).toEqual([
    ['a', 0, 100],
    ['b', 100, 103],
    ['c', 200, 300],
  ]);
});

test('what lies at the same time goes into rows below, in any order, within a bound', () => {
  const pieces = Array.from({ length: 9 }, (_, at) => piece(`t${at}`, at * 5, 100));
  const rows = (given: typeof pieces) =>
    new Map(toBlocks(given, 1).map(({ label, row }) => [label, row]));
  expect(rows(pieces)).toEqual(rows(pieces.toReversed()));
  expect(Math.max(...rows(pieces).values())).toBe(mostRows - 1);
  expect(toBlocks([piece('a', 0, 50), piece('b', 50, 50)], 1).map(({ row }) => row)).toEqual([
    0, 0,
  ]);
});

test('neighbours of one name are one run, those after a gap another', () => {
  const blocks = toBlocks([piece('a', 0, 50), piece('a', 50, 50), piece('a', 150, 50)], 1);
  expect(toRuns(blocks).map(({ fromPx, toPx, blocks: count }) => [fromPx, toPx, count])).toEqual([
    [0, 100, 2],
    [150, 200, 1],
  ]);
});

test('what overlaps fills the timeline once', () => {
  expect(coveredMs([piece('b', 50, 100), piece('a', 0, 100), piece('c', 60, 10)])).toBe(150);
  expect(coveredMs([])).toBe(0);
});

test('a name goes on its piece, else beside it, else where most of it can be read', () => {
  const place = (...pieces: Parameters<typeof toBlocks>[0]) =>
    placeNames(toRuns(toBlocks(pieces, 1)), 1_000, {
      measure,
      sizes: { widePx: 34, narrowPx: 28 },
    }).map(({ text, place: where, fromPx }) => [text, where, fromPx]);
  expect(place(piece('title', 0, 100))).toEqual([['title', 'inside', 14]]);
  expect(place(piece('title', 0, 60))).toEqual([['title', 'beside', 70]]);
  expect(place(piece('title', 960, 40))).toEqual([['title', 'beside', 900]]);
  expect(place(piece('first', 0, 100), piece('next', 100, 20), piece('last', 120, 100))).toEqual([
    ['first', 'inside', 14],
    ['last', 'inside', 134],
  ]);
  expect(place(piece('one', 0, 20), piece('two', 100, 20))).toEqual([
    ['one', 'beside', 30],
    ['two', 'beside', 130],
  ]);
  expect(place(piece('a long name', 0, 100), piece('next one', 100, 900))).toEqual([
    ['a long…', 'inside', 14],
    ['next one', 'inside', 114],
  ]);
});
