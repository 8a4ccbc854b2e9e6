import type { Timeline } from '../../edit/timeline.ts';
import { placeClips } from '../cuts.ts';
import { framesPerSecond, type Shape } from '../shape.ts';
import { type Chunk, cutOut, toChunks } from './chunks.ts';
import type { PicturePass } from './picture-graph.ts';
import { clipsWithin } from './reads.ts';

/**
 * So short that a new title costs little, and three times as long as what lies between two key frames. Backwards, a
 * whole chunk is held as raw frames: four seconds of 1080p are 370 MB.
 */
const chunkSeconds = { shortest: 4, ideal: 6, longest: 9, longestReversed: 4 } as const;
/** What one FFmpeg makes of chunks that follow each other; of a preview as much as takes the same time. */
const longestTogetherSeconds = { film: 72, preview: 144 } as const;
const maxPieces = 200;
/** Decoders at once: at 1080p each takes some 70 MB (measured). */
const maxReads = 6;

/** The pieces in which the picture is kept and found again. */
export function pictureChunks(timeline: Timeline, { fps }: Shape): readonly Chunk[] {
  const rate = framesPerSecond(fps);
  return toChunks(placeClips(timeline), {
    shortest: Math.round(chunkSeconds.shortest * rate),
    ideal: Math.round(chunkSeconds.ideal * rate),
    longest: Math.round(chunkSeconds.longest * rate),
    longestReversed: Math.round(chunkSeconds.longestReversed * rate),
    maxPieces,
    clipsFrom: (first) => clipsWithin(timeline.clips, first, { reads: maxReads, fps }),
  });
}

/** Neighbouring chunks as one pass; undefined where that is too much for one FFmpeg. */
export function joinChunks(
  chunks: readonly PicturePass[],
  plan: {
    readonly drawn: Timeline;
    readonly shape: Shape;
    readonly isPreview: boolean;
    lower(chunk: Chunk): PicturePass;
  },
): PicturePass | undefined {
  const { drawn, shape, isPreview, lower } = plan;
  const longestSeconds = longestTogetherSeconds[isPreview ? 'preview' : 'film'];
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const end = last.start + last.frames;
  if (end - first.start > longestSeconds * framesPerSecond(shape.fps)) return undefined;
  const chunk = cutOut(placeClips(drawn), first.start, end);
  const isReversed = chunk.pieces.some(({ clip }) => clip.reversed === true);
  if (isReversed || chunk.pieces.length > maxPieces) return undefined;
  const joined = lower(chunk);
  return joined.inputs.length > maxReads ? undefined : joined;
}
