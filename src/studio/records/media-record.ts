import { z } from 'zod';
import type { Measures, MediaFacts } from '../media/facts.ts';

const pictureFacts = z.looseObject({
  streamIndex: z.int(),
  codec: z.string(),
  widthPx: z.int(),
  heightPx: z.int(),
  rotation: z.literal([0, 90, 180, 270]),
  fps: z.looseObject({ num: z.int(), den: z.int() }),
  isVariableRate: z.boolean(),
  range: z.enum(['sdr', 'hlg', 'pq']),
  hasAlpha: z.boolean(),
});

const soundFacts = z.looseObject({
  streamIndex: z.int(),
  codec: z.string(),
  channels: z.int(),
  sampleRate: z.int(),
});

export const mediaFacts: z.ZodType<MediaFacts> = z.looseObject({
  kind: z.enum(['video', 'audio', 'image', 'subtitles']),
  demuxer: z.string(),
  durationMs: z.number(),
  picture: pictureFacts.exactOptional(),
  sound: soundFacts.exactOptional(),
  linesLeftOut: z.int().exactOptional(),
});

const cue = z.looseObject({
  fromMs: z.number(),
  toMs: z.number(),
  text: z.string(),
  italic: z.literal(true).exactOptional(),
  bold: z.literal(true).exactOptional(),
});

/** Measures grow beyond these in time: what is missing is measured again. */
export const measuresRecord: z.ZodType<Measures> = z.looseObject({
  levels: z.looseObject({ everyMs: z.literal(20), db: z.array(z.number()) }).exactOptional(),
  loudness: z.looseObject({ integratedLufs: z.number() }).exactOptional(),
  beats: z
    .strictObject({ bpm: z.number(), confidence: z.number(), timesMs: z.array(z.number()) })
    .exactOptional(),
  light: z
    .strictObject({
      ...{ mean: z.number(), low: z.number(), high: z.number() },
      ...{ colourfulness: z.number(), warmth: z.number() },
    })
    .exactOptional(),
  motion: z
    .strictObject({
      rate: z.looseObject({ num: z.int(), den: z.int() }),
      change: z.array(z.number()),
      cut: z.array(z.number()),
      peak: z.array(z.number()),
    })
    .exactOptional(),
  cues: z.array(cue).exactOptional(),
});
