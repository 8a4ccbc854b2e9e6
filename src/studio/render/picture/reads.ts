import {
  type AssetId,
  type Clip,
  clipFrames,
  type Frames,
  type Rational,
  type SourceId,
  toSourceFrame,
} from '../../edit/timeline.ts';
import type { RenderSource } from '../renderer.ts';
import type { Piece } from './chunks.ts';

/** One opening of a source: its pieces lie near to each other and in order, so it is decoded once for all of them. */
export interface Read {
  readonly asset: AssetId;
  readonly source: RenderSource;
  readonly speed: Rational;
  /** Frame of the source (at the timeline's rate) at which the decoding starts to count. */
  readonly origin: Frames;
  readonly windows: readonly Window[];
}

/** A piece's window in frames from the read's origin, at the speed that is shown; a still's window is one frame. */
export interface Window {
  readonly piece: Piece;
  readonly start: Frames;
  readonly end: Frames;
  /** Frames that the source does not have before its first; they repeat that one. */
  readonly missing: Frames;
}

/** Beyond this much unused footage between two pieces a second opening is cheaper. */
const longestGapSeconds = 10;
/** Demuxers whose index finds a time exactly. */
const seekable = new Set(['mov', 'matroska', 'avi']);

/** Groups a chunk's pieces into reads, in the order of the pieces. */
export function toReads(
  pieces: readonly Piece[],
  sources: ReadonlyMap<SourceId, RenderSource>,
  fps: Rational,
): readonly Read[] {
  const longestGap = Math.ceil((longestGapSeconds * fps.num) / fps.den);
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && isNear(before, piece, longestGap))
      group.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => toRead(group, sources, fps));
}

function isNear(before: Piece, piece: Piece, longestGap: Frames): boolean {
  if (before.clip.asset !== piece.clip.asset || !isPlain(before.clip) || !isPlain(piece.clip))
    return false;
  // In order, so that FFmpeg never holds more than the handles that one branch has not taken yet.
  const gap = piece.clip.in + piece.from - (before.clip.in + before.from + before.frames);
  return gap >= 0 && gap <= longestGap;
}

/** Forwards at its own speed: then pieces can share one decoding. */
function isPlain(clip: Clip): boolean {
  const isForwards = clip.reversed === undefined && clip.hold === undefined;
  return isForwards && clip.speed.num === clip.speed.den;
}

/** `reverse` holds every frame of its piece: short ones are let go as soon as they are shown. */
export const reversedSeconds = 2;

/** Pieces that play backwards in short ones, each read and turned round by itself. */
export function toShortReversed(
  pieces: readonly Piece[],
  { seconds, fps }: { readonly seconds: number; readonly fps: Rational },
): readonly Piece[] {
  const longest = longestReversed(seconds, fps);
  return pieces.flatMap((piece) =>
    piece.clip.reversed === true ? splitPiece(piece, longest) : [piece],
  );
}

function longestReversed(seconds: number, fps: Rational): Frames {
  return Math.max(1, Math.floor((seconds * fps.num) / fps.den));
}

function splitPiece(piece: Piece, longest: Frames): readonly Piece[] {
  const count = Math.max(1, Math.ceil(piece.frames / longest));
  return Array.from({ length: count }, (_, nth): Piece => {
    const from = nth * longest;
    const isLast = nth === count - 1;
    return {
      clip: piece.clip,
      from: piece.from + from,
      frames: isLast ? piece.frames - from : longest,
      lead: nth === 0 ? piece.lead : 0,
      tail: isLast ? piece.tail : 0,
      crossing: nth === 0 ? piece.crossing : null,
    };
  });
}

/** How many clips from one on can be read with so many openings: each costs the memory of a decoder. */
export function clipsWithin(
  clips: readonly Clip[],
  from: number,
  most: { readonly reads: number; readonly fps: Rational },
): number {
  const longestGap = Math.ceil((longestGapSeconds * most.fps.num) / most.fps.den);
  let reads = 0;
  let count = 0;
  for (const clip of clips.slice(from)) {
    const before = clips[from + count - 1];
    const goesOn =
      count > 0 &&
      before !== undefined &&
      before.asset === clip.asset &&
      isPlain(before) &&
      isPlain(clip) &&
      clip.in >= before.out &&
      clip.in - before.out <= longestGap;
    if (!goesOn) reads += readsOf(clip, most.fps);
    if (reads > most.reads) break;
    count += 1;
  }
  return count;
}

function readsOf(clip: Clip, fps: Rational): number {
  if (clip.reversed !== true) return 1;
  return Math.ceil(clipFrames(clip) / longestReversed(reversedSeconds, fps));
}

function toRead(
  group: readonly Piece[],
  sources: ReadonlyMap<SourceId, RenderSource>,
  fps: Rational,
): readonly Read[] {
  const first = group[0];
  const source = first === undefined ? undefined : sources.get(first.clip.asset);
  if (first === undefined || source === undefined) return [];
  const { asset } = first.clip;
  // A still is one frame, at whatever speed.
  const speed = first.clip.hold === undefined ? first.clip.speed : { num: 1, den: 1 };
  const wanted = Math.floor(Math.max(0, firstSourceFrame(first)));
  const origin = Math.min(wanted, latestOrigin(source, fps));
  const windows = group.map((piece): Window => {
    const shown = firstSourceFrame(piece) - origin;
    const start = Math.round(shown * (speed.den / speed.num));
    const missing = Math.max(0, -start);
    const length = piece.clip.hold === undefined ? piece.lead + piece.frames + piece.tail : 1;
    return { piece, start: start + missing, end: start + length, missing };
  });
  return [{ asset, source, speed, origin, windows }];
}

/** The earliest position in the source that a piece shows; backwards, that is its end. */
function firstSourceFrame({ clip, from, frames, lead, tail }: Piece): number {
  if (clip.reversed !== true) return toSourceFrame(clip, from - lead);
  return toSourceFrame(clip, from + frames + tail);
}

/** A second before the picture's end, so that there is always a frame to repeat; 0 where seeking is not exact. */
function latestOrigin(source: RenderSource, fps: Rational): Frames {
  const { facts } = source;
  if (facts.kind !== 'video' || !seekable.has(facts.demuxer)) return 0;
  const endMs = facts.picture?.durationMs ?? facts.durationMs;
  return Math.max(0, Math.floor(((endMs - 1000) * fps.num) / (fps.den * 1000)));
}
