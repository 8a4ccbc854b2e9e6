import { describe, expect, it } from 'vitest';
import type { Segment, Track, TrackKind } from '../../../src/core/draft/draft.ts';
import { compareDrafts } from '../../../src/core/draft/draft-difference.ts';
import { wordingOf } from '../../../src/core/wording/catalogue.ts';

const numbersOf = { video: 0, audio: 1, text: 7, other: 12 } as const;
const track = (kind: TrackKind, ...segments: readonly Segment[]): Track => ({
  kind,
  typeNumber: numbersOf[kind],
  segments,
});
const piece = (
  label: string,
  ...[startMs, durationMs, volumePercent]: readonly [number, number, number?]
): Segment => ({
  label,
  startMs,
  durationMs,
  ...(volumePercent === undefined ? {} : { volumePercent }),
});
const draft = (...tracks: readonly Track[]) => ({
  tracks,
  durationMs: Math.max(
    0,
    ...tracks.flatMap((each) => each.segments.map((s) => s.startMs + s.durationMs)),
  ),
});
const say = (before: ReturnType<typeof draft>, after: ReturnType<typeof draft>) =>
  compareDrafts(before, after).map((change) => wordingOf('en').change(change));

const clip = track('video', piece('city.mp4', 0, 10_000));
const lofi = track('audio', piece('Lo-fi', 0, 10_000, 35));
const title = track('text', piece('Paradise Found', 0, 3_000));
const base = draft(clip, lofi, title);

describe('the difference of two drafts', () => {
  it('names a title that was added, with its time', () => {
    expect(say(draft(clip), draft(clip, title))).toEqual([
      "✅ Title added: 'Paradise Found' (0–3 s)",
    ]);
  });

  it('names music that was added', () => {
    expect(say(draft(clip), draft(clip, lofi))).toEqual(["✅ Music added: 'Lo-fi' (0–10 s)"]);
  });

  it('names the first clip', () => {
    expect(say(draft(), draft(clip))).toEqual(["✅ Clip added: 'city.mp4' (0–10 s)"]);
  });

  it('names what was removed', () => {
    expect(say(base, draft(clip, lofi))).toEqual(["✅ Title removed: 'Paradise Found'"]);
  });

  it('names what was moved', () => {
    const later = track('text', piece('Paradise Found', 4_000, 3_000));
    expect(say(base, draft(clip, lofi, later))).toEqual([
      "✅ Title moved: 'Paradise Found' now starts at 4 s (was 0 s)",
    ]);
  });

  it('names what was shortened, and the new length', () => {
    expect(say(draft(clip), draft(track('video', piece('city.mp4', 0, 7_500))))).toEqual([
      "✅ Clip shortened: 'city.mp4', 10 s → 7.5 s",
      '✅ Length: 0:10 → 0:08',
    ]);
  });

  it('names what was lengthened', () => {
    const longer = track('text', piece('Paradise Found', 0, 5_000));
    expect(say(base, draft(clip, lofi, longer))).toEqual([
      "✅ Title lengthened: 'Paradise Found', 3 s → 5 s",
    ]);
  });
});

describe('a difference in what things are', () => {
  it('tells a new text from another title', () => {
    const changed = track('text', piece('Lost & Found', 0, 3_000));
    expect(say(base, draft(clip, lofi, changed))).toEqual([
      "✅ Title changed: 'Paradise Found' → 'Lost & Found'",
    ]);
  });

  it('names what has another name now', () => {
    const jazz = track('audio', piece('Jazz', 0, 10_000, 35));
    expect(say(base, draft(clip, jazz, title))).toEqual(["✅ Music 'Lo-fi' is now called 'Jazz'"]);
  });

  it('names a volume', () => {
    const quiet = track('audio', piece('Lo-fi', 0, 10_000, 20));
    expect(say(base, draft(clip, quiet, title))).toEqual(["✅ Volume of 'Lo-fi': 35% → 20%"]);
  });

  it('names a volume that the draft did not tell before', () => {
    const before = track('audio', piece('Lo-fi', 0, 10_000));
    expect(say(draft(clip, before), draft(clip, lofi))).toEqual([
      "✅ Volume of 'Lo-fi' set to 35%",
    ]);
  });

  it('names a new order', () => {
    const before = track('video', piece('a', 0, 4_000), piece('b', 4_000, 4_000));
    const after = track('video', piece('b', 0, 4_000), piece('a', 4_000, 4_000));
    expect(say(draft(before), draft(after))[0]).toBe('✅ New order: b, a');
  });

  it('counts the pieces of a clip whose pauses went', () => {
    const cut = track(
      'video',
      piece('city.mp4', 0, 3_000),
      piece('city.mp4', 3_000, 2_000),
      piece('city.mp4', 5_000, 3_000),
    );
    expect(say(draft(clip), draft(cut))).toEqual([
      "✅ 'city.mp4' is now in 3 pieces (was 1)",
      "✅ Clip shortened: 'city.mp4', 10 s → 8 s",
      '✅ Length: 0:10 → 0:08',
    ]);
  });
});

describe('a difference of drafts', () => {
  it('names things on tracks that have no name', () => {
    expect(say(draft(clip), draft(clip, track('other', piece('sparkle', 1_000, 1_000))))).toEqual([
      "✅ Element added: 'sparkle' (1–2 s)",
    ]);
  });

  it('finds nothing where nothing differs, or only by less than anybody notices', () => {
    expect(say(base, base)).toEqual([]);
    expect(say(draft(clip), draft(track('video', piece('city.mp4', 0, 10_020))))).toEqual([]);
  });

  it('tells several things at once', () => {
    const after = draft(clip, track('audio', piece('Lo-fi', 0, 10_000, 20)));
    expect(say(base, after)).toEqual([
      "✅ Volume of 'Lo-fi': 35% → 20%",
      "✅ Title removed: 'Paradise Found'",
    ]);
  });
});

describe('the timeline line', () => {
  const named = draft(
    track('video', piece('city timelapse', 0, 10_000)),
    lofi,
    track('text', piece('Urban Dreams', 0, 3_000)),
  );

  it('reads exactly as specified', () => {
    expect(wordingOf('en').timeline(named.tracks)).toBe(
      'Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)',
    );
  });

  it('speaks Chinese and counts one track as one', () => {
    expect(wordingOf('zh').timeline(named.tracks.slice(0, 1))).toBe(
      '时间线（1 条轨道）：1. 视频：city timelapse（0–10 秒）',
    );
    expect(wordingOf('en').timeline(named.tracks.slice(0, 1))).toContain('(1 track)');
  });

  it('tells forty cuts of one clip as one stretch, and counts what it does not name', () => {
    const cuts = Array.from({ length: 40 }, (_, at) => piece('talk.mp4', at * 500, 500));
    expect(wordingOf('en').timeline([track('video', ...cuts)])).toBe(
      'Timeline (1 track): 1. Video: talk.mp4 (0-20s)',
    );
    const many = Array.from({ length: 6 }, (_, at) => piece(`t${at}`, at * 1_000, 500));
    expect(wordingOf('en').timeline([track('other', ...many)])).toContain(
      'Track (type 12): t0 (0-0.5s), t1 (1-1.5s), t2 (2-2.5s), +3',
    );
  });
});
