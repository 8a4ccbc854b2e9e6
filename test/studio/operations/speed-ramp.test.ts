import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../src/studio/edit/draft/draft.ts';
import { clipFrames } from '../../../src/studio/edit/timeline.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { scene, video } from '../edit/timelines.ts';
import { say, total } from './carried.ts';

const film = scene([video('a_1', { seconds: 12 }), video('a_2', { seconds: 6 })]);

describe('a speed ramp', () => {
  it('rises in equal steps over the last third, and leaves the rest alone', () => {
    const { timeline, reply } = say('ramp up the speed at the end', film);
    const percents = timeline.clips.map(({ speed }) => Math.round((100 * speed.num) / speed.den));
    expect(percents).toEqual([100, 100, 114, 130, 148, 169, 192, 219, 250]);
    expect(timeline.clips.slice(0, 1).map(clipFrames)).toEqual([360]);
    expect(reply).toContain('from 1× to 2.5× in steps over 6 s: 0:18 →');
  });

  it('falls where slower is said, between the times and to the speed that are named', () => {
    const { timeline } = say('gradually slow down from 0:02 to 0:06 to 0.25x', film);
    const percents = timeline.clips.map(({ speed }) => Math.round((100 * speed.num) / speed.den));
    expect(percents.slice(0, 2)).toEqual([100, 100]);
    expect(Math.min(...percents)).toBe(25);
    expect(percents.at(-1)).toBe(100);
  });

  it('keeps every frame of the footage, in its order', () => {
    const { timeline } = say('曲线变速', film);
    for (const asset of ['a_1', 'a_2']) {
      const windows = timeline.clips.filter((clip) => clip.asset === asset);
      const gaps = windows.slice(1).map((clip, nth) => clip.in - (windows[nth]?.out ?? 0));
      expect(gaps.every((gap) => gap === 0)).toBe(true);
    }
  });

  it('takes titles along with what they stand over', () => {
    const titled = say('add the title "A" from 9 to 10 s', film);
    const ramped = say('speed ramp from 1x to 2x', titled.scene);
    const [title] = ramped.timeline.titles;
    expect(title?.at).toBeLessThan(270);
    expect(title?.at).toBeGreaterThan(120);
  });

  it('says where a part is too short', () => {
    expect(say('speed ramp from 0:01 to 0:01.3', film).reply).toContain('too short');
  });

  it('comes back from its draft, and goes with undo, whatever was done around it', () => {
    const edits = [
      'cut the first 2 seconds',
      'ramp up the speed at the end',
      '2倍速',
      'split at 3s',
      'gradually slower',
      'reverse it',
      'add the title "A"',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(edits, { minLength: 2 }), (texts) => {
        let now = say('mute it', film);
        for (const text of texts) {
          const next = say(text, now.scene);
          const draft = JSON.parse(JSON.stringify(toDraft(next.timeline, new Map())));
          expect(readDraft(draft, new Set(['a_1', 'a_2'] as const))).toEqual(next.timeline);
          expect(total(next.timeline)).toBeGreaterThan(0);
          if (next.kinds.length > 0) expect(say('undo', next.scene).timeline).toEqual(now.timeline);
          now = next;
        }
      }),
      { numRuns: 25 },
    );
  });
});

it('a ramp tells the speeds that come out, also where it played faster already', () => {
  const { reply } = say('speed ramp from 1x to 2x', say('2x speed', film).scene);
  expect(reply).toContain('from 2× to 4×');
});

it.each([
  'the picture gradually gets brighter',
  'slowly go to black at the end',
  'gradually become black and white',
])('a ramp is not what "%s" asks for', (text) => {
  const { steps } = interpret(text, film);
  expect(steps.map(({ kind }) => kind)).not.toContain('speed_ramp');
});
