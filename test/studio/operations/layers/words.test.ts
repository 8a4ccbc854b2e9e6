import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { photo, scene, speech, video } from '../../edit/timelines.ts';
import { meaningOf, readRows, toMeaning } from '../../plan/utterances.ts';

const pauses = speech(10, [[2000, 4000]]);
const start = scene([
  { ...video('a_1', { seconds: 10, measures: pauses }), name: 'beach.mp4' },
  { ...video('a_2', { seconds: 6 }), name: 'cat.mp4' },
  { ...photo('a_3', 400, 200), name: 'logo.png' },
]);

/** What the last message of a row means after the ones before it. */
function read(said: string) {
  const messages = said.split(' || ');
  const last = messages.pop() ?? '';
  let now = start;
  for (const text of messages)
    now = { ...now, history: carryOut(interpret(text, now), now).history };
  return interpret(last, now);
}

describe.each(['en-layers', 'zh-layers'])('the words in %s', (name) => {
  it.each(readRows(name))('$said', ({ said, means }) => {
    const understood = read(said);
    expect(meaningOf(understood)).toMatchObject(toMeaning(means));
    expect(understood.unused).toEqual([]);
  });
});
