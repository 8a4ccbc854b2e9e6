import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../../src/studio/edit/timeline.ts';
import { roomForTransition, transitionParts } from '../../../src/studio/edit/transition-room.ts';
import { clip, photo, scene, speech, timeline, video } from '../edit/timelines.ts';
import { lengths, on, say, total, windows } from './carried.ts';

const kinds = (edit: Timeline) => edit.clips.map((each) => each.transition?.kind ?? null);
const framesOf = (edit: Timeline) => edit.clips.map((each) => each.transition?.frames ?? 0);

describe('the room for a transition', () => {
  const endless = () => Number.POSITIVE_INFINITY;

  it('is the removed material between two pieces of a take', () => {
    const before = clip({ in: 0, out: 100 });
    const after = clip({ in: 105, out: 200 });
    expect(roomForTransition(before, after, endless)).toBe(10);
    expect(transitionParts(9)).toEqual({ before: 4, after: 5 });
  });

  it('is nothing between pieces that go on without a gap', () => {
    expect(roomForTransition(clip({ out: 100 }), clip({ in: 100, out: 200 }), endless)).toBe(0);
  });

  it('is no more than the shorter clip', () => {
    const room = roomForTransition(
      clip({ in: 60, out: 70 }),
      clip({ asset: 'a_2', in: 60 }),
      endless,
    );
    expect(room).toBe(10);
  });

  it('counts source frames at the speed that they play', () => {
    const fast = { num: 2, den: 1 };
    const before = clip({ in: 0, out: 100, speed: fast });
    const after = clip({ in: 120, out: 220, speed: fast });
    expect(roomForTransition(before, after, endless)).toBe(20);
  });
});

describe('transitions together with pauses', () => {
  const pauses = [
    [3000, 4000],
    [6000, 7000],
    [9000, 10_000],
    [10_800, 11_800],
    [18_000, 19_000],
  ] as const;
  const talk = video('a_1', { seconds: 24, measures: speech(24, pauses) });

  it('are 0.3 s, between pieces of 2 s, one in 4 s, and leave the length as it is', () => {
    const cut = say('trim the pauses', scene([talk]));
    const joined = say('add transitions', cut.scene);
    expect(lengths(cut.timeline)).toEqual([94, 68, 68, 32, 194, 154]);
    expect(framesOf(joined.timeline)).toEqual([0, 9, 0, 0, 0, 9]);
    expect(total(joined.timeline)).toBe(total(cut.timeline));
    expect(joined.reply).toBe('Added 2 crossfades.');
  });

  it('never reach into speech', () => {
    const { timeline: edit } = say('trim the pauses and add transitions', scene([talk]));
    for (const [nth, each] of edit.clips.entries()) {
      const before = edit.clips[nth - 1];
      if (each.transition === null || before === undefined) continue;
      const parts = transitionParts(each.transition.frames);
      expect(before.out + parts.after).toBeLessThanOrEqual(each.in);
      expect(each.in - parts.before).toBeGreaterThanOrEqual(before.out);
    }
  });

  it('come on every cut where that is asked for', () => {
    const { timeline: edit } = say('trim the pauses, put a crossfade on every cut', scene([talk]));
    expect(edit.clips.slice(1).every((each) => each.transition !== null)).toBe(true);
  });
});

const clips = scene([video('a_1'), video('a_2'), video('a_3')]);

describe('transitions between whole clips', () => {
  it('overlap their ends: each gives up the handles it needs', () => {
    const { timeline: edit, reply } = say('add a crossfade between all clips', clips);
    expect(framesOf(edit)).toEqual([0, 15, 15]);
    expect(windows(edit)).toEqual([
      [0, 292],
      [7, 292],
      [7, 300],
    ]);
    expect(total(edit)).toBe(900 - 30);
    expect(reply).toContain('Added 2 crossfades (overlapping the clips: 0:30 → 0:29).');
  });

  it('come only where they are asked for', () => {
    const { timeline: edit } = say('put a transition between clip 2 and 3', clips);
    expect(framesOf(edit)).toEqual([0, 0, 15]);
  });

  it('are of the kind and length that is said', () => {
    const { timeline: edit } = say('use a slide-left transition, 1 second', clips);
    expect(kinds(edit)).toEqual([null, 'slideleft', 'slideleft']);
    expect(framesOf(edit)).toEqual([0, 30, 30]);
  });

  it('use what was cut away before anything else', () => {
    const trimmed = timeline({
      clips: [clip({ in: 30, out: 200 }), clip({ id: 'c2', asset: 'a_2', in: 30, out: 200 })],
    });
    const { timeline: edit } = say(
      'add transitions',
      on(trimmed, scene([video('a_1'), video('a_2')])),
    );
    expect(windows(edit)).toEqual([
      [30, 200],
      [30, 200],
    ]);
    expect(framesOf(edit)).toEqual([0, 15]);
  });

  it('take nothing from photos, which have no end', () => {
    const { timeline: edit } = say('add transitions', scene([photo('a_1'), photo('a_2')]));
    expect(lengths(edit)).toEqual([105, 105]);
    expect(framesOf(edit)).toEqual([0, 15]);
  });

  it('are shorter where clips are short, and none where there is no room', () => {
    const short = scene([video('a_1', { seconds: 1 }), video('a_2', { seconds: 1 })]);
    expect(framesOf(say('add transitions', short).timeline)).toEqual([0, 10]);
    const tiny = scene([video('a_1', { seconds: 0.2 }), video('a_2', { seconds: 0.2 })]);
    const { kinds: done, reply } = say('add transitions', tiny);
    expect(done).toEqual([]);
    expect(reply).toContain('too short for transitions');
  });
});

describe('transitions that are there', () => {
  it('go again, and the cuts are hard', () => {
    const joined = say('add transitions', clips);
    const { timeline: edit, reply } = say('no transitions please', joined.scene);
    expect(kinds(edit)).toEqual([null, null, null]);
    expect(reply).toBe('Removed 2 transitions.');
  });

  it('are of different kinds where random ones are asked for, the same each time', () => {
    const first = kinds(say('random transitions', clips).timeline);
    expect(new Set(first.slice(1)).size).toBe(2);
    expect(kinds(say('random transitions', clips).timeline)).toEqual(first);
  });

  it('take longer or shorter, each of its own kind', () => {
    const joined = say('slide transitions between the clips', clips);
    const slower = say('make the transitions longer', joined.scene);
    expect(framesOf(slower.timeline)).toEqual([0, 23, 23]);
    expect(kinds(slower.timeline)).toEqual(kinds(joined.timeline));
    expect(slower.reply).toContain('The transitions take 0.5 → 0.8 s.');
    const quick = say('转场短很多', slower.scene);
    expect(framesOf(quick.timeline)).toEqual([0, 12, 12]);
    expect(quick.reply).toContain('转场时长：');
  });

  it('have no place in a single clip', () => {
    expect(say('add transitions', scene([video('a_1')])).reply).toContain('only one piece');
  });
});
