import { describe, expect, it } from 'vitest';
import { carryOut, needsOf } from '../../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { historyRecord } from '../../../../src/studio/records/timeline-record.ts';
import { scene, speech, video } from '../../edit/timelines.ts';
import { say } from '../../operations/carried.ts';

const pauses = [
  [4000, 5000],
  [12_000, 13_500],
] as const;
const talk = scene([video('a_1', { seconds: 30, measures: speech(30, pauses) })]);

describe('a question about what an edit would come to', () => {
  it.each([
    ['how many pauses would you cut?', 'Removed 2 pauses: 0:30 → 0:28.'],
    ['What would happen if you sped it up 2x?', 'Everything plays at 2×: 0:30 → 0:15.'],
    ['会剪掉多少停顿？', '剪掉了 2 处停顿：0:30 → 0:28。'],
    ['你会剪掉几处停顿？', '剪掉了 2 处停顿：0:30 → 0:28。'],
    ['如果改成2倍速会变成多长？', '整段改成了 2 倍速：0:30 → 0:15。'],
  ])('"%s" is answered in numbers, and nothing changes', (text, told) => {
    const outcome = carryOut(interpret(text, talk), talk);
    expect(outcome.reply).toContain(told);
    expect(outcome.reply).toMatch(/Nothing is changed yet|先没有动手/);
    expect(outcome.done).toEqual([]);
    const { tried: _, ...history } = outcome.history;
    expect(history).toEqual(talk.history);
  });

  it('measures what it needs to know', () => {
    const unheard = scene([video('a_1', { seconds: 30 })]);
    const needs = needsOf(interpret('how many pauses would you cut?', unheard), unheard);
    expect(needs).toEqual([{ source: 'a_1', measure: 'levels' }]);
  });

  it('says so where it would come to nothing', () => {
    const quick = scene([video('a_1', { seconds: 30, measures: speech(30, []) })]);
    const { reply, done } = carryOut(interpret('how many pauses would you cut?', quick), quick);
    expect(reply).toBe('I found no clear pauses to remove.');
    expect(done).toEqual([]);
  });

  it.each([
    ['how many pauses would you cut?', 'do it'],
    ['how many pauses would you cut?', 'ok, go ahead'],
    ['会剪掉多少停顿？', '好，就这样做'],
  ])('after "%s", "%s" does it', (asking, agreeing) => {
    const asked = carryOut(interpret(asking, talk), talk);
    const stored = historyRecord.parse(JSON.parse(JSON.stringify(asked.history)));
    const cut = say(agreeing, { ...talk, history: stored });
    expect(cut.timeline).toEqual(say('trim the pauses', talk).timeline);
    expect(cut.scene.history).not.toHaveProperty('tried');
  });

  it.each([
    "trim the pauses but don't touch anything else",
    "trim the pauses, don't change anything else",
    "trim the pauses. don't cut that part",
    '剪掉停顿，别动其他的',
  ])('"%s" is no such question', (text) => {
    expect(say(text, talk).timeline).toEqual(say('trim the pauses', talk).timeline);
  });

  it.each([
    "trim the pauses, but don't do it yet",
    "trim the pauses, don't change anything yet, just tell me",
    "trim the pauses. don't apply it, only show me what you would do",
  ])('"%s" is one', (text) => {
    expect(carryOut(interpret(text, talk), talk).reply).toContain('Nothing is changed yet');
  });

  it('is forgotten once something else is said', () => {
    const asked = carryOut(interpret('how many pauses would you cut?', talk), talk);
    const muted = say('mute it', { ...talk, history: asked.history });
    expect(carryOut(interpret('do it', muted.scene), muted.scene).done).toEqual([]);
  });
});
