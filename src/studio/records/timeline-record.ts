import { z } from 'zod';
import { layerLook } from '../edit/draft/layer-schema.ts';
import { look, titleStyle } from '../edit/draft/look-schema.ts';
import type { Layer } from '../edit/picture/layer.ts';
import type { History, Plan, PlannedStep } from '../edit/scene.ts';
import type {
  AssetId,
  BedId,
  Clip,
  Music,
  SourceId,
  SubtitleLine,
  Subtitles,
  Timeline,
  Title,
} from '../edit/timeline.ts';
import { transitionKinds } from '../edit/timeline.ts';

const frames = z.int();
const rational = z.looseObject({ num: z.int(), den: z.int() });

export const assetId = z.custom<AssetId>(
  (value) => typeof value === 'string' && /^a_[A-Za-z0-9_-]{1,40}$/.test(value),
);
const bedId = z.custom<BedId>(
  (value) => typeof value === 'string' && /^bed_[A-Za-z0-9_-]{1,40}$/.test(value),
);
const sourceId: z.ZodType<SourceId> = z.union([assetId, bedId]);

const clip: z.ZodType<Clip> = z.looseObject({
  id: z.string(),
  asset: assetId,
  in: frames,
  out: frames,
  speed: rational,
  gainDb: z.number().nullable(),
  transition: z.looseObject({ kind: z.enum(transitionKinds), frames }).nullable(),
  reversed: z.literal(true).exactOptional(),
  hold: frames.exactOptional(),
  look: look.exactOptional(),
  denoiseDb: z.number().exactOptional(),
});

const title: z.ZodType<Title> = z.looseObject({
  id: z.string(),
  text: z.string(),
  at: frames,
  frames,
  position: z.enum(['top', 'middle', 'bottom']),
  style: titleStyle.exactOptional(),
});

const music: z.ZodType<Music> = z.looseObject({
  id: z.string(),
  source: sourceId,
  at: frames,
  frames,
  offset: frames,
  gainDb: z.number(),
  duckDb: z.number(),
  fadeIn: frames,
  fadeOut: frames,
  onBeat: z.boolean(),
});

const layer: z.ZodType<Layer> = z.looseObject({
  id: z.string(),
  asset: assetId,
  at: frames,
  frames,
  from: frames,
  gainDb: z.number().nullable(),
  ...layerLook,
});

const fade = z.looseObject({
  frames,
  of: z.enum(['both', 'picture', 'sound']),
  colour: z.enum(['black', 'white']),
});

const line: z.ZodType<SubtitleLine> = z.looseObject({
  asset: assetId,
  in: frames,
  out: frames,
  text: z.string(),
  italic: z.literal(true).exactOptional(),
  bold: z.literal(true).exactOptional(),
});

const subtitles: z.ZodType<Subtitles> = z.looseObject({
  sources: z.array(assetId),
  position: z.enum(['top', 'middle', 'bottom']),
  shift: frames,
  style: titleStyle.exactOptional(),
  lines: z.array(line),
});

/** A timeline as the studio's own records hold it. */
export const timelineRecord: z.ZodType<Timeline> = z.looseObject({
  fps: rational,
  canvas: z.looseObject({
    widthPx: z.int(),
    heightPx: z.int(),
    fit: z.enum(['crop', 'blur', 'bars']),
  }),
  clips: z.array(clip),
  titles: z.array(title),
  music: z.array(music),
  fades: z.looseObject({ in: fade.exactOptional(), out: fade.exactOptional() }).exactOptional(),
  layers: z.array(layer).exactOptional(),
  subtitles: subtitles.exactOptional(),
});

const step: z.ZodType<PlannedStep> = z.looseObject({
  kind: z.string(),
  params: z.record(z.string(), z.unknown()),
  said: z.string(),
});

const plan: z.ZodType<Plan> = z.looseObject({ at: z.int(), steps: z.array(step) });

export const historyRecord: z.ZodType<History> = z.looseObject({
  revisions: z.array(timelineRecord),
  at: z.int().min(-1),
  last: plan.exactOptional(),
  asked: z.string().exactOptional(),
  tried: z.array(step).exactOptional(),
  made: z.array(z.array(z.string())).exactOptional(),
  saved: z.array(z.looseObject({ name: z.string(), timeline: timelineRecord })).exactOptional(),
});
