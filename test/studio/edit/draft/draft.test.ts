import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../../src/studio/edit/draft/draft.ts';
import { plainColour, plainFraming, wholeView } from '../../../../src/studio/edit/picture/look.ts';
import type { SourceId } from '../../../../src/studio/edit/timeline.ts';
import { StudioError } from '../../../../src/studio/errors.ts';
import { clip, music, timeline, title } from '../timelines.ts';
import { anyTimeline } from './any-timeline.ts';

const known = new Set<SourceId>(['a_1', 'a_2', 'bed_calm']);
const names = new Map<SourceId, string>([['a_1', 'beach.mp4']]);
const onWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const codeOf = (foreign: unknown) => {
  try {
    readDraft(foreign, known);
  } catch (error) {
    return error instanceof StudioError ? error.code : error;
  }
  return 'taken';
};

describe('the draft of a timeline', () => {
  it('comes back as exactly the same timeline', () => {
    fc.assert(
      fc.property(anyTimeline, (given) => {
        expect(readDraft(onWire(toDraft(given, names)), known)).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });

  it('shows names, texts, times in ms and exact frames', () => {
    const given = timeline({
      clips: [clip({ in: 30, out: 120 }), clip({ id: 'c2', asset: 'a_2', out: 45 })],
      titles: [title({ text: '我的旅行 🎉', at: 90, frames: 45 })],
      music: [music({ frames: 135, gainDb: -6 })],
    });
    const draft = toDraft(given, names);
    expect(draft.d).toBe(4500);
    expect(draft.m).toMatchObject({ width: 1920, height: 1080, fps: [30, 1] });
    expect(draft.t.map((track) => track.tt)).toEqual([0, 1, 7]);
    const [, second] = draft.t[0]?.sg ?? [];
    expect(draft.t[0]?.sg[0]?.m).toMatchObject({
      title: 'beach.mp4',
      a: 'a_1',
      start: 0,
      volume: 100,
    });
    expect(second).toMatchObject({ d: 1500, m: { start: 3000, f: [90, 0, 45] } });
    expect(draft.t[1]?.sg[0]?.m).toMatchObject({ volume: 25, f: [0, 0, 135] });
    expect(draft.t[2]?.sg[0]).toMatchObject({ d: 1500, m: { text: '我的旅行 🎉', start: 3000 } });
  });

  it('has only the tracks that hold something', () => {
    expect(toDraft(timeline(), names).t).toHaveLength(1);
  });
});

const good = toDraft(timeline({ titles: [title()], music: [music()] }), names);
const changed = (change: (draft: typeof good) => void) => {
  const copy = structuredClone(good);
  change(copy);
  return onWire(copy);
};

const segmentWith = (m: object) =>
  changed((draft) => {
    const segment = draft.t[0]?.sg[0];
    if (segment !== undefined) Object.assign(segment.m, m);
  });

describe('a foreign look', () => {
  const colour = { ...plainColour, warmth: 20 };
  const crop = { left: 0, top: 0, right: 0, bottom: 0 };
  it.each([
    ['a level beyond the bounds', { colour: { ...colour, warmth: 101 } }],
    ['a tone that is none', { colour: { ...colour, tone: 'lut3d=/etc/passwd' } }],
    ['an angle as text', { framing: { ...plainFraming, tilt: '45' } }],
    [
      'a crop of everything',
      { framing: { ...plainFraming, crop: { ...crop, left: 600, right: 400 } } },
    ],
    ['a zoom without length', { zoom: { from: wholeView, to: wholeView, over: [5, 5] } }],
    ['a filter of its own', { filter: 'movie=/etc/passwd' }],
  ])('with %s is refused', (_, look) => {
    expect(codeOf(segmentWith({ look }))).toBe('bad-draft');
  });

  it('within bounds is taken', () => {
    expect(codeOf(segmentWith({ look: { colour } }))).toBe('taken');
  });
});

describe('a foreign draft', () => {
  it('determines the timeline also when a hand changed its frames', () => {
    const cut = changed((draft) => {
      const segment = draft.t[0]?.sg[0];
      if (segment !== undefined) segment.m.f = [0, 60, 180];
    });
    const read = readDraft(cut, known);
    expect(read.clips[0]).toMatchObject({ in: 60, out: 180 });
    expect(read.music[0]?.frames).toBe(120);
  });

  it.each([
    ['no object', null],
    ['an empty object', {}],
    ['no tracks', { ...good, t: [] }],
    ['an unknown key', { ...good, extra: 1 }],
    ['a canvas beyond 1080 lines', { ...good, m: { ...good.m, width: 1920, height: 1920 } }],
    ['an odd canvas', { ...good, m: { ...good.m, width: 1919 } }],
    ['a canvas of nothing', { ...good, m: { ...good.m, width: 0 } }],
    ['a rate of nothing', { ...good, m: { ...good.m, fps: [0, 1] } }],
    ['a rate that is too high', { ...good, m: { ...good.m, fps: [120_000, 1] } }],
    ['two tracks of one kind', { ...good, t: [good.t[0], good.t[0]] }],
    ['music alone', { ...good, t: [good.t[1]] }],
    ['a track of another type', { ...good, t: [{ tt: 3, d: 1, sg: [] }] }],
  ])('with %s is refused', (_, foreign) => {
    expect(codeOf(foreign)).toBe('bad-draft');
  });
});

describe('a foreign clip', () => {
  it.each([
    ['an asset of somebody else', { a: 'a_9' }],
    ['a bed as a picture', { a: 'bed_calm' }],
    ['a path as an asset', { a: '../../etc/passwd' }],
    ['no length', { f: [0, 9, 9] }],
    ['a window turned round', { f: [0, 9, 3] }],
    ['fractions of frames', { f: [0, 0.5, 9] }],
    ['a negative frame', { f: [0, -1, 9] }],
    ['a speed beyond bounds', { speed: [100, 1] }],
    ['a speed of nothing', { speed: [1, 0] }],
    ['a transition of an unknown kind', { transition: { kind: 'explode', f: 9 } }],
    ['a gain that tears ears', { gain: 90 }],
    ['an id with words', { id: 'drop table' }],
    ['an id that is taken', { id: 't90' }],
  ])('whose clip has %s is refused', (_, m) => {
    expect(codeOf(segmentWith(m))).toBe('bad-draft');
  });
});

describe('a foreign draft at its bounds', () => {
  it.each(['', '   ', 'a\u0007b', 'x'.repeat(301)])('with the title text %j is refused', (text) => {
    const foreign = changed((draft) => {
      const track = draft.t[2];
      if (track?.tt === 7 && track.sg[0] !== undefined) track.sg[0].m.text = text;
    });
    expect(codeOf(foreign)).toBe('bad-draft');
  });

  it('with more clips than the bound is refused, at the bound it is taken', () => {
    const many = (count: number) =>
      toDraft(
        timeline({
          clips: Array.from({ length: count }, (_, nth) => clip({ id: `c${nth}`, out: 2 })),
        }),
        names,
      );
    expect(codeOf(onWire(many(2000)))).toBe('taken');
    expect(codeOf(onWire(many(2001)))).toBe('bad-draft');
  });

  it('longer than the bound is refused', () => {
    const hours = timeline({ clips: [clip({ out: 30 * 60 * 181 })] });
    expect(codeOf(onWire(toDraft(hours, names)))).toBe('bad-draft');
  });
});
