import { describe, expect, it } from 'vitest';
import type { SoundLevels } from '../../../src/studio/media/facts.ts';
import { findPauses, findQuiet } from '../../../src/studio/operations/cut/pauses.ts';
import { clip, music, photo, scene, speech, timeline, title, video } from '../edit/timelines.ts';
import { on, say, total, windows } from './carried.ts';

const rule = { minMs: 500, padMs: 120 };
const levels = (db: readonly number[]): SoundLevels => ({ everyMs: 20, db });
const repeat = (many: number, db: (n: number) => number) =>
  Array.from({ length: many }, (_, n) => db(n));

describe('the search for pauses', () => {
  it('finds each pause at its frame and leaves padding at both sides', () => {
    const found = speech(10, [
      [2000, 3000],
      [6000, 6600],
    ]).levels;
    expect(found && findPauses(found, rule)).toEqual([
      { fromMs: 2120, toMs: 2880 },
      { fromMs: 6120, toMs: 6480 },
    ]);
  });

  it.each([-60, -45, -38])('finds them over a room noise of %i dB', (noise) => {
    const talk = repeat(500, (n) => (n % 100 < 40 ? noise + (n % 2) : -20 - (n % 5)));
    expect(findPauses(levels(talk), rule)).toHaveLength(5);
  });

  it('finds none in music, in noise and in silence', () => {
    expect(findQuiet(levels(repeat(500, (n) => -18 + Math.sin(n / 3) * 2)))).toBeUndefined();
    expect(findQuiet(levels(repeat(500, () => -90)))).toBeUndefined();
    expect(findQuiet(levels([]))).toBeUndefined();
  });

  it('needs no padding where the file begins and ends', () => {
    const found = speech(10, [
      [0, 1000],
      [9000, 10_000],
    ]).levels;
    expect(found && findPauses(found, rule)).toEqual([
      { fromMs: 0, toMs: 880 },
      { fromMs: 9120, toMs: 10_000 },
    ]);
  });

  it('leaves soft speech alone where the room is quieter still', () => {
    const talk = repeat(500, (n) => (n < 100 ? -60 : n < 200 ? -40 : -20));
    expect(findPauses(levels(talk), rule)).toEqual([{ fromMs: 0, toMs: 1880 }]);
  });

  it('does not flicker at the threshold', () => {
    const wavering = repeat(500, (n) => (n >= 100 && n < 200 ? (n % 2 ? -40 : -31) : -20));
    expect(findPauses(levels(wavering), rule)).toHaveLength(1);
  });

  it('finds 300 pauses in one file', () => {
    const talk = repeat(300 * 100, (n) => (n % 100 < 50 ? -60 : -20));
    expect(findPauses(levels(talk), rule)).toHaveLength(300);
  });
});

const talk = video('a_1', {
  seconds: 10,
  measures: speech(10, [
    [2000, 3000],
    [6000, 7000],
  ]),
});

describe('removing pauses', () => {
  it('keeps the spoken frames and the padding, to the frame', () => {
    const { timeline: cut, reply } = say('trim the pauses', scene([talk]));
    // 2.12 s is frame 63.6: the cut begins at the next whole frame and ends at the last one before 2.88 s.
    expect(windows(cut)).toEqual([
      [0, 64],
      [86, 184],
      [206, 300],
    ]);
    expect(total(cut)).toBe(256);
    expect(reply).toContain('Removed 2 pauses: 0:10 → 0:09.');
  });

  it('finds nothing more the second time and says so', () => {
    const first = say('trim the pauses', scene([talk]));
    const second = say('trim the pauses', first.scene);
    expect(second.kinds).toEqual([]);
    expect(second.reply).toContain('no clear pauses');
  });

  it('works on what is left after a cut', () => {
    const cut = say('cut the first 5 seconds', scene([talk]));
    const { timeline: left } = say('remove the silences', cut.scene);
    expect(windows(left)).toEqual([
      [150, 184],
      [206, 300],
    ]);
  });

  it('works in the order that clips were put in', () => {
    const other = video('a_2', { seconds: 4, hasSound: false });
    const moved = say('put the last clip first', scene([talk, other]));
    const { timeline: left } = say('trim the pauses', moved.scene);
    expect(left.clips.map((each) => each.asset)).toEqual(['a_2', 'a_1', 'a_1', 'a_1']);
    expect(total(left)).toBe(120 + 256);
  });

  it('measures a pause as it is heard: at double speed half of it', () => {
    const fast = on(timeline({ clips: [clip({ speed: { num: 2, den: 1 } })] }), scene([talk]));
    expect(say('cut pauses longer than 0.6 seconds', fast).kinds).toEqual([]);
    const { timeline: left } = say('trim the pauses', fast);
    expect(left.clips).toHaveLength(3);
    for (const piece of left.clips) expect(piece.speed).toEqual({ num: 2, den: 1 });
  });
});

describe('what goes with removed pauses', () => {
  it('keeps titles where they were said and music to the end', () => {
    const dressed = timeline({
      titles: [title({ at: 0 }), title({ id: 't91', at: 240, frames: 60 })],
      music: [music({ frames: 300 })],
    });
    const { timeline: cut } = say('trim the pauses', on(dressed, scene([talk])));
    expect(cut.titles.map((each) => [each.at, each.frames])).toEqual([
      [0, 90],
      [196, 60],
    ]);
    expect(cut.music[0]?.frames).toBe(256);
  });

  it('says that photos and silent clips have no pauses', () => {
    const { reply, kinds } = say('trim the pauses', scene([photo('a_1')]));
    expect(kinds).toEqual([]);
    expect(reply).toContain('no sound');
  });

  it('shortens pauses to a length that is asked for', () => {
    const { timeline: cut } = say('shorten the pauses to 0.5 seconds', scene([talk]));
    expect(windows(cut)).toEqual([
      [0, 68],
      [82, 188],
      [202, 300],
    ]);
  });

  it('puts them back', () => {
    const cut = say('trim the pauses', scene([talk]));
    const { timeline: whole, reply } = say('put the pauses back', cut.scene);
    expect(windows(whole)).toEqual([[0, 300]]);
    expect(reply).toContain('Put 2 pauses back');
  });
});
