import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../../src/studio/edit/timeline.ts';
import {
  clip,
  music,
  photo,
  scene,
  song,
  speech,
  timeline,
  title,
  video,
} from '../edit/timelines.ts';
import { lengths, on, say, total, windows } from './carried.ts';

const three = scene([
  video('a_1', { seconds: 4 }),
  video('a_2', { seconds: 3 }),
  video('a_3', { seconds: 2 }),
]);
const order = (edit: Timeline) => edit.clips.map((each) => each.asset);

describe('clips', () => {
  it.each([
    ['put the second clip first', ['a_2', 'a_1', 'a_3']],
    ['move clip 1 to the end', ['a_2', 'a_3', 'a_1']],
    ['put clip 3 before clip 2', ['a_1', 'a_3', 'a_2']],
    ['swap clip 1 and 3', ['a_3', 'a_2', 'a_1']],
    ['remove clip 2', ['a_1', 'a_3']],
    ['delete clips 1 and 3', ['a_2']],
    ['duplicate the last clip', ['a_1', 'a_2', 'a_3', 'a_3']],
    ['把最后一段放到最前面', ['a_3', 'a_1', 'a_2']],
  ])('%s', (text, after) => {
    const { timeline: edit } = say(text, three);
    expect(order(edit)).toEqual(after);
    expect(new Set(edit.clips.map((each) => each.id)).size).toBe(edit.clips.length);
  });

  it('are counted as they were sent, also when pauses made pieces of them', () => {
    const talk = video('a_1', { measures: speech(10, [[4000, 5000]]) });
    const cut = say('trim the pauses', scene([talk, video('a_2')]));
    expect(order(cut.timeline)).toEqual(['a_1', 'a_1', 'a_2']);
    expect(order(say('remove clip 1', cut.scene).timeline)).toEqual(['a_2']);
    expect(order(say('put clip 2 first', cut.scene).timeline)).toEqual(['a_2', 'a_1', 'a_1']);
  });

  it('that were split on purpose count for themselves', () => {
    const split = say('split at 4s', scene([video('a_1')]));
    expect(windows(say('remove clip 1', split.scene).timeline)).toEqual([[120, 300]]);
  });

  it('that are not there are counted out', () => {
    const { kinds, reply } = say('remove clip 7', three);
    expect(kinds).toEqual([]);
    expect(reply).toContain('There is no clip 7; I count 3.');
    expect(say('删掉第七段', three).reply).toContain('没有第 7 段，现在一共 3 段。');
  });

  it('are never all removed', () => {
    expect(say('remove clip 1', scene([video('a_1')])).reply).toContain('everything there is');
  });

  it('that were removed do not come back with the next message', () => {
    const removed = say('remove clip 2', three);
    expect(order(say('add music', removed.scene).timeline)).toEqual(['a_1', 'a_3']);
  });

  it('are joined in the order sent, whatever their size', () => {
    const mixed = scene([video('a_1', { seconds: 2 }), photo('a_2'), song('a_3')]);
    const { timeline: edit, reply } = say('merge these', mixed);
    expect(order(edit)).toEqual(['a_1', 'a_2']);
    expect(lengths(edit)).toEqual([60, 105]);
    expect(reply).toContain('Joined 2 clips in the order you sent them: 0:06.');
  });
});

describe('speed', () => {
  it.each([
    ['speed it up 1.5x', { num: 3, den: 2 }, 200],
    ['2x speed', { num: 2, den: 1 }, 150],
    ['半速播放', { num: 1, den: 2 }, 600],
    ['play it at 80% speed', { num: 4, den: 5 }, 375],
  ])('%s', (text, speed, frames) => {
    const { timeline: edit } = say(text, scene([video('a_1')]));
    expect(edit.clips[0]?.speed).toEqual(speed);
    expect(total(edit)).toBe(frames);
  });

  it('of a stretch cuts it out of its clip', () => {
    const { timeline: edit } = say('slow motion from 0:04 to 0:06', scene([video('a_1')]));
    expect(windows(edit)).toEqual([
      [0, 120],
      [120, 180],
      [180, 300],
    ]);
    expect(lengths(edit)).toEqual([120, 120, 120]);
  });

  it('of one clip leaves the others', () => {
    expect(lengths(say('speed up clip 2 to 1.5x', three).timeline)).toEqual([120, 60, 60]);
  });

  it('moves titles with what they lie on', () => {
    const dressed = on(
      timeline({ titles: [title({ at: 100, frames: 50 })], music: [music()] }),
      scene([video('a_1')]),
    );
    const { timeline: edit } = say('2x speed', dressed);
    expect(edit.titles[0]).toMatchObject({ at: 50, frames: 50 });
    expect(edit.music[0]?.frames).toBe(150);
  });

  it('stays within what can be heard', () => {
    const { timeline: edit } = say('speed it up 100x', scene([video('a_1')]));
    expect(edit.clips[0]?.speed).toEqual({ num: 8, den: 1 });
  });
});

describe('original sound', () => {
  const gains = (edit: Timeline) => edit.clips.map((each) => each.gainDb);

  it.each([
    ['mute the original sound', [null, null, null]],
    ['mute clip 2', [0, null, 0]],
    ['my voice is too quiet', [6, 6, 6]],
    ['turn the volume down by 3 dB', [-3, -3, -3]],
    ['原声调到50%', [-6, -6, -6]],
  ])('%s', (text, after) => {
    expect(gains(say(text, three).timeline)).toEqual(after);
  });

  it('comes back', () => {
    const muted = say('mute it', three);
    expect(gains(say('unmute it', muted.scene).timeline)).toEqual([0, 0, 0]);
  });

  it('is bounded', () => {
    const loud = on(timeline({ clips: [clip({ gainDb: 24 })] }), scene([video('a_1')]));
    expect(say('make it louder', loud).reply).toContain('like that already');
  });
});
