import { join } from 'node:path';
import { withoutMetadata } from '../encoding.ts';
import { listInput, runPass, type Workshop } from '../pass.ts';
import { framesPerSecond, toEven } from '../shape.ts';
import { type Derived, firstThatFits } from './derived.ts';
import { type ShortWish, type Stretch, takeStretch } from './short-stretch.ts';

/** A second of a phone's footage comes to some 1 MB with these; at 360 lines and 12 a second it was 2.5 (measured). */
const gifFps = 10;
const shortSidePx = 270;
/** A longer GIF is larger than the film that it shows: it ends here. */
const longestGifSeconds = 30;

/** Where a GIF may have only so many bytes: smaller and slower until it fits. */
const steps = [
  { by: 1, fps: 1, colours: 128 },
  { by: 0.75, fps: 0.85, colours: 96 },
  { by: 0.5, fps: 0.7, colours: 64 },
  { by: 0.35, fps: 0.6, colours: 48 },
] as const;
type Step = (typeof steps)[number];

/** A GIF of a stretch of the film, or of its beginning. Throws `file-too-large` where it cannot be made small enough. */
export async function makeGif(shop: Workshop, wish: ShortWish): Promise<Derived> {
  const stretch = await takeStretch(shop, wish, longestGifSeconds);
  const { maxBytes } = wish.output;
  return firstThatFits(steps, (step) => encode(shop, wish, { stretch, step }), maxBytes);
}

async function encode(
  shop: Workshop,
  { plan, output }: ShortWish,
  { stretch, step }: { readonly stretch: Stretch; readonly step: Step },
): Promise<Derived> {
  const { widthPx, heightPx, fps } = plan.shape;
  const usual = (output.lines ?? shortSidePx) / Math.min(widthPx, heightPx);
  const by = step.by * Math.min(1, output.height === undefined ? usual : output.height / heightPx);
  const size = { widthPx: toEven(widthPx * by), heightPx: toEven(heightPx * by) };
  const rate = Math.max(1, Math.min(output.fps ?? gifFps, framesPerSecond(fps)) * step.fps);
  const path = join(shop.workDir, 'derived.gif');
  const shown = [
    stretch.trim,
    `fps=${rate.toFixed(3)}`,
    `scale=${size.widthPx}:${size.heightPx}:flags=lanczos,setsar=1`,
  ].join(',');
  await runPass(shop, {
    name: 'gif',
    inputs: [{ path: stretch.list, args: listInput }],
    // Ordered dithering is what chat platforms that encode GIFs again keep.
    graph: `[0:v]${shown},split[a][b];[a]palettegen=max_colors=${step.colours}[p];[b][p]paletteuse=dither=bayer:bayer_scale=4[v]`,
    outputArgs: ['-map', '[v]', '-an', ...withoutMetadata, '-f', 'gif'],
    output: `file:${path}`,
    mediaSeconds: plan.frames / framesPerSecond(fps),
  });
  return { path, ...size, frames: stretch.frames };
}
