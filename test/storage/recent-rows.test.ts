import { expect, it } from 'vitest';
import { createRecentRows } from '../../src/storage/recent-rows.ts';

const large = 'x'.repeat(190_000);
/** So many large ones are above the bound. */
const tooMany = 25;

it('gives back what was kept, and nothing that was dropped', () => {
  const rows = createRecentRows();
  rows.set('turn:a', 'one');
  rows.set('turn:a', 'two');
  expect(rows.get('turn:a')?.text).toBe('two');
  rows.drop('turn:a');
  rows.drop('turn:a');
  expect(rows.get('turn:a')).toBeUndefined();
});

it('lets go of what was not used for longest, once there is too much', () => {
  const rows = createRecentRows();
  rows.set('turn:used', 'short');
  rows.set('turn:unused', 'short');
  for (let at = 0; at < tooMany; at++) {
    rows.set(`turn:${at}`, large);
    expect(rows.get('turn:used')?.text).toBe('short');
  }
  expect(rows.get('turn:unused')).toBeUndefined();
  expect(rows.get('turn:0')).toBeUndefined();
  expect(rows.get(`turn:${tooMany - 1}`)?.text).toBe(large);
});

it('counts a document once however often it changes', () => {
  const rows = createRecentRows();
  rows.set('turn:first', 'short');
  for (let at = 0; at < tooMany; at++) rows.set('turn:often', large);
  expect(rows.get('turn:first')?.text).toBe('short');
});

it('keeps no document that is too long, nor what it was before', () => {
  const rows = createRecentRows();
  rows.set('turn:a', 'short');
  rows.set('turn:a', 'x'.repeat(200_001));
  expect(rows.get('turn:a')).toBeUndefined();
});

it('keeps nothing once it was stopped', () => {
  const rows = createRecentRows();
  rows.set('turn:a', 'one');
  rows.stop();
  rows.set('turn:b', 'two');
  expect([rows.get('turn:a'), rows.get('turn:b')]).toEqual([undefined, undefined]);
});
