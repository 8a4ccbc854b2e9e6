import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { scene, song, speech, video } from '../edit/timelines.ts';

const clips = scene([
  video('a_1', { seconds: 20, measures: speech(20, [[2000, 3000]]) }),
  video('a_2', { seconds: 10, measures: speech(10, []) }),
  video('a_3', { seconds: 10, measures: speech(10, []) }),
  song('a_4', 120),
]);
const say = (text: string, on = clips) => carryOut(interpret(text, on), on);
const sceneAfter = (text: string) => ({ ...clips, history: say(text).history });

describe('words that narrow a wish', () => {
  it.each([
    ['make it vertical when the dog barks', 'when the dog barks'],
    ['gently speed it up', 'gently'],
    ['merge the clips in the middle', 'in the middle'],
    ['add music in clip 2', 'clip 2'],
  ])('are named where they are not used: %s', (text, words) => {
    expect(interpret(text, clips).unused).toEqual([words]);
    expect(say(text).reply).toContain(`“${words}”`);
  });

  it.each([
    'trim the pauses, but only in the middle',
    'denoise it only when the dog barks',
    'mute it in the left channel',
    'mute it between the laughs at 5 s',
    '只在开头降噪',
    '左声道静音',
  ])('keep what they narrow from being done to all of the film: %s', (text) => {
    const { steps, notUnderstood } = interpret(text, clips);
    expect(steps).toEqual([]);
    expect(notUnderstood).toEqual([text]);
  });

  it.each([
    'lower the music when i talk',
    'add the title "Hi" at the start',
    'slowly zoom in',
    'crop to square, keep me in the middle',
    'fade in from black and fade out at the end',
    '每段中间加个转场',
  ])('are not named where they are meant: %s', (text) => {
    expect(interpret(text, clips).unused).toEqual([]);
  });
});

describe('a wish to take something away', () => {
  it.each([
    'remove the transitions at 5 seconds',
    '转场去掉5秒',
    'remove the music in the middle',
    'remove clip 2 when the dog barks',
  ])('is left undone where a word of it has no use: %s', (text) => {
    const { steps, notUnderstood } = interpret(text, clips);
    expect(steps).toEqual([]);
    expect(notUnderstood).toEqual([text]);
  });

  it.each([
    'cut the first 5 seconds',
    'remove the last 3 seconds',
    '剪掉前5秒',
    'drop everything after 0:10',
  ])('of the film is not taken for the title that came before: %s', (text) => {
    const { steps } = interpret(text, sceneAfter('add the title "Hi"'));
    expect(steps.map(({ kind }) => kind)).toEqual(['cut_range']);
  });
});

describe('what is left out', () => {
  it.each([
    ['mute everything except the last one', [1, 2]],
    ['mute all but clip 2', [1, 3]],
    ['brighten everything but the first clip', [2, 3]],
    ['apart from clip 2, make it black and white', [1, 3]],
    ['除了第一段和第三段，其他都静音', [2]],
    ['第一段以外都调亮一点', [2, 3]],
    ['remove the pauses but leave the first clip alone', [2, 3]],
    ['去掉停顿，第一段别动', [2, 3]],
  ])('is spared: %s', (text, which) => {
    const { steps, notUnderstood } = interpret(text, clips);
    expect(steps.map(({ params }) => params['clip'])).toEqual(which);
    expect(notUnderstood).toEqual([]);
  });

  it('of no clip is made the place of a cut', () => {
    const { steps } = interpret("cut the first 5 seconds, don't touch clip 3", clips);
    expect(steps.map(({ params }) => params['clip'])).toEqual([undefined]);
  });

  it.each([
    'remove the pauses except in clip 2',
    'speed it all up, except the intro',
    'fade it out except the last one',
  ])('where that cannot be told apart nothing is done: %s', (text) => {
    const { steps, notUnderstood } = interpret(text, clips);
    expect(steps).toEqual([]);
    expect(notUnderstood).toEqual([text]);
  });
});
