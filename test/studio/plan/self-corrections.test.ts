import { expect, it } from 'vitest';
import { readAsked } from './asked-words.ts';

const read = (said: string) => {
  const { steps, notUnderstood } = readAsked({ said, means: '' });
  return { steps: steps.map(({ kind, params }) => [kind, params]), notUnderstood };
};

it.each([
  ['mute the second clip, no wait, the third one', 'mute the third clip'],
  ['mute the second clip, i mean the third', 'mute the third clip'],
  ['crop it square no wait make it vertical', 'make it vertical'],
  ['speed up clip 2 by 2x... actually make that 1.5x', 'speed up clip 2 by 1.5x'],
  [
    'cut the first 5 seconds, remove the music, no wait, just make the music quieter',
    'cut the first 5 seconds, make the music quieter',
  ],
  ['shuffle… no wait, just reverse the order of the clips', 'reverse the order of the clips'],
  ['把第二段静音，不对，第三段', '把第三段静音'],
  ['剪掉前5秒，不对，前3秒，再加个标题“你好”', '剪掉前3秒，再加个标题“你好”'],
  ['竖屏，哦不对，方的', '方形'],
])('%j is what was meant in the end', (said, meant) => {
  expect(read(said)).toEqual(read(meant));
});

it('takes nothing back for what a title says', () => {
  expect(read('add a title that says "Wait, no, I mean it"').steps).toMatchObject([
    ['add_title', { text: 'Wait, no, I mean it' }],
  ]);
});

it('takes nothing back where only a feeling is told', () => {
  expect(read("I mean it's long, cut the pauses").steps).toMatchObject([['remove_pauses', {}]]);
});
