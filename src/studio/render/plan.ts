import type { RenderOutput } from '../../protocol/renders.ts';
import { layersOf } from '../edit/picture/layer.ts';
import {
  type Frames,
  type SourceId,
  type Timeline,
  timelineFrames,
  toSamples,
} from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { Budget } from './budget.ts';
import {
  encodePicture,
  encodePictureWithin,
  type PictureEncoding,
  usualSoundKbps,
} from './encoding.ts';
import { pictureFades } from './fade-graph.ts';
import type { Chunk } from './picture/chunks.ts';
import { joinChunks, pictureChunks } from './picture/picture-chunks.ts';
import { lowerPicture, type PicturePass } from './picture/picture-graph.ts';
import type { Drawn } from './picture/steady.ts';
import type { RenderSource } from './renderer.ts';
import { type Shape, toShape } from './shape.ts';
import { type SoundPart, toSoundParts } from './sound/sound-pieces.ts';
import type { EmojiLayer } from './titles/emoji-layers.ts';
import { subtitleTitles } from './titles/subtitle-titles.ts';
import { toSubtitles } from './titles/subtitles.ts';

/** Everything that is decided before FFmpeg starts. */
export interface RenderPlan {
  readonly shape: Shape;
  readonly frames: Frames;
  readonly samples: number;
  readonly picture: readonly PicturePass[];
  /** Neighbouring chunks as one pass, undefined where that would be too much for one FFmpeg. Pure. */
  join(chunks: readonly PicturePass[]): PicturePass | undefined;
  /** Made to be seen soon. */
  readonly isPreview: boolean;
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
  /** Emoji that have a picture, and these pictures, for a film of this shape. */
  readonly pictured?: ReadonlySet<string>;
  readonly emoji?: readonly EmojiLayer[];
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
  const { budget, pictured } = options;
  const drawn = options.drawn ?? { timeline, sources: options.sources };
  const shape = budget?.shape ?? toShape(timeline, options.output);
  const texts = [...timeline.titles, ...subtitleTitles(timeline)];
  const isPreview = budget === undefined && options.output.quality === 'preview';
  const lower = (chunk: Chunk) =>
    lowerPicture(chunk, {
      sources: drawn.sources,
      shape,
      fit: timeline.canvas.fit,
      canTonemap: options.canTonemap,
      isPreview,
      layers: layersOf(timeline),
      fades: pictureFades(timeline, chunk),
      subtitles: toSubtitles(texts, { chunk, shape, ...(pictured && { pictured }) }),
      emoji: options.emoji ?? [],
    });
  return {
    shape,
    frames,
    samples: toSamples(frames, shape.fps),
    picture: pictureChunks(drawn.timeline, shape).map(lower),
    join: (chunks) => joinChunks(chunks, { drawn: drawn.timeline, shape, isPreview, lower }),
    isPreview,
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
