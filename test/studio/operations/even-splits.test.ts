import { describe, expect, it } from 'vitest';
import { scene, speech, timeline, title, video } from '../edit/timelines.ts';
import { lengths, on, say, total } from './carried.ts';

const one = scene([video('a_1')]);

describe('splitting evenly', () => {
  it('makes parts that differ by at most a frame and add up', () => {
    const { timeline: edit, reply } = say('split into 7 equal parts', one);
    expect(lengths(edit)).toEqual([43, 43, 43, 42, 43, 43, 43]);
    expect(reply).toContain('there are 7 pieces now');
  });

  it('every so many seconds leaves the rest at the end', () => {
    expect(lengths(say('cut it every 4 seconds', one).timeline)).toEqual([120, 120, 60]);
    expect(lengths(say('每3秒切一段', one).timeline)).toEqual([90, 90, 90, 30]);
  });

  it('has bounds, and says so', () => {
    expect(say('cut it every 0.1 seconds', scene([video('a_1', { seconds: 20 })])).reply).toContain(
      '200 pieces; I make at most 100',
    );
    expect(say('split it into 60-second pieces', one).reply).toContain('too short');
  });
});

describe('passing pauses quickly', () => {
  const talk = scene([video('a_1', { measures: speech(10, [[4000, 6000]]) })]);

  it('leaves them in at their own speed times four, words untouched', () => {
    const { timeline: edit, reply } = say('speed up the silent parts 4x instead of cutting', talk);
    expect(edit.clips.map((clip) => [clip.in, clip.out, clip.speed.num / clip.speed.den])).toEqual([
      [0, 124, 1],
      [124, 176, 4],
      [176, 300, 1],
    ]);
    expect(total(edit)).toBe(124 + 13 + 124);
    expect(reply).toContain('1 pause plays 4× faster: 0:10 → 0:09.');
  });

  it('moves what stood after them along', () => {
    const titled = on(timeline({ titles: [title({ at: 200, frames: 40 })] }), talk);
    const { timeline: edit } = say('fast forward the pauses', titled);
    expect(edit.titles[0]).toMatchObject({ at: 200 - 39, frames: 40 });
  });

  it('says where there are none', () => {
    const even = scene([video('a_1', { measures: speech(10, []) })]);
    expect(say('fast forward the pauses', even).reply).toContain('no clear pauses');
  });
});
