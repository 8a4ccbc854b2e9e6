import { z } from 'zod';
import { wireId } from './ids.ts';

/** Formats that a render can have (extension X4); the cloud knows `mp4` alone. */
export const outputFormats = ['mp4', 'gif', 'webm', 'm4a', 'mp3', 'jpg', 'png'] as const;

/** Shapes that a finished film can be had in besides its own. */
export const outputAspects = ['9:16', '16:9', '1:1', '4:5', '4:3', '3:4', '21:9'] as const;

const dayMs = 24 * 60 * 60 * 1000;
/** On the film in ms; below 0 counted back from its end. */
const moment = z.number().min(-dayMs).max(dayMs);

/**
 * `output` of a render: bounds are the studio's. `height` in pixels: of the film, or of the still or GIF made of it. A still
 * is of the moment `at`, without one of the moment that shows most; with `tiles` it shows so many moments side by side.
 * `from` and `to` are for what is not a whole film. A `webm` is a sticker: silent, 3 s and 512 pixels at most. `aspect` is another shape of the same edit; `lines` bounds the shorter
 * side of a film, as in 720p.
 */
export const renderOutput = z.strictObject({
  format: z.enum(outputFormats).default('mp4'),
  quality: z.enum(['high', 'preview']).default('high'),
  height: z.int().min(96).max(1920).optional(),
  fps: z.number().min(1).max(60).optional(),
  maxBytes: z.int().min(50_000).max(2_000_000_000).optional(),
  at: moment.optional(),
  from: moment.optional(),
  to: moment.optional(),
  tiles: z.int().min(2).max(25).optional(),
  aspect: z.enum(outputAspects).optional(),
  lines: z.int().min(96).max(1080).optional(),
});
export type RenderOutput = z.infer<typeof renderOutput>;

/** Body of `POST /api/render/proxy/lambda` (section 9.1). The draft is foreign data: the studio parses it by itself. */
export const renderRequest = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/),
  sessionId: z.string().min(1).max(128),
  draft: z.unknown(),
  output: renderOutput.prefault({}),
});

const rendered = z.looseObject({
  url: z.string().optional(),
  duration: z.number().optional(),
  size: z.number().optional(),
  width: z.number().optional().catch(undefined),
  height: z.number().optional().catch(undefined),
});

/** What a poll or a submit says once its envelope is off (section 9.2): every known form at once. */
export const renderAnswer = z.looseObject({
  id: wireId.optional(),
  render_id: wireId.optional(),
  taskId: wireId.optional(),
  status: z.string().optional(),
  progress: z.number().optional().catch(undefined),
  /** Ours: renders before this one, while it waits. */
  ahead: z.int().min(0).optional().catch(undefined),
  /** Ours: seconds that it still takes, where that can be told. */
  remaining: z.number().min(0).optional().catch(undefined),
  output: rendered.nullish().catch(null),
  outputUrl: z.string().optional(),
  output_url: z.string().optional(),
  url: z.string().optional(),
  error: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});
export type RenderAnswer = z.infer<typeof renderAnswer>;

/** Answer of `GET /api/x/capabilities` (X7). */
export const capabilities = z.looseObject({
  outputs: z.array(z.string()).default([]),
  uploads: z.array(z.string()).default([]),
  cancelRun: z.boolean().default(false),
  aspects: z.array(z.string()).default([]),
});

export const cancelledRun = z.looseObject({ cancelled: z.boolean() });
