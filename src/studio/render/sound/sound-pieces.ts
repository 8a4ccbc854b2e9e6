import {
  type AssetId,
  type Clip,
  clipFrames,
  type Frames,
  type Rational,
  type SourceId,
  sampleRate,
  type Timeline,
  toSamples,
  toSourceFrame,
} from '../../edit/timeline.ts';
import { isContinuous, type Placed, placeClips } from '../cuts.ts';
import { type Chunk, type Piece, toChunks } from '../picture/chunks.ts';
import { clipsWithin, toShortReversed } from '../picture/reads.ts';
import type { RenderSource } from '../renderer.ts';
import { joinStretched } from './joined-pieces.ts';

/** A fade at both edges of a cut: too short to hear, long enough that nothing clicks. */
export const edgeSamples = (sampleRate * 12) / 1000;
/** Longer, and a crossfade would eat into words: pauses keep 0.12 s on each side. */
const longestCrossSamples = (sampleRate * 120) / 1000;
/** FFmpeg's graph gets slow beyond a few hundred branches (measured). */
const maxPieces = 150;
/** Files open at once. */
const maxReads = 24;
const partSeconds = 600;
/** `areverse` holds its whole piece: 30 s are 12 MB. */
const reversedSeconds = 30;

/** A stretch of sound, exact to the sample. */
export interface SoundPiece {
  readonly asset: AssetId;
  readonly speed: Rational;
  /** Where it starts in the source, in samples; negative before its beginning. */
  readonly from: number;
  /** On the timeline, crossfades at both ends included. */
  readonly samples: number;
  readonly gainDb: number | null;
  /** Played from its end to its start. */
  readonly reversed: boolean;
  readonly denoiseDb: number | undefined;
  readonly fadeIn: boolean;
  readonly fadeOut: boolean;
  /** Overlap with the piece before it. */
  readonly cross: number;
}

/** A part of the main track's sound that one FFmpeg makes. */
export interface SoundPart {
  readonly samples: number;
  readonly pieces: readonly SoundPiece[];
}

/** The main track's sound in parts of at most ten minutes. */
export function toSoundParts(timeline: Timeline): readonly SoundPart[] {
  const placed = placeClips(timeline);
  const frames = Math.ceil((partSeconds * timeline.fps.num) / timeline.fps.den);
  const bounds = {
    shortest: frames >> 1,
    ideal: frames,
    longest: frames,
    longestReversed: frames,
    maxPieces,
    clipsFrom: (first: number) =>
      clipsWithin(timeline.clips, first, { reads: maxReads, fps: timeline.fps }),
  };
  return toChunks(placed, bounds).map((chunk) => toPart(chunk, placed, timeline.fps));
}

function toPart(chunk: Chunk, placed: readonly Placed[], fps: Rational): SoundPart {
  const end = toSamples(chunk.start + chunk.frames, fps);
  let at = chunk.start;
  const short = toShortReversed(chunk.pieces, { seconds: reversedSeconds, fps });
  const pieces = joinStretched(short).map((piece) => {
    const start = at;
    at += piece.frames;
    return toPiece({ piece, start, neighbours: neighboursOf([start, at - 1], placed) }, fps);
  });
  return { samples: end - toSamples(chunk.start, fps), pieces };
}

interface Context {
  readonly piece: Piece;
  readonly start: Frames;
  readonly neighbours: { readonly before?: Clip; readonly after?: Clip };
}

function toPiece({ piece, start, neighbours }: Context, fps: Rational): SoundPiece {
  const { clip } = piece;
  const lead = crossSide(piece.lead, fps);
  const tail = crossSide(piece.tail, fps);
  const samples = toSamples(start + piece.frames, fps) - toSamples(start, fps);
  const speed = clip.speed.num / clip.speed.den;
  const isFirst = piece.from === 0;
  const isLast = piece.from + piece.frames >= clipFrames(clip);
  const reversed = clip.reversed === true;
  const [edge, before] = reversed ? [piece.from + piece.frames, tail] : [piece.from, lead];
  return {
    asset: clip.asset,
    speed: clip.speed,
    from: toSamples(toSourceFrame(clip, edge), fps) - Math.round(before * speed),
    samples: lead + samples + tail,
    gainDb: clip.hold === undefined ? clip.gainDb : null,
    reversed,
    denoiseDb: clip.denoiseDb,
    fadeIn: isFirst && lead === 0 && !joins(neighbours.before, clip),
    fadeOut: isLast && tail === 0 && !joins(clip, neighbours.after),
    cross: piece.crossing === null ? 0 : lead + crossSide(piece.crossing.after, fps),
  };
}

function joins(before: Clip | undefined, after: Clip | undefined): boolean {
  return before !== undefined && after !== undefined && isContinuous(before, after);
}

function crossSide(frames: Frames, fps: Rational): number {
  return Math.min(longestCrossSamples, toSamples(frames, fps));
}

function neighboursOf(
  [first, last]: readonly [Frames, Frames],
  placed: readonly Placed[],
): Context['neighbours'] {
  const placeOf = (frame: Frames) => placed.findIndex((one) => frame < one.start + one.frames);
  const before = placed[placeOf(first) - 1]?.clip;
  const after = placed[placeOf(last) + 1]?.clip;
  return { ...(before && { before }), ...(after && { after }) };
}

/** Sources that are heard in the main track. */
export function heardSources(
  timeline: Timeline,
  sources: ReadonlyMap<SourceId, RenderSource>,
): readonly RenderSource[] {
  const ids = new Set(
    timeline.clips
      .filter((clip) => clip.gainDb !== null && clip.hold === undefined)
      .map((clip) => clip.asset),
  );
  return [...ids].flatMap((id) => {
    const source = sources.get(id);
    return source?.facts.sound === undefined ? [] : [source];
  });
}
