import { describe, expect, it } from 'vitest';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { scene, song, video } from '../edit/timelines.ts';
import { meaningOf, readRows, toMeaning } from './utterances.ts';

const raw = scene([video('a_1'), video('a_2'), video('a_3'), song('a_4')]);

describe.each([
  'en',
  'en-chains',
  'en-more',
  'en-beyond',
  'zh',
  'zh-chains',
  'zh-more',
  'zh-beyond',
])('the words in %s', (name) => {
  it.each(readRows(name))('$said', ({ said, means }) => {
    const read = interpret(said, raw);
    expect(meaningOf(read)).toMatchObject(toMeaning(means));
    expect(read.language).toBe(name.slice(0, 2));
  });
});
