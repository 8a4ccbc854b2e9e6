import { describe, expect, it } from 'vitest';
import { toDraft } from '../../../src/adapters/editor/draft-mapper.ts';
import { isRenderable } from '../../../src/core/draft/draft.ts';

function segmentOf(wire: unknown, tt = 0) {
  return toDraft({ t: [{ tt, sg: [wire] }] })?.tracks[0]?.segments[0];
}

describe('a draft', () => {
  it('tells the lines of a subtitle file from titles', () => {
    const line = { d: 500, m: { title: 'Talk.SRT', text: 'Hello', a: 'a_2', start: 100 } };
    expect(segmentOf(line, 7)).toMatchObject({ label: 'Talk.SRT', isSubtitle: true });
    expect(segmentOf({ d: 500, m: { text: 'talk.srt' } }, 7)).not.toHaveProperty('isSubtitle');
    expect(segmentOf(line)).not.toHaveProperty('isSubtitle');
  });

  it('keeps its original untouched, unknown keys and all', () => {
    const wire = {
      d: 4000,
      t: [{ tt: 42, sg: [{ d: 1, q: { x: [1] } }], zz: 1 }],
      v9: { a: null },
    };
    const before = structuredClone(wire);
    const draft = toDraft(wire);
    expect(draft?.original).toBe(wire);
    expect(draft?.original).toEqual(before);
    expect(draft?.tracks).toMatchObject([{ kind: 'other', typeNumber: 42 }]);
  });

  it.each([[null], [undefined], [{}], ['nonsense'], [7], [{ t: null }], [[]]])(
    '%j is none',
    (wire) => {
      expect(toDraft(wire)).toBeUndefined();
    },
  );

  it('without segments is there, but cannot be rendered', () => {
    expect(isRenderable(toDraft({ t: [] }))).toBe(false);
    expect(isRenderable(toDraft({ t: [{ tt: 0, sg: [] }, { tt: 1 }] }))).toBe(false);
    expect(isRenderable(toDraft({ t: [{ tt: 0, sg: [{ d: 1 }] }] }))).toBe(true);
  });

  it('in a quoted string is read too', () => {
    expect(toDraft('{"d":1000,"t":[]}')).toMatchObject({ durationMs: 1000, tracks: [] });
  });

  it('lasts as long as it says, else until its last segment ends', () => {
    const t = [
      { tt: 0, sg: [{ d: 1000 }, { d: 500 }] },
      { tt: 7, sg: [{ d: 100, s: 2000 }] },
    ];
    expect(toDraft({ t })?.durationMs).toBe(2100);
    expect(toDraft({ t, d: 9000 })?.durationMs).toBe(9000);
  });

  it('with strange fields keeps the rest', () => {
    const t = [{ tt: 'x', sg: 'y' }, 3, { tt: 1, sg: [null, { d: 'long' }, { d: 200, m: 4 }] }];
    const draft = toDraft({ t, d: 'x' });
    expect(draft?.tracks.map((track) => track.segments.length)).toEqual([0, 0, 3]);
    expect(draft?.durationMs).toBe(200);
  });
});

describe('a segment', () => {
  it.each([
    [{ s: 5, st: 6, d: 1 }, 5],
    [{ st: 6, start: 7, d: 1 }, 6],
    [{ start: 7, start_time: 8, d: 1 }, 7],
    [{ start_time: 8, m: { start: 9 }, d: 1 }, 8],
    [{ m: { start: 9 }, d: 1 }, 9],
    [{ s: 'soon', m: { start: -4 }, d: 1 }, 0],
  ])('%j starts at %i', (wire, startMs) => {
    expect(segmentOf(wire)?.startMs).toBe(startMs);
  });

  it('without a start follows those before it in its track', () => {
    const draft = toDraft({ t: [{ tt: 0, sg: [{ d: 1000 }, { d: 500 }, { d: 250 }] }] });
    expect(draft?.tracks[0]?.segments.map((segment) => segment.startMs)).toEqual([0, 1000, 1500]);
  });

  it.each([
    [{ m: { title: 'T', name: 'N', text: 'X' } }, 'T'],
    [{ m: { name: 'N', text: 'X' } }, 'N'],
    [{ m: { text: '天堂', content: 'C' } }, '天堂'],
    [{ m: { content: 'C' }, filename: 'f.mp4' }, 'C'],
    [{ m: { title: ' ' }, filename: 'f.mp4' }, 'f.mp4'],
    [{ asset_id: 'a1' }, 'a1'],
    [{ m: { a: 'a2' } }, 'a2'],
    [{}, 'audio'],
  ])('%j is called %s', (wire, label) => {
    expect(segmentOf(wire, 1)?.label).toBe(label);
  });

  it.each([
    [{ v: 0.35 }, 35],
    [{ vol: 35 }, 35],
    [{ volume: 1 }, 100],
    [{ m: { volume: 0 } }, 0],
    [{ v: 'loud' }, undefined],
    [{}, undefined],
  ])('%j has volume %s', (wire, percent) => {
    expect(segmentOf(wire, 1)?.volumePercent).toBe(percent);
  });
});
