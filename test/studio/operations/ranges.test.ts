import { describe, expect, it } from 'vitest';
import { clip, music, scene, speech, timeline, title, video } from '../edit/timelines.ts';
import { lengths, on, say, total, windows } from './carried.ts';

const one = scene([video('a_1')]);
const three = scene([
  video('a_1', { seconds: 4 }),
  video('a_2', { seconds: 3 }),
  video('a_3', { seconds: 2 }),
]);

describe('cutting a range', () => {
  it.each([
    ['cut the first 2 seconds', [[60, 300]]],
    ['remove the last 2.5 seconds', [[0, 225]]],
    [
      'delete from 0:03 to 0:04.5',
      [
        [0, 90],
        [135, 300],
      ],
    ],
    [
      'cut 1s to 2s and 3s to 4s',
      [
        [0, 30],
        [60, 90],
        [120, 300],
      ],
    ],
    ['drop everything after 0:08', [[0, 240]]],
    ['去掉前2秒', [[60, 300]]],
  ])('%s leaves exactly the other frames', (text, left) => {
    expect(windows(say(text, one).timeline)).toEqual(left);
  });

  it('goes across clips', () => {
    const { timeline: edit } = say('cut 0:03 to 0:05', three);
    expect(windows(edit)).toEqual([
      [0, 90],
      [30, 90],
      [0, 60],
    ]);
  });
});

describe('a range that is cut', () => {
  it('counts in the clip that is named', () => {
    const { timeline: edit } = say('cut the first second of clip 2', three);
    expect(windows(edit)).toEqual([
      [0, 120],
      [30, 90],
      [0, 60],
    ]);
    const { timeline: each } = say('trim the last second of each clip', three);
    expect(lengths(each)).toEqual([90, 60, 30]);
  });

  it('counts in what is heard at another speed', () => {
    const fast = on(timeline({ clips: [clip({ speed: { num: 2, den: 1 } })] }), one);
    const { timeline: edit } = say('cut the first 2 seconds', fast);
    expect(windows(edit)).toEqual([[120, 300]]);
    expect(total(edit)).toBe(90);
  });

  it('takes titles along and never lets one hang over the end', () => {
    const titles = [
      title({ id: 't1', at: 0, frames: 30 }),
      title({ id: 't2', at: 75, frames: 30 }),
      title({ id: 't3', at: 120, frames: 60 }),
      title({ id: 't4', at: 240, frames: 60 }),
    ];
    const dressed = on(timeline({ titles, music: [music()] }), one);
    const { timeline: edit, reply } = say('cut from 0:02 to 0:04', dressed);
    expect(reply).toBe('Cut that out: 0:10 → 0:08. 1 title went with it.');
    expect(edit.titles.map((each) => [each.id, each.at, each.frames])).toEqual([
      ['t1', 0, 30],
      ['t3', 60, 60],
      ['t4', 180, 60],
    ]);
    expect(edit.music[0]?.frames).toBe(240);
    const { timeline: short } = say('keep only the first 2 seconds', dressed);
    for (const each of short.titles) expect(each.at + each.frames).toBeLessThanOrEqual(60);
  });

  it.each([
    ['cut from 0:20 to 0:30', 'That time is not in the video.'],
    ['remove the first 30 seconds', 'That would cut everything'],
  ])('%s changes nothing and says why', (text, why) => {
    const outcome = say(text, one);
    expect(outcome.kinds).toEqual([]);
    expect(outcome.reply).toContain(why);
    expect(windows(outcome.timeline)).toEqual([[0, 300]]);
  });
});

describe('keeping a range', () => {
  it.each([
    ['keep only 0:02 to 0:05', [[60, 150]]],
    ['trim to the first 3 seconds', [[0, 90]]],
    ['保留最后3秒', [[210, 300]]],
    [
      'keep 0:01-0:02 and 0:03-0:04',
      [
        [30, 60],
        [90, 120],
      ],
    ],
  ])('%s leaves exactly that', (text, left) => {
    expect(windows(say(text, one).timeline)).toEqual(left);
  });

  it('tells the lengths before and after', () => {
    expect(say('keep only 0:02 to 0:05', one).reply).toContain('Kept only that part: 0:10 → 0:03.');
  });

  it('says so where the video is shorter anyway', () => {
    expect(say('keep the first 20 seconds', one).reply).toContain('not longer than that');
  });
});

describe('ends and lengths', () => {
  const talk = video('a_1', {
    measures: speech(10, [
      [0, 1000],
      [4000, 5000],
      [9000, 10_000],
    ]),
  });

  it('trims the quiet at the ends but no other', () => {
    const { timeline: edit } = say('trim the beginning and the end', scene([talk]));
    expect(windows(edit)).toEqual([[26, 274]]);
    expect(windows(say('trim the start', scene([talk])).timeline)).toEqual([[26, 300]]);
  });

  it('asks for seconds where the ends are not quiet', () => {
    expect(say('trim the start', one).reply).toContain('tell me how many seconds');
  });

  it('shortens to a length: pauses first, then the end', () => {
    const { timeline: edit, reply } = say('make it 5 seconds', scene([talk]));
    expect(total(edit)).toBe(150);
    expect(reply).toContain('0:10 → 0:05');
  });

  it('splits at a frame without changing the length', () => {
    const { timeline: edit } = say('split at 4s', one);
    expect(windows(edit)).toEqual([
      [0, 120],
      [120, 300],
    ]);
    expect(new Set(edit.clips.map((each) => each.id)).size).toBe(2);
  });
});

it('being shortened by some seconds is not being shortened to them', () => {
  const { timeline: edit, reply } = say('shorten it by 3 seconds', one);
  expect(total(edit)).toBe(210);
  expect(reply).toContain('0:10 → 0:07');
  expect(say('shorten it by 30 seconds', one).timeline.clips).toHaveLength(1);
});

it('pieces are counted after a split as they are when one is named', () => {
  const cut = say('cut 0:05 to 0:07', one);
  const split = say('split at 2 seconds', cut.scene);
  expect(split.reply).toContain('there are 2 pieces now');
  expect(windows(say('delete the second clip', split.scene).timeline)).toEqual([[0, 60]]);
});
