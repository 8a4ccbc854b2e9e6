import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../../src/studio/edit/scene.ts';
import { carryOut } from '../../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { scene, song, video } from '../../edit/timelines.ts';

const clips = scene([
  video('a_1', { seconds: 20 }),
  video('a_2', { seconds: 10 }),
  song('a_3', 60),
]);
const say = (text: string, on: Scene) => carryOut(interpret(text, on), on);
const sceneAfter = (text: string): Scene => ({ ...clips, history: say(text, clips).history });

describe('a question', () => {
  it.each([
    ['music, a title and mute nothing', 'add_music', 'What should the title say?'],
    ['配乐，加标题', 'add_music', '标题写什么？'],
    ['trim 5 seconds and make it vertical', 'set_aspect', 'From the start or from the end?'],
  ])('is asked after the rest was done: %s', (text, kind, words) => {
    const { done, reply } = say(text, clips);
    expect(done.map((step) => step.kind)).toEqual([kind]);
    expect(reply).toContain(words);
    expect(reply).not.toContain('Export');
  });

  it('is gone with the next message', () => {
    const { history } = say('make it vertical', sceneAfter('add a title'));
    expect(history.asked).toBeUndefined();
  });
});

describe('an answer', () => {
  const first5 = [{ from: { from: 'start', ms: 0 }, to: { from: 'start', ms: 5000 } }];
  const last5 = [{ from: { from: 'end', ms: 5000 }, to: { from: 'end', ms: 0 } }];
  const middle = [{ from: { from: 'start', ms: 5000 }, to: { from: 'start', ms: 9000 } }];
  it.each([
    ['trim 5 seconds', 'the start', 'cut_range', { ranges: first5 }],
    ['trim 5 seconds', 'the end', 'cut_range', { ranges: last5 }],
    ['剪掉5秒', '结尾', 'cut_range', { ranges: last5 }],
    ['cut the middle', '5 to 9 seconds', 'cut_range', { ranges: middle }],
    ['中间剪掉', '5秒到9秒', 'cut_range', { ranges: middle }],
    ['split it', '0:12', 'split_clip', { atMs: [12_000] }],
    ['add a title', 'Welcome home, Nana!', 'add_title', { text: 'Welcome home, Nana!' }],
    ['加标题', '周末去哪儿', 'add_title', { text: '周末去哪儿' }],
    ['change the title', '“Rome”', 'change_title', { text: 'Rome' }],
    ['make it longer', 'hold the last frame for 2 s', 'freeze_frame', { lengthMs: 2000 }],
  ])('to “%s” goes on with it: “%s”', (...[asked, text, kind, params]) => {
    const { steps, question } = interpret(text, sceneAfter(asked));
    expect(steps.map((step) => step.kind)).toEqual([kind]);
    expect(steps[0]?.params).toMatchObject(params);
    expect(question).toBeUndefined();
  });

  it.each(['never mind', 'add music', 'make it vertical'])(
    'is none where a message means something by itself: %s',
    (text) => {
      const alone = interpret(text, clips);
      expect(interpret(text, sceneAfter('add a title')).steps).toEqual(alone.steps);
    },
  );

  it('is none where nothing was asked', () => {
    expect(interpret('Welcome home', clips).notUnderstood).toEqual(['Welcome home']);
  });
});

it('asks when something is seen that nobody here can find, and takes the time as the answer', () => {
  const asked = say('把他摔倒的地方放慢', clips);
  expect(asked.reply).toContain('说的是第几秒到第几秒？');
  const now = { ...clips, history: asked.history };
  expect(say('10秒到12秒', now).reply).toContain('这部分放慢了');
});
