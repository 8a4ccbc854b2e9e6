import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderOutput } from '../../../protocol/renders.ts';
import type { Span } from '../../edit/span.ts';
import { StudioError } from '../../errors.ts';
import { withoutMetadata } from '../encoding.ts';
import type { Gauge } from '../gauge.ts';
import { listInput, runPass, type Workshop, writeList } from '../pass.ts';
import type { RenderPlan } from '../plan.ts';
import { framesPerSecond, toEven } from '../shape.ts';
import { type MadeChunk, makeChunks } from './film-part.ts';
import { spanOf } from './output-span.ts';
import type { Derived } from './still.ts';

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

interface GifWish {
  readonly plan: RenderPlan;
  readonly output: RenderOutput;
  readonly gauge: Gauge;
}

/** A GIF of a stretch of the film, or of its beginning. Throws `file-too-large` where it cannot be made small enough. */
export async function makeGif(shop: Workshop, wish: GifWish): Promise<Derived> {
  const { plan, output } = wish;
  const { fps } = plan.shape;
  const asked = spanOf(output, plan.frames, fps);
  const most = Math.round(longestGifSeconds * framesPerSecond(fps));
  const span = { from: asked.from, to: Math.min(asked.to, asked.from + most) };
  const chunks = await makeChunks(shop, plan, {
    isWanted: ({ start, end }) => start < span.to && end > span.from,
    gauge: wish.gauge,
  });
  for (const step of steps) {
    const gif = await encode(shop, wish, { span, chunks, step });
    const { size } = await stat(gif.path);
    if (output.maxBytes === undefined || size <= output.maxBytes) return gif;
  }
  throw new StudioError('file-too-large', 'The GIF could not be made as small as that.');
}

interface Encoding {
  readonly span: Span;
  readonly chunks: readonly MadeChunk[];
  readonly step: Step;
}

async function encode(
  shop: Workshop,
  { plan, output }: GifWish,
  { span, chunks, step }: Encoding,
): Promise<Derived> {
  const { widthPx, heightPx, fps } = plan.shape;
  const usual = (output.lines ?? shortSidePx) / Math.min(widthPx, heightPx);
  const by = step.by * Math.min(1, output.height === undefined ? usual : output.height / heightPx);
  const size = { widthPx: toEven(widthPx * by), heightPx: toEven(heightPx * by) };
  const rate = Math.max(1, Math.min(output.fps ?? gifFps, framesPerSecond(fps)) * step.fps);
  const first = span.from - (chunks[0]?.start ?? 0);
  const path = join(shop.workDir, 'derived.gif');
  const shown = [
    `trim=start_frame=${first}:end_frame=${first + span.to - span.from}`,
    'setpts=PTS-STARTPTS',
    `fps=${rate.toFixed(3)}`,
    `scale=${size.widthPx}:${size.heightPx}:flags=lanczos,setsar=1`,
  ].join(',');
  await runPass(shop, {
    name: 'gif',
    inputs: [
      {
        path: await writeList(
          shop,
          'chunks',
          chunks.map(({ file }) => file),
        ),
        args: listInput,
      },
    ],
    // Ordered dithering is what chat platforms that encode GIFs again keep.
    graph: `[0:v]${shown},split[a][b];[a]palettegen=max_colors=${step.colours}[p];[b][p]paletteuse=dither=bayer:bayer_scale=4[v]`,
    outputArgs: ['-map', '[v]', '-an', ...withoutMetadata, '-f', 'gif'],
    output: `file:${path}`,
    mediaSeconds: plan.frames / framesPerSecond(fps),
  });
  return { path, ...size, frames: span.to - span.from };
}
