import { z } from 'zod';
import { coverBounds } from '../picture/cover.ts';
import { lookBounds as bounds } from '../picture/look.ts';
import { titleSizes } from '../title-style.ts';

const maxFrames = 100_000_000;
const level = z.int().min(-bounds.level).max(bounds.level);
const share = z.int().min(0).max(bounds.crop);
const thousandth = z.int().min(0).max(1000);

const crop = z
  .strictObject({ left: share, top: share, right: share, bottom: share })
  .refine(
    ({ left, top, right, bottom }) => left + right <= bounds.crop && top + bottom <= bounds.crop,
    'nothing is left of the picture',
  );

const framing = z.strictObject({
  mirrored: z.boolean(),
  turn: z.literal([0, 90, 180, 270]),
  tilt: z.int().min(-bounds.tilt).max(bounds.tilt),
  crop,
});

const colour = z.strictObject({
  brightness: level,
  contrast: level,
  saturation: level,
  warmth: level,
  tone: z.enum(['full', 'grey', 'sepia']),
});

const view = z.strictObject({
  scale: z.int().min(100).max(bounds.maxScale),
  x: thousandth,
  y: thousandth,
});

const zoom = z.strictObject({
  from: view,
  to: view,
  over: z
    .tuple([z.int().min(0).max(maxFrames), z.int().min(0).max(maxFrames)])
    .refine(([from, to]) => to > from, 'a zoom has no length'),
});

const colour6 = z.string().regex(/^[0-9a-f]{6}$/);
const length = z.int().min(coverBounds.smallest).max(1000);
export const coverHow = z.enum(['blur', 'pixels', 'fill']);
/** Of the canvas, as people mean it. */
export const coverBox = z.strictObject({
  x: thousandth,
  y: thousandth,
  width: length,
  height: length,
});

const { farthest } = coverBounds;
const place = z.int().min(-farthest).max(farthest);
const reach = z
  .int()
  .min(1)
  .max(2 * farthest);
const cover = z.strictObject({
  ...{ x: place, y: place, width: reach, height: reach },
  ...{ how: coverHow, colour: colour6, steadied: z.literal(true).exactOptional() },
});

/** A look from outside: only what is named here, within bounds, so that no filter gets anything else. */
export const look = z.strictObject({
  steady: z.literal(true).exactOptional(),
  framing: framing.exactOptional(),
  colour: colour.exactOptional(),
  covers: z.array(cover).min(1).max(coverBounds.perClip).exactOptional(),
  zoom: zoom.exactOptional(),
});

/** A title's style from outside: what it holds goes into the text of a drawing, so nothing else may. */
export const titleStyle = z.strictObject({
  size: z.int().min(titleSizes.smallest).max(titleSizes.largest),
  colour: colour6,
  outline: colour6.nullable(),
  box: colour6.nullable(),
  bold: z.boolean(),
  italic: z.boolean(),
  side: z.enum(['left', 'centre', 'right']),
  enter: z.enum(['fade', 'slide', 'pop', 'cut']),
});
