import { describe, expect, it } from 'vitest';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { scene, video } from '../../edit/timelines.ts';

const clips = scene([video('a_1', { seconds: 20 }), video('a_2', { seconds: 10 })]);
const allAfter = (ms: number) => ({ from: { from: 'start', ms }, to: { from: 'end', ms: 0 } });
const allBefore = (ms: number) => ({ from: { from: 'start', ms: 0 }, to: { from: 'end', ms } });

describe('a part that is not to be touched', () => {
  it.each([
    ["remove the pauses but don't touch the first 10 seconds", 'remove_pauses', allAfter(10_000)],
    ['remove the pauses, leave the first 10 seconds alone', 'remove_pauses', allAfter(10_000)],
    ["don't touch the first 10 seconds, remove the pauses", 'remove_pauses', allAfter(10_000)],
    ["speed it up 2x but don't touch the last 5 seconds", 'set_speed', allBefore(5_000)],
    ["make it black and white but don't touch the opening 5s", 'colour_tone', allAfter(5_000)],
    ["mute it, but please don't change the first five seconds", 'set_volume', allAfter(5_000)],
    ['剪掉停顿，但前10秒别动', 'remove_pauses', allAfter(10_000)],
    ['前10秒不要动，剪掉停顿', 'remove_pauses', allAfter(10_000)],
    ['静音，最后5秒别动', 'set_volume', allBefore(5_000)],
    ['静音，但是别动前5秒', 'set_volume', allAfter(5_000)],
    ['变成黑白，开头3秒保持不变', 'colour_tone', allAfter(3_000)],
  ])('is left as it is: %s', (text, kind, range) => {
    const { steps, notUnderstood, unused } = interpret(text, clips);
    expect(steps).toMatchObject([{ kind, params: { range } }]);
    expect([steps.length, notUnderstood, unused]).toEqual([1, [], []]);
  });

  it.each([
    "remove the pauses but don't touch the intro",
    "don't touch the intro, remove the pauses",
    '剪掉停顿，片头不要动',
    "speed it up 2x but don't touch the intro",
  ])('without its length nothing is done, and it is named: %s', (text) => {
    const { steps, notUnderstood } = interpret(text, clips);
    expect([steps, notUnderstood.length]).toEqual([[], 1]);
  });

  it.each(['前10秒不要动', '最后5秒不要动', '前10秒别剪'])('is never cut: %s', (text) => {
    const { steps, notUnderstood } = interpret(text, clips);
    expect([steps, notUnderstood]).toEqual([[], [text]]);
  });

  it('changes nothing about a wish that has its own place', () => {
    const { steps } = interpret("mute 0:05-0:08 but don't touch the first 2 seconds", clips);
    const range = { from: { from: 'start', ms: 5_000 }, to: { from: 'start', ms: 8_000 } };
    expect(steps).toMatchObject([{ kind: 'set_volume', params: { range } }]);
  });
});
