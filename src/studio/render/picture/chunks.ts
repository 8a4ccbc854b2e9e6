import type { Clip, Frames } from '../../edit/timeline.ts';
import type { Crossing, Placed } from '../cuts.ts';

/** Bounds of a chunk in frames. */
export interface ChunkBounds {
  readonly shortest: Frames;
  readonly ideal: Frames;
  readonly longest: Frames;
  /** Of footage that plays backwards: every two seconds of it are an opening of its file. */
  readonly longestReversed: Frames;
  /** FFmpeg's graph gets slower than its length beyond a few hundred pieces (measured). */
  readonly maxPieces: number;
  /** Fewer, where the clips from this one on need too many openings of files. */
  clipsFrom(first: number): number;
}

/** A stretch of one clip inside a chunk. */
export interface Piece {
  readonly clip: Clip;
  /** First frame, counted from the clip's start. */
  readonly from: Frames;
  readonly frames: Frames;
  /** Handles: frames shown before `from` and after the end, inside transitions. */
  readonly lead: Frames;
  readonly tail: Frames;
  /** From the piece before it in the same chunk. */
  readonly crossing: Crossing | null;
}

/** A stretch of the timeline that is rendered, kept and found again by itself. */
export interface Chunk {
  readonly start: Frames;
  readonly frames: Frames;
  readonly pieces: readonly Piece[];
}

/** Cuts the main track into chunks: at hard cuts where there are some, else inside a clip, never inside a transition. */
export function toChunks(placed: readonly Placed[], bounds: ChunkBounds): readonly Chunk[] {
  const last = placed.at(-1);
  if (last === undefined) return [];
  const total = last.start + last.frames;
  const chunks: Chunk[] = [];
  let start = 0;
  while (start < total) {
    const end = nextBoundary(placed, { start, total, bounds });
    chunks.push(cutOut(placed, start, end));
    start = end;
  }
  return chunks;
}

interface Search {
  readonly start: Frames;
  readonly total: Frames;
  readonly bounds: ChunkBounds;
}

function nextBoundary(placed: readonly Placed[], search: Search): Frames {
  const { start, total, bounds } = search;
  const latest = Math.min(
    ...[total, start + bounds.longest],
    ...[endOfPieces(placed, search), endOfReversed(placed, search)],
  );
  if (latest === total) return total;
  const ideal = Math.min(start + bounds.ideal, latest);
  const hardCuts = placed
    .filter((one) => one.crossing === null && one.start > start && one.start <= latest)
    .map((one) => one.start);
  const wanted = hardCuts.filter((cut) => cut >= Math.min(start + bounds.shortest, latest));
  const nearest = nearestTo(wanted, ideal);
  return nearest ?? outsideCrossings(placed, ideal);
}

/** Where the last allowed piece ends. */
function endOfPieces(placed: readonly Placed[], { start, total, bounds }: Search): Frames {
  const first = placed.findIndex((one) => one.start + one.frames > start);
  // Two at least: a chunk may begin with the last frames of a clip, which are those of its transition.
  const most = Math.max(2, Math.min(bounds.maxPieces, bounds.clipsFrom(first)));
  const last = placed[first + most - 1];
  if (last === undefined) return total;
  const next = placed[first + most];
  return last.start + last.frames - (next?.crossing?.before ?? 0);
}

function endOfReversed(placed: readonly Placed[], { start, total, bounds }: Search): Frames {
  const first = placed.find((one) => one.clip.reversed === true && one.start + one.frames > start);
  return first === undefined ? total : Math.max(start, first.start) + bounds.longestReversed;
}

function nearestTo(values: readonly Frames[], wanted: Frames): Frames | undefined {
  let best: Frames | undefined;
  for (const value of values) {
    if (best === undefined || Math.abs(value - wanted) < Math.abs(best - wanted)) best = value;
  }
  return best;
}

/** The transition's start where `frame` is inside one: a chunk may begin with a transition, never split it. */
function outsideCrossings(placed: readonly Placed[], frame: Frames): Frames {
  const inside = placed.find(
    (one) =>
      one.crossing !== null &&
      frame > one.start - one.crossing.before &&
      frame < one.start + one.crossing.after,
  );
  return inside === undefined ? frame : inside.start - (inside.crossing?.before ?? 0);
}

/** The stretch between two boundaries of chunks. */
export function cutOut(placed: readonly Placed[], start: Frames, end: Frames): Chunk {
  const inside = placed.filter((one) => one.start < end && one.start + one.frames > start);
  const pieces = inside.map((one, at): Piece => {
    const crossing = at === 0 ? null : one.crossing;
    const from = Math.max(start, one.start) - one.start;
    const to = Math.min(end, one.start + one.frames) - one.start;
    return {
      clip: one.clip,
      from,
      frames: to - from,
      lead: crossing?.before ?? 0,
      tail: inside[at + 1]?.crossing?.after ?? 0,
      crossing,
    };
  });
  return { start, frames: end - start, pieces };
}
