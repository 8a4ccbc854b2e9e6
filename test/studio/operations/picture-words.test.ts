import { describe, expect, it } from 'vitest';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { photo, scene, song, video } from '../edit/timelines.ts';
import { meaningOf, readRows, toMeaning } from '../plan/utterances.ts';

const raw = scene([video('a_1'), video('a_2'), photo('a_3'), song('a_4')]);

describe.each(['en-picture', 'zh-picture'])('the words in %s', (name) => {
  it.each(readRows(name))('$said', ({ said, means }) => {
    expect(meaningOf(interpret(said, raw))).toMatchObject(toMeaning(means));
  });
});
