import { createFreshIds } from './fresh-ids.ts';
import { type Layer, layersOf, withLayers } from './picture/layer.ts';
import { joinSpans, type Span, withoutSpans } from './span.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Frames,
  type Music,
  type Timeline,
  type Title,
  timelineFrames,
  windowFrames,
} from './timeline.ts';

interface Reflow {
  readonly clips: readonly Clip[];
  /** Where something that was at a frame of the old timeline is now. */
  readonly moved: (at: Frames) => Frames;
  /** What stood wholly inside material that went goes too. */
  readonly dropsCovered: boolean;
}

/** A new main track, with titles, layers and music moved along: what reached the end still does, nothing hangs beyond it. */
export function reflow(before: Timeline, { clips, moved, dropsCovered }: Reflow): Timeline {
  const ends = { old: timelineFrames(before), now: timelineFrames({ ...before, clips }) };
  const stays = (item: Title | Music | Layer) =>
    !dropsCovered || moved(item.at) < moved(item.at + item.frames);
  const layers = layersOf(before).filter(stays);
  return {
    ...withLayers(
      before,
      layers.map((layer) => moveStretch(layer, ends, moved)),
    ),
    clips,
    titles: before.titles.filter(stays).map((title) => moveTitle(title, ends, moved)),
    music: before.music.filter(stays).map((music) => moveStretch(music, ends, moved)),
  };
}

interface Ends {
  readonly old: Frames;
  readonly now: Frames;
}

function moveTitle(title: Title, ends: Ends, moved: (at: Frames) => Frames): Title {
  const reachesEnd = title.at + title.frames >= ends.old;
  if (reachesEnd && title.at === 0) return { ...title, frames: ends.now };
  const frames = Math.min(title.frames, ends.now);
  const latest = ends.now - frames;
  const at = reachesEnd ? latest : Math.min(moved(title.at), latest);
  return { ...title, at: Math.max(0, at), frames };
}

function moveStretch<Item extends Music | Layer>(
  item: Item,
  ends: Ends,
  moved: (at: Frames) => Frames,
): Item {
  const at = Math.max(0, Math.min(moved(item.at), ends.now - 1));
  const reachesEnd = item.at + item.frames >= ends.old;
  const frames = reachesEnd ? ends.now - at : Math.min(item.frames, ends.now - at);
  return { ...item, at, frames: Math.max(1, frames) };
}

/** Takes stretches out of the timeline and closes the gaps. At least one frame must be left by the caller. */
export function cutSpans(
  timeline: Timeline,
  spans: readonly Span[],
  dropsCovered = true,
): Timeline {
  const holes = joinSpans(spans);
  const freshId = createFreshIds(timeline);
  const starts = clipStarts(timeline);
  const clips = timeline.clips.flatMap((clip, index) => {
    const start = starts[index] ?? 0;
    const whole = { from: start, to: start + clipFrames(clip) };
    const pieces = withoutSpans(whole, holes);
    return pieces.map((piece, nth) => {
      const cut = sliceClip(clip, { from: piece.from - start, to: piece.to - start });
      return nth === 0 ? cut : { ...cut, id: freshId('c') };
    });
  });
  const moved = (at: Frames) => {
    const gone = holes.filter((hole) => hole.from < at);
    return at - gone.reduce((sum, hole) => sum + Math.min(at, hole.to) - hole.from, 0);
  };
  return reflow(timeline, { clips, moved, dropsCovered });
}

/** A stretch of a clip, given in timeline frames from its start. It keeps its transition only with its first frame. */
function sliceClip(clip: Clip, piece: Span): Clip {
  const length = windowFrames(clip);
  const toWindow = (offset: Frames) => Math.round((offset * clip.speed.num) / clip.speed.den);
  const isHead = piece.from <= 0;
  const isTail = piece.to >= clipFrames(clip);
  const from = isHead ? 0 : Math.min(toWindow(piece.from), length - 1);
  const to = isTail ? length : toWindow(piece.to);
  const cut = withWindow(clip, { from, to: Math.max(from + 1, to) });
  return { ...cut, transition: isHead ? clip.transition : null };
}

/** A clip of a part of its window, counted in the direction in which it plays. */
function withWindow(clip: Clip, { from, to }: Span): Clip {
  if (clip.hold !== undefined) return { ...clip, hold: to - from };
  if (clip.reversed === true) return { ...clip, in: clip.out - to, out: clip.out - from };
  return { ...clip, in: clip.in + from, out: clip.in + to };
}

/** Makes a cut at a frame, where there is none yet. Lengths stay but for rounding at other speeds than 1. */
export function splitAt(timeline: Timeline, at: Frames): Timeline {
  const starts = clipStarts(timeline);
  const index = timeline.clips.findIndex((clip, nth) => {
    const start = starts[nth] ?? 0;
    return at > start && at < start + clipFrames(clip);
  });
  const clip = timeline.clips[index];
  if (clip === undefined) return timeline;
  const left = sliceClip(clip, { from: 0, to: at - (starts[index] ?? 0) });
  const length = windowFrames(clip);
  const rest = { from: windowFrames(left), to: length };
  if (rest.from >= length) return timeline;
  const id = createFreshIds(timeline)('c');
  const right = { ...withWindow(clip, rest), id, transition: null };
  return { ...timeline, clips: timeline.clips.toSpliced(index, 1, left, right) };
}

/** For clips that were stretched, shrunk or trimmed but kept their number and order: where a frame of them is now. */
export function movedWithClips(
  before: readonly Clip[],
  after: readonly Clip[],
): (at: Frames) => Frames {
  const pairs: { from: Frames; length: Frames; to: Frames; newLength: Frames; scale: number }[] =
    [];
  let from = 0;
  let to = 0;
  for (const [index, clip] of before.entries()) {
    const length = clipFrames(clip);
    const changed = after[index] ?? clip;
    const newLength = clipFrames(changed);
    const isOtherSpeed = changed.speed.num * clip.speed.den !== clip.speed.num * changed.speed.den;
    pairs.push({ from, length, to, newLength, scale: isOtherSpeed ? newLength / length : 1 });
    from += length;
    to += newLength;
  }
  return (at) => {
    const pair = pairs.find((each) => at < each.from + each.length);
    if (pair === undefined) return to + at - from;
    return pair.to + Math.min(pair.newLength, Math.round((at - pair.from) * pair.scale));
  };
}
