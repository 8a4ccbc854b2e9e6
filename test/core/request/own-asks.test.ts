import { expect, it } from 'vitest';
import { english } from '../../../src/core/wording/en.ts';
import { chinese } from '../../../src/core/wording/zh.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { scene, song, video } from '../../studio/edit/timelines.ts';

const raw = scene([video('a_1'), song('a_4')]);

it.each([
  ['en', english.asks],
  ['zh', chinese.asks],
])('what buttons and commands stand for is understood whole by the studio in %s', (_, asks) => {
  const kinds = (text: string) => interpret(text, raw).steps.map(({ kind }) => kind);
  expect(kinds(asks.undo)).toEqual(['undo']);
  expect(kinds(asks.redo)).toEqual(['redo']);
  expect(kinds(asks.strip)).toEqual(['remove_music', 'remove_title', 'colour_tone']);
  for (const ask of Object.values(asks)) expect(interpret(ask, raw).notUnderstood).toEqual([]);
});
