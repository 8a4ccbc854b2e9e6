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
  it.each([50, 150, 133, 75])('is exact at %i percent of the speed', (percent) => {
    const fast = carryOut(interpret(`speed ${percent}%`, talk), talk);
    const now = { ...talk, history: fast.history };
    const { history } = carryOut(interpret('make it 11.1 seconds', now), now);
    const timeline = currentTimeline(history);
    expect(timeline === undefined ? 0 : timelineFrames(timeline)).toBe(333);
  });

  it.each([28, 26.7, 26, 25])('of %i seconds leaves as much of the pauses as fits', (wanted) => {
    const { seconds, timeline } = shortened(`make it ${wanted} seconds`);
    expect(seconds).toBe(wanted);
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
