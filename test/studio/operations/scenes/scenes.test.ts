import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../../src/studio/edit/scene.ts';
import type { Motion } from '../../../../src/studio/media/facts.ts';
import { carryOut } from '../../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../../src/studio/plan/interpret.ts';
import { scene, speech, video } from '../../edit/timelines.ts';
import { isRight } from '../../plan/own-words.ts';
import { readRows } from '../../plan/utterances.ts';
import { say, total, windows } from '../carried.ts';

/** Cuts, black and frozen stretches at samples of a film of ten seconds. */
function motion(given: {
  readonly cuts?: readonly number[];
  readonly black?: readonly [number, number];
  readonly frozen?: readonly [number, number];
}): Motion {
  const { cuts = [], black = [0, 0], frozen = [0, 0] } = given;
  const all = Array.from({ length: 300 }, (_, at) => at);
  const isIn = (at: number, [from, to]: readonly [number, number]) => at >= from && at < to;
  return {
    rate: { num: 30, den: 1 },
    change: all.map((at) => (isIn(at, frozen) ? 0 : cuts.includes(at) ? 4000 : 200)),
    cut: all.map((at) => (cuts.includes(at) ? 400 : 0)),
    peak: all.map((at) => (isIn(at, black) ? 16 : 200)),
  };
}

const film = (given: Parameters<typeof motion>[0]) =>
  scene([video('a_1', { measures: { motion: motion(given) } })]);
const three = film({ cuts: [90, 210] });

describe('scenes', () => {
  it('are listed, and nothing is changed', () => {
    const { reply, timeline } = say('detect the scenes and list them', three);
    expect(reply).toContain('I see 3 scenes, in seconds: 1. 0–3, 2. 3–7, 3. 7–10.');
    expect(timeline.clips).toHaveLength(1);
    expect(say('识别镜头并列出来', three).reply).toContain(
      '识别到 3 个镜头（秒）：1. 0–3，2. 3–7，3. 7–10。',
    );
  });

  it('are where the film is split, and clips from then on', () => {
    const split = say('split it at the scenes', three);
    expect(windows(split.timeline)).toEqual([
      [0, 90],
      [90, 210],
      [210, 300],
    ]);
    expect(split.reply).toContain('Split at 2 scene changes; there are 3 pieces now.');
    expect(windows(say('remove clip 2', split.scene).timeline)).toEqual([
      [0, 90],
      [210, 300],
    ]);
    expect(windows(say('delete scene 3', split.scene).timeline)).toEqual([
      [0, 90],
      [90, 210],
    ]);
    expect(say('undo', split.scene).timeline.clips).toHaveLength(1);
  });

  it('stay or go by their numbers', () => {
    expect(windows(say('keep only scene 2', three).timeline)).toEqual([[90, 210]]);
    expect(windows(say('delete the last scene', three).timeline)).toEqual([[0, 210]]);
    expect(windows(say('只保留第2个镜头', three).timeline)).toEqual([[90, 210]]);
    expect(windows(say('keep only scenes 1 and 3', three).timeline)).toEqual([
      [0, 90],
      [210, 300],
    ]);
    expect(say('keep only scene 5', three).reply).toContain('I see 3 scenes only.');
    expect(say('split at the scenes', film({})).reply).toContain('no scene change');
  });

  it('of several clips are these clips', () => {
    const two = scene([three.assets[0] ?? video('a_1'), video('a_2')]);
    expect(say('delete scene 2', two).kinds).toEqual(['remove_clip']);
  });

  it('are the same after pauses went and the speed changed', () => {
    const measures = { motion: motion({ cuts: [90, 210] }), ...speech(10, [[5000, 6000]]) };
    const talk = say('trim the pauses', scene([video('a_1', { measures })])).scene;
    const { timeline } = say('keep only scene 1', talk);
    expect(windows(timeline)).toEqual([[0, 90]]);
    const fast = say('speed it up 2x', three).scene;
    expect(total(say('keep only scene 2', fast).timeline)).toBe(60);
    const back = say('reverse it', three).scene;
    expect(windows(say('keep only scene 1', back).timeline)).toEqual([[210, 300]]);
  });
});

describe('parts with nothing to see', () => {
  it('go where they last long enough', () => {
    const { timeline, reply } = say('remove the black parts', film({ black: [60, 90] }));
    expect(windows(timeline)).toEqual([
      [0, 60],
      [90, 300],
    ]);
    expect(reply).toContain('Removed 1 black part: 0:10 → 0:09.');
    const still = say('去掉卡住的画面', film({ frozen: [100, 190] }));
    expect(windows(still.timeline)).toEqual([
      [0, 100],
      [190, 300],
    ]);
    expect(still.reply).toContain('剪掉了 1 处静止画面：0:10 → 0:07。');
    expect(
      say('remove frozen parts longer than 4 seconds', film({ frozen: [100, 190] })).reply,
    ).toContain('no part where the picture stands still');
  });

  it('are left where there are none, or where all of it is like that', () => {
    expect(say('remove the black parts', three).reply).toContain('found no black parts');
    expect(say('去掉黑屏', film({ black: [0, 300] })).reply).toContain('整段都是黑的');
  });
});

it.each(['en-scenes', 'zh-scenes'])('every wish of %s is understood', (name) => {
  const read = (said: string) => {
    const messages = said.split(' || ');
    const last = messages.pop() ?? '';
    let now: Scene = three;
    for (const text of messages)
      now = { ...now, history: carryOut(interpret(text, now), now).history };
    return interpret(last, now);
  };
  const missed = readRows(name).filter((row) => !isRight(row, read(row.said)));
  expect(missed.map(({ said }) => `${said} => ${JSON.stringify(read(said))}`)).toEqual([]);
});
