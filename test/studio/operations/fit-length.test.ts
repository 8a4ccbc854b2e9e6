import { describe, expect, it } from 'vitest';
import { currentTimeline } from '../../../src/studio/edit/scene.ts';
import { clipFrames, timelineFrames, toMs } from '../../../src/studio/edit/timeline.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';
import { scene, speech, video } from '../edit/timelines.ts';

/** 30 s with three pauses of 2 s. */
const pauses = [
  [5000, 7000],
  [12_000, 14_000],
  [20_000, 22_000],
] as const;
const talk = scene([video('a_1', { seconds: 30, measures: speech(30, pauses) })]);

function shortened(text: string) {
  const { history, reply } = carryOut(interpret(text, talk), talk);
  const timeline = currentTimeline(history);
  if (timeline === undefined) throw new Error('there is no timeline');
  return { timeline, reply, seconds: toMs(timelineFrames(timeline), timeline.fps) / 1000 };
}

describe('a length that is asked for', () => {
  it.each([28, 26, 25])('of %i seconds leaves as much of the pauses as fits', (wanted) => {
    const { seconds, timeline } = shortened(`make it ${wanted} seconds`);
    expect(seconds).toBeLessThanOrEqual(wanted);
    expect(seconds).toBeGreaterThan(wanted - 0.2);
    // What is spoken last is still there.
    const last = timeline.clips.at(-1);
    expect(last === undefined ? 0 : last.out - clipFrames(last)).toBeGreaterThan(0);
    expect(last?.out).toBe(900);
  });

  it('below what is spoken loses all pauses, then the end', () => {
    const { seconds, reply } = shortened('make it 20 seconds');
    expect(seconds).toBe(20);
    expect(reply).toContain('pauses first, then the end: 0:30 → 0:20');
  });
});
