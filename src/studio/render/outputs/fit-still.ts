import { join } from 'node:path';
import type { RenderOutput } from '../../../protocol/renders.ts';
import { withoutMetadata } from '../encoding.ts';
import { runPass, type Workshop } from '../pass.ts';
import { toEven } from '../shape.ts';
import { type Derived, firstThatFits } from './derived.ts';

/** Of a picture's sides; a JPEG is coarser first, which shows less than fewer pixels do. */
const steps = [
  { by: 1, jpegScale: 6 },
  { by: 1, jpegScale: 11 },
  { by: 0.75, jpegScale: 11 },
  { by: 0.5, jpegScale: 14 },
  { by: 0.35, jpegScale: 18 },
  { by: 0.25, jpegScale: 24 },
  { by: 0.15, jpegScale: 31 },
] as const;
type Step = (typeof steps)[number];

/** The arguments of a still's encoder; the scale is FFmpeg's, from 2 (fine) to 31. */
export function stillArgs(format: RenderOutput['format'], jpegScale = 3): readonly string[] {
  const quality = format === 'jpg' ? ['-q:v', String(jpegScale)] : [];
  return ['-frames:v', '1', ...quality, ...withoutMetadata, '-f', 'image2', '-update', '1'];
}

export function stillPixels(format: RenderOutput['format']): string {
  return `format=${format === 'jpg' ? 'yuvj420p' : 'rgb24'}`;
}

/** The same picture in no more than the bytes that were asked for. Throws `file-too-large` where it cannot be. */
export function fitStill(shop: Workshop, still: Derived, output: RenderOutput): Promise<Derived> {
  return firstThatFits(
    ['as it is' as const, ...steps],
    (step) =>
      step === 'as it is' ? Promise.resolve(still) : shrink(shop, still, { step, output }),
    output.maxBytes,
  );
}

async function shrink(
  shop: Workshop,
  still: Derived,
  { step, output: { format } }: { readonly step: Step; readonly output: RenderOutput },
): Promise<Derived> {
  const size = {
    widthPx: toEven(still.widthPx * step.by),
    heightPx: toEven(still.heightPx * step.by),
  };
  const path = join(shop.workDir, `fitted.${format}`);
  const demuxer = format === 'jpg' ? 'jpeg_pipe' : 'png_pipe';
  await runPass(shop, {
    name: 'fitted',
    inputs: [{ path: `file:${still.path}`, args: ['-f', demuxer] }],
    graph: `[0:v]scale=${size.widthPx}:${size.heightPx}:flags=lanczos,setsar=1,${stillPixels(format)}[out]`,
    outputArgs: ['-map', '[out]', ...stillArgs(format, step.jpegScale)],
    output: `file:${path}`,
    mediaSeconds: 1,
  });
  return { path, ...size, frames: 0 };
}
