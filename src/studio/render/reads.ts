import type { AssetId, Clip, Frames, Rational, SourceId } from '../edit/timeline.ts';
import type { Piece } from './chunks.ts';
import { toSourceFrame } from './cuts.ts';
import type { RenderSource } from './renderer.ts';

/** One opening of a source: its pieces lie near to each other and in order, so it is decoded once for all of them. */
export interface Read {
  readonly asset: AssetId;
  readonly source: RenderSource;
  readonly speed: Rational;
  /** Frame of the source (at the timeline's rate) at which the decoding starts to count. */
  readonly origin: Frames;
  readonly windows: readonly Window[];
}

/** A piece's window in frames from the read's origin, at the speed that is shown. */
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

function isPlain(clip: Clip): boolean {
  return clip.speed.num === clip.speed.den;
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
    if (!goesOn) reads += 1;
    if (reads > most.reads) break;
    count += 1;
  }
  return count;
}

function toRead(
  group: readonly Piece[],
  sources: ReadonlyMap<SourceId, RenderSource>,
  fps: Rational,
): readonly Read[] {
  const first = group[0];
  const source = first === undefined ? undefined : sources.get(first.clip.asset);
  if (first === undefined || source === undefined) return [];
  const { asset, speed } = first.clip;
  const wanted = Math.floor(Math.max(0, toSourceFrame(first.clip, first.from - first.lead)));
  const origin = Math.min(wanted, latestOrigin(source, fps));
  const windows = group.map((piece): Window => {
    const shown = toSourceFrame(piece.clip, piece.from - piece.lead) - origin;
    const start = Math.round(shown * (speed.den / speed.num));
    const missing = Math.max(0, -start);
    const length = piece.lead + piece.frames + piece.tail;
    return { piece, start: start + missing, end: start + length, missing };
  });
  return [{ asset, source, speed, origin, windows }];
}

/** A second before the picture's end, so that there is always a frame to repeat; 0 where seeking is not exact. */
function latestOrigin(source: RenderSource, fps: Rational): Frames {
  const { facts } = source;
  if (facts.kind !== 'video' || !seekable.has(facts.demuxer)) return 0;
  const endMs = facts.picture?.durationMs ?? facts.durationMs;
  return Math.max(0, Math.floor(((endMs - 1000) * fps.num) / (fps.den * 1000)));
}
