import { expect, it } from 'vitest';
import { createPace } from '../../../src/studio/renders/create-pace.ts';
import { toRenderAnswer } from '../../../src/studio/renders/render-answer.ts';
import type { RenderRecord } from '../../../src/studio/renders/render-record.ts';
import { lineUp } from '../render/render-kit.ts';

function paced() {
  let nowMs = 1_000;
  const pace = createPace(() => nowMs);
  return {
    pace,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

it('what is left takes as long as what was done, in proportion, and less with every second', () => {
  const { pace, pass } = paced();
  pace.note('one', 1);
  pass(10_000);
  pace.note('one', 26);
  expect(pace.remainingMsOf('one')).toBe(29_600);
  pass(9_600);
  expect(pace.remainingMsOf('one')).toBe(20_000);
  pass(60_000);
  expect(pace.remainingMsOf('one')).toBe(0);
});

it('pieces of an earlier render, which come at once, make nothing seem quicker', () => {
  const { pace, pass } = paced();
  pace.note('one', 60);
  pass(10_000);
  pace.note('one', 80);
  expect(pace.remainingMsOf('one')).toBe(10_000);
});

it('says nothing before it has seen enough, nor of renders that it does not know', () => {
  const { pace, pass } = paced();
  expect(pace.remainingMsOf('one')).toBeUndefined();
  pace.note('one', 1);
  pass(1_000);
  pace.note('one', 20);
  expect(pace.remainingMsOf('one')).toBeUndefined();
  pass(2_000);
  pace.note('one', 30);
  expect(pace.remainingMsOf('one')).toBeGreaterThan(0);
  pace.drop('one');
  expect(pace.remainingMsOf('one')).toBeUndefined();
});

it('answers tell it in whole seconds, where it is known', () => {
  const record: RenderRecord = {
    ...{ v: 1, id: 'r1', fileId: 'abcdefghij', owner: 'ann', sessionId: 's', attempts: 1 },
    ...{ status: 'processing', createdAt: 0, output: { format: 'mp4', quality: 'high' } },
    timeline: lineUp([]),
  };
  const said = { record, percent: 40 };
  expect(toRenderAnswer({ ...said, remainingMs: 20_400 }, undefined)).toMatchObject({
    remaining: 21,
  });
  expect(toRenderAnswer(said, undefined)).not.toHaveProperty('remaining');
});
