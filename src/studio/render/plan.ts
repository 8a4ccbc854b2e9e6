import type { RenderOutput } from '../../protocol/renders.ts';
import { layersOf } from '../edit/layer.ts';
import {
  type Frames,
  type SourceId,
  type Timeline,
  timelineFrames,
  toSamples,
} from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { Budget } from './budget.ts';
import { type Chunk, toChunks } from './chunks.ts';
import { placeClips } from './cuts.ts';
import {
  encodePicture,
  encodePictureWithin,
  type PictureEncoding,
  usualSoundKbps,
} from './encoding.ts';
import { pictureFades } from './fade-graph.ts';
import { lowerPicture, type PicturePass } from './picture-graph.ts';
import { clipsWithin } from './reads.ts';
import type { RenderSource } from './renderer.ts';
import { framesPerSecond, type Shape, toShape } from './shape.ts';
import { type SoundPart, toSoundParts } from './sound-pieces.ts';
import type { Drawn } from './steady.ts';
import { subtitleTitles } from './subtitle-titles.ts';
import { toSubtitles } from './subtitles.ts';

/** Backwards, a whole chunk is held as raw frames: four seconds of 1080p are 370 MB. */
const chunkSeconds = { shortest: 15, ideal: 25, longest: 35, longestReversed: 4 } as const;
const maxPieces = 200;
/** Decoders at once: at 1080p each takes some 70 MB (measured). */
const maxReads = 6;

/** Everything that is decided before FFmpeg starts. Plain data. */
export interface RenderPlan {
  readonly shape: Shape;
  readonly frames: Frames;
  readonly samples: number;
  readonly picture: readonly PicturePass[];
  readonly encoding: PictureEncoding;
  /** At a mean rate: a first pass finds out where the bits are needed. */
  readonly isTwoPass: boolean;
  readonly soundKbps: number;
  readonly sound: readonly SoundPart[];
}

export interface PlanOptions {
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
  readonly output: RenderOutput;
  readonly canTonemap: boolean;
  /** What the picture is made of where that is not the footage itself: windows moved, lengths the same. */
  readonly drawn?: Drawn;
  /** Where the file may have only so many bytes. */
  readonly budget?: Budget;
}

/** Lowers a timeline. Pure. Throws `bad-draft` where there is nothing to render, or a source is not there. */
export function planRender(timeline: Timeline, options: PlanOptions): RenderPlan {
  const missing = missingSource(timeline, options.sources);
  if (missing !== undefined)
    throw new StudioError('bad-draft', `The source ${missing} is not there.`);
  const frames = timelineFrames(timeline);
  if (frames === 0) throw new StudioError('bad-draft', 'There is nothing to render yet.');
  const { budget } = options;
  const drawn = options.drawn ?? { timeline, sources: options.sources };
  const shape = budget?.shape ?? toShape(timeline, options.output);
  const texts = [...timeline.titles, ...subtitleTitles(timeline)];
  return {
    shape,
    frames,
    samples: toSamples(frames, shape.fps),
    picture: pictureChunks(drawn.timeline, shape).map((chunk) =>
      lowerPicture(chunk, {
        sources: drawn.sources,
        shape,
        fit: timeline.canvas.fit,
        canTonemap: options.canTonemap,
        layers: layersOf(timeline),
        fades: pictureFades(timeline, chunk),
        subtitles: toSubtitles(texts, { chunk, shape }),
      }),
    ),
    encoding:
      budget === undefined
        ? encodePicture(shape, options.output.quality)
        : encodePictureWithin(shape, budget.pictureKbps),
    isTwoPass: budget !== undefined,
    soundKbps: budget?.soundKbps ?? usualSoundKbps,
    sound: toSoundParts(timeline),
  };
}

function missingSource(
  timeline: Timeline,
  sources: ReadonlyMap<SourceId, RenderSource>,
): SourceId | undefined {
  const used = [
    ...[...timeline.clips, ...layersOf(timeline)].map((each) => each.asset),
    ...timeline.music.map((music) => music.source),
  ];
  return used.find((id) => !sources.has(id));
}

function pictureChunks(timeline: Timeline, { fps }: Shape): readonly Chunk[] {
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
