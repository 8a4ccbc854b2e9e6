import { expect, it } from 'vitest';
import type { Scene } from '../../../../src/studio/edit/scene.ts';
import { carryOut } from '../../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { scene, speech, subtitleFile, video } from '../../edit/timelines.ts';
import { isRight } from '../../plan/own-words.ts';
import { type Row, readRows } from '../../plan/utterances.ts';

const words = { fromMs: 1000, toMs: 2000, text: 'Hello' };
const clips = scene([
  video('a_1', { seconds: 20, measures: speech(20, [[2000, 3000]]) }),
  video('a_2', { seconds: 20 }),
  subtitleFile('a_9', [words]),
]);

function read({ said }: Row) {
  const messages = said.split(' || ');
  const last = messages.pop() ?? '';
  let now: Scene = clips;
  for (const text of messages)
    now = { ...now, history: carryOut(interpret(text, now), now).history };
  return interpret(last, now);
}

it.each(['en-subtitles', 'zh-subtitles'])('every wish of %s is understood', (name) => {
  const missed = readRows(name).filter((row) => !isRight(row, read(row)));
  expect(missed.map((row) => `${row.said} => ${JSON.stringify(read(row).steps)}`)).toEqual([]);
});
