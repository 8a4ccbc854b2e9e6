import { describe, expect, it } from 'vitest';
import { currentTimeline, type Scene } from '../../../src/studio/edit/scene.ts';
import { clipFrames, timelineFrames } from '../../../src/studio/edit/timeline.ts';
import { clock, lengthMs } from '../../../src/studio/operations/telling.ts';
import { carryOut, needsOf } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { photo, scene, song, speech, video } from '../edit/timelines.ts';

const pauses = [
  [5000, 6240],
  [12_000, 13_240],
  [20_000, 21_240],
] as const;
const talk = video('a_1', { seconds: 30, measures: speech(30, pauses) });
const say = (text: string, on: Scene) => carryOut(interpret(text, on), on);
const after = (text: string, on: Scene): Scene => ({ ...on, history: say(text, on).history });

const mainWishes = [
  'Trim the pauses, add transitions, and sync background music',
  '剪掉停顿，加转场，配上卡点的背景音乐',
];

describe('the sentence on the first screen', () => {
  it.each(mainWishes)('%s means pauses, transitions and music on the beat', (text) => {
    const { steps, notUnderstood } = interpret(text, scene([talk]));
    expect(steps.map((step) => step.kind)).toEqual([
      'remove_pauses',
      'add_transitions',
      'add_music',
    ]);
    expect(steps[2]?.params).toMatchObject({ isSynced: true, duckDb: 12 });
    expect(notUnderstood).toEqual([]);
  });

  it.each(mainWishes)('%s cuts, joins and puts music under it', (text) => {
    const outcome = say(text, scene([talk]));
    const timeline = currentTimeline(outcome.history);
    expect(outcome.done.map((step) => step.kind)).toEqual([
      'remove_pauses',
      'add_transitions',
      'add_music',
    ]);
    expect(timeline?.clips).toHaveLength(4);
    expect(timeline?.clips.map((clip) => clip.transition?.kind ?? null)).toEqual([
      null,
      'fade',
      'fade',
      'fade',
    ]);
    const [music] = timeline?.music ?? [];
    expect(music).toMatchObject({ source: 'bed_bright', at: 0, duckDb: 12, onBeat: true });
    expect(timeline === undefined ? 0 : timelineFrames(timeline)).toBe(music?.frames);
    for (const clip of timeline?.clips ?? []) expect(Number.isInteger(clipFrames(clip))).toBe(true);
  });
});

describe('its answer', () => {
  it('has numbers from the difference, in the language it came in', () => {
    const english = say(mainWishes[0] ?? '', scene([talk])).reply;
    expect(english).toContain('Removed 3 pauses: 0:30 → 0:27.');
    expect(english).toContain('Added 3 crossfades.');
    expect(english).toContain('Music sits 12 dB under the voice.');
    expect(english).toMatch(/click the Export button to save it\.$/);
    const chinese = say(mainWishes[1] ?? '', scene([talk])).reply;
    expect(chinese).toContain('剪掉了 3 处停顿：0:30 → 0:27。');
    expect(chinese).toContain('加了 3 个叠化转场。');
    expect(chinese).toContain('音乐比人声低 12 分贝。');
    expect(chinese).toMatch(/点击导出按钮即可保存。$/);
  });

  it.each([0, 170, 340, 510, 680, 850])('tells the length in the end, %i ms later too', (later) => {
    const moved = pauses.map(([from, to]) => [from + later, to + 2 * later] as const);
    const clip = video('a_1', { seconds: 30, measures: speech(30, moved) });
    const { history, reply } = say(mainWishes[0] ?? '', scene([clip]));
    const timeline = currentTimeline(history);
    const last = [...reply.matchAll(/\d+:\d\d/g)].at(-1)?.[0];
    expect(last).toBe(timeline === undefined ? 'nothing' : clock(lengthMs(timeline)));
  });

  it('asks for levels and beats first, and for nothing twice', () => {
    const bare = scene([video('a_1')], { beds: [song('bed_bright', 16)] });
    const text = mainWishes[0] ?? '';
    expect(needsOf(interpret(text, bare), bare)).toEqual([
      { source: 'a_1', measure: 'levels' },
      { source: 'bed_bright', measure: 'beats' },
    ]);
    const measured = scene([talk]);
    expect(needsOf(interpret(text, measured), measured)).toEqual([]);
  });
});

describe('a message', () => {
  it('is one revision, after the clips as they came', () => {
    const { history } = say('trim the pauses and add music', scene([talk]));
    expect(history.revisions).toHaveLength(2);
    expect(history.at).toBe(1);
    expect(history.revisions[0]?.clips).toHaveLength(1);
    expect(history.revisions[0]?.music).toEqual([]);
  });

  it('does what it can, names the rest in the person’s words and suggests', () => {
    const outcome = say('Trim the pauses and feed my cat', scene([talk]));
    expect(outcome.done.map((step) => step.kind)).toEqual(['remove_pauses']);
    expect(outcome.reply).toContain('Removed 3 pauses');
    expect(outcome.reply).toContain('“feed my cat”');
    expect(outcome.reply).toContain('You could ask me to');
  });

  it.each(['colorless green ideas', '今天天气不错', '???', 'asdf qwer'])(
    'that makes no sense (%s) changes nothing and says so',
    (text) => {
      const before = scene([talk]);
      const outcome = say(text, before);
      expect(outcome.history).toBe(before.history);
      expect(outcome.done).toEqual([]);
      expect(outcome.reply).not.toBe('');
      expect(outcome.reply).not.toMatch(/Export|导出/);
    },
  );

  it('with one title alone is answered by tool events only', () => {
    const outcome = say('add the title "Hello"', scene([talk]));
    expect(outcome.reply).toBe('');
    expect(outcome.done.map((step) => step.kind)).toEqual(['add_title']);
  });

  it('before any clip changes nothing and asks for one', () => {
    const outcome = say('trim the pauses', scene([]));
    expect(outcome.reply).toContain('send me a clip');
    expect(outcome.history.revisions).toEqual([]);
  });

  it('puts what was sent since at the end and says so', () => {
    const first = after('trim the pauses', scene([talk]));
    const later = { ...first, assets: [...first.assets, photo('a_2')] };
    const outcome = say('add music', later);
    expect(currentTimeline(outcome.history)?.clips.at(-1)?.asset).toBe('a_2');
    expect(outcome.reply).toContain('Added “a_2.jpg” at the end.');
  });

  it('that wants footage made gets an honest sentence', () => {
    const outcome = say('generate a video of a cat in space', scene([talk]));
    expect(outcome.done).toEqual([]);
    expect(outcome.reply).toContain('I cannot make up new footage');
  });
});
