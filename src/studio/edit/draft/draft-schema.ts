import { z } from 'zod';
import { trackTypes } from '../../../protocol/draft.ts';
import { maxLongPx, maxShortPx } from '../picture/canvas.ts';
import { transitionKinds } from '../timeline.ts';
import { draftBounds as bounds } from './draft-bounds.ts';
import { layerLook } from './layer-schema.ts';
import { look, titleStyle } from './look-schema.ts';

const maxFrames = bounds.minutes * 60 * bounds.maxFps;
const frames = z.int().min(0).max(maxFrames);
const ms = z
  .number()
  .min(0)
  .max(bounds.minutes * 60_000 * 2);
const term = z.int().min(1).max(bounds.speedTerm);
const id = z.string().regex(/^[a-z]\d{1,9}$/);
const name = z.string().max(bounds.nameChars);
const db = z.number().min(-bounds.gainDb).max(bounds.gainDb);
const source = z.string().max(bounds.idChars);
const volume = z.number().min(0).max(100_000);

const window = z
  .tuple([frames, frames, frames])
  .refine(([, from, to]) => to > from, 'a segment has no length');

const speed = z.tuple([term, term]).refine(([num, den]) => {
  const value = num / den;
  return value >= bounds.minSpeed && value <= bounds.maxSpeed;
}, 'a speed is out of bounds');

const transition = z.strictObject({ kind: z.enum(transitionKinds), f: z.int().min(1).max(600) });

const clipSegment = z.strictObject({
  d: ms,
  m: z.strictObject({
    id,
    title: name,
    start: ms,
    volume,
    a: source,
    f: window,
    speed,
    gain: db.nullable(),
    transition: transition.nullable(),
    reversed: z.literal(true).exactOptional(),
    hold: frames.min(1).exactOptional(),
    look: look.exactOptional(),
    denoise: z.int().min(1).max(bounds.denoiseDb).exactOptional(),
  }),
});

const musicSegment = z.strictObject({
  d: ms,
  m: z.strictObject({
    id,
    title: name,
    start: ms,
    volume,
    a: source,
    f: window,
    gain: db,
    duck: z.number().min(0).max(bounds.gainDb),
    fade: z.tuple([frames, frames]),
    onBeat: z.boolean(),
  }),
});

/** Letters and line breaks are welcome; control characters never reach a filter. */
const titleText = z
  .string()
  .max(bounds.titleChars)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is kept out
  .refine((text) => text.trim() !== '' && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text));

const titleSegment = z.strictObject({
  d: ms,
  m: z.strictObject({
    id,
    title: z.string().max(bounds.titleChars),
    text: titleText,
    start: ms,
    f: window,
    position: z.enum(['top', 'middle', 'bottom']),
    style: titleStyle.exactOptional(),
  }),
});

/** A line of subtitles: `f` is where it is first seen, then its window of the source `a`. */
const lineSegment = z.strictObject({
  d: ms,
  m: z.strictObject({
    title: name,
    text: titleText,
    start: ms,
    a: source,
    f: window,
    italic: z.literal(true).exactOptional(),
    bold: z.literal(true).exactOptional(),
  }),
});

const subtitles = z.strictObject({
  a: z.array(source).min(1).max(bounds.subtitleFiles),
  position: z.enum(['top', 'middle', 'bottom']),
  shift: z.int().min(-maxFrames).max(maxFrames),
  style: titleStyle.exactOptional(),
});

const layerSegment = z.strictObject({
  d: ms,
  m: z.strictObject({
    id,
    title: name,
    start: ms,
    volume,
    a: source,
    f: window,
    gain: db.nullable(),
    ...layerLook,
  }),
});

const trackInfo = z.strictObject({ title: name }).optional();

const videoTrack = z.strictObject({
  tt: z.literal(trackTypes.video),
  d: ms,
  m: trackInfo,
  sg: z.array(clipSegment).min(1).max(bounds.clips),
});
const audioTrack = z.strictObject({
  tt: z.literal(trackTypes.audio),
  d: ms,
  m: trackInfo,
  sg: z.array(musicSegment).min(1).max(bounds.music),
});
const textTrack = z.strictObject({
  tt: z.literal(trackTypes.text),
  d: ms,
  m: trackInfo,
  sg: z
    .array(z.union([titleSegment, lineSegment]))
    .min(1)
    .max(bounds.titles + bounds.subtitleLines),
});

/** More pictures, over those of the other video track. */
const overTrack = z.strictObject({
  tt: z.literal(trackTypes.video),
  over: z.literal(true),
  d: ms,
  m: trackInfo,
  sg: z.array(layerSegment).min(1).max(bounds.layers),
});

const fade = z.strictObject({
  f: frames.min(1),
  of: z.enum(['both', 'picture', 'sound']),
  colour: z.enum(['black', 'white']),
});

const evenSide = z.int().min(16).max(maxLongPx).multipleOf(2);
const project = z
  .strictObject({
    title: name,
    width: evenSide,
    height: evenSide,
    fit: z.enum(['crop', 'blur', 'bars']),
    fps: z
      .tuple([z.int().min(1).max(120_000), z.int().min(1).max(1001)])
      .refine(
        ([num, den]) => num / den >= 1 && num / den <= bounds.maxFps,
        'a rate is out of bounds',
      ),
    fades: z.strictObject({ in: fade.exactOptional(), out: fade.exactOptional() }).exactOptional(),
    subtitles: subtitles.exactOptional(),
  })
  .refine((m) => Math.min(m.width, m.height) <= maxShortPx, 'the canvas is too large');

/** The studio's own draft, strictly: what is not in here is not rendered, so it is not taken. */
export const studioDraft = z.strictObject({
  d: ms,
  m: project,
  t: z
    .array(z.union([z.discriminatedUnion('tt', [videoTrack, audioTrack, textTrack]), overTrack]))
    .min(1)
    .max(4),
});
export type StudioDraft = z.infer<typeof studioDraft>;
export type ClipSegment = z.infer<typeof clipSegment>;
export type LayerSegment = z.infer<typeof layerSegment>;
export type MusicSegment = z.infer<typeof musicSegment>;
export type TitleSegment = z.infer<typeof titleSegment>;
export type LineSegment = z.infer<typeof lineSegment>;
