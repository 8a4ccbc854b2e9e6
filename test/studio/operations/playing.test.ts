import { describe, expect, it } from 'vitest';
import { clip, music, photo, scene, timeline, title, video } from '../edit/timelines.ts';
import { lengths, on, say, total, windows } from './carried.ts';

const one = scene([video('a_1')]);
const raw = scene([video('a_1'), video('a_2'), photo('a_3')]);
const cut = (text: string, at = one) => {
  const { timeline: edit } = say(text, at);
  return edit.clips.map(({ in: from, out, reversed, hold }) =>
    [from, out, ...(reversed === true ? ['back'] : []), ...(hold === undefined ? [] : [hold])].join(
      ' ',
    ),
  );
};

describe('playing backwards', () => {
  it('turns the clips round, and their order too', () => {
    const two = on(
      timeline({ clips: [clip({ out: 90 }), clip({ id: 'c2', in: 120, out: 300 })] }),
      one,
    );
    expect(cut('reverse it', two)).toEqual(['120 300 back', '0 90 back']);
    expect(cut('reverse it', say('reverse it', two).scene)).toEqual(['0 90', '120 300']);
  });

  it('of a part leaves the rest', () => {
    expect(cut('reverse the last 3 seconds')).toEqual(['0 210', '210 300 back']);
    expect(cut('play clip 2 backwards', raw)).toEqual(['0 300', '0 300 back', '60 165']);
    expect(cut('put the clips in reverse order', raw)).toEqual(['60 165', '0 300', '0 300']);
  });

  it('keeps a transition on its cut', () => {
    const transition = { kind: 'fade', frames: 12 } as const;
    const clips = [
      clip({ out: 100 }),
      clip({ id: 'c2', asset: 'a_2', in: 100, out: 200, transition }),
    ];
    const { timeline: edit } = say('reverse it', on(timeline({ clips }), raw));
    expect(edit.clips.map((each) => [each.asset, each.transition])).toEqual([
      ['a_2', null],
      ['a_1', transition],
    ]);
  });

  it('forth and back makes it longer, and what comes later moves along', () => {
    const dressed = on(
      timeline({ titles: [title({ at: 200, frames: 40 })], music: [music()] }),
      one,
    );
    const { timeline: edit, reply } = say('boomerang the first 2 seconds', dressed);
    expect(lengths(edit)).toEqual([60, 60, 240]);
    expect(edit.titles[0]).toMatchObject({ at: 260, frames: 40 });
    expect(edit.music[0]).toMatchObject({ at: 0, frames: 360 });
    expect(reply).toContain('plays forth and back: 0:10 → 0:12.');
  });

  it('can be cut like any other clip, from the side that is seen first', () => {
    const reversed = say('reverse it', one);
    expect(cut('cut the first 3 seconds', reversed.scene)).toEqual(['0 210 back']);
    expect(cut('cut from 2 to 3 s', reversed.scene)).toEqual(['240 300 back', '0 210 back']);
    expect(cut('split at 4 s', reversed.scene)).toEqual(['180 300 back', '0 180 back']);
    expect(cut('speed it up 2x', reversed.scene)).toEqual(['0 300 back']);
    expect(say('undo', say('cut the first 3 seconds', reversed.scene).scene).timeline).toEqual(
      reversed.timeline,
    );
  });
});

describe('a frame that stands still', () => {
  it.each([
    ['freeze the last frame for 2 seconds', ['0 300', '299 300 60']],
    ['freeze the first frame for 1 second', ['0 1 30', '0 300']],
    ['freeze frame at 0:04 for 1.5 seconds', ['0 120', '120 121 45', '120 300']],
    ['最后一帧定格', ['0 300', '299 300 60']],
  ])('%s', (text, after) => {
    expect(cut(text)).toEqual(after);
  });

  it('of one clip stands at that clip’s end', () => {
    expect(cut('freeze the last frame of clip 1 for 1 second', raw)).toEqual([
      '0 300',
      '299 300 30',
      '0 300',
      '60 165',
    ]);
  });

  it('moves titles and music along, and can be cut, stretched and taken out', () => {
    const dressed = on(timeline({ titles: [title({ at: 240, frames: 30 })] }), one);
    const still = say('freeze at 0:05 for 2 seconds', dressed);
    expect(still.timeline.titles[0]).toMatchObject({ at: 300, frames: 30 });
    expect(total(still.timeline)).toBe(360);
    expect(cut('cut from 6 to 8 s', still.scene)).toEqual(['0 150', '150 151 30', '180 300']);
    expect(lengths(say('speed it up 2x', still.scene).timeline)).toEqual([75, 30, 75]);
    const gone = say('remove the freeze', still.scene);
    expect(windows(gone.timeline)).toEqual([
      [0, 150],
      [150, 300],
    ]);
    expect(gone.timeline.titles[0]).toMatchObject({ at: 240 });
  });

  it('after the end is refused', () => {
    expect(say('freeze at 0:20 for 2 seconds', on(timeline(), one)).reply).toContain(
      'not in the video',
    );
  });
});
