import { join } from 'node:path';
import { withoutMetadata } from '../encoding.ts';
import { listInput, runPass, type Workshop } from '../pass.ts';
import type { RenderPlan } from '../plan.ts';
import { framesPerSecond, type Shape, toEven } from '../shape.ts';
import { type Derived, firstThatFits } from './derived.ts';
import { type ShortWish, type Stretch, takeStretch } from './short-stretch.ts';

/**
 * A video sticker as Telegram takes it: VP9 in WebM, exactly 512 px on one side and no more on the other, at most 3 s, 30
 * frames a second and 256 KB, without sound: https://core.telegram.org/stickers#video-requirements.
 */
const longSidePx = 512;
const mostSeconds = 3;
const mostFps = 30;
const mostBytes = 256_000;

/** Of a picture that cannot be encoded in so little at once: slower, and with less detail in the same 512 px. */
const steps = [
  { share: 0.9, fps: 30, detail: 1 },
  { share: 0.6, fps: 20, detail: 1 },
  { share: 0.4, fps: 15, detail: 0.5 },
  { share: 0.2, fps: 10, detail: 0.25 },
] as const;
type Step = (typeof steps)[number];

/** The first three seconds of a stretch of the film, or of the film. Throws `file-too-large` where they cannot be that small. */
export async function makeSticker(shop: Workshop, wish: ShortWish): Promise<Derived> {
  const { plan, output } = wish;
  const stretch = await takeStretch(shop, wish, mostSeconds);
  const maxBytes = Math.min(output.maxBytes ?? mostBytes, mostBytes);
  return firstThatFits(steps, (step) => encode(shop, plan, { stretch, step, maxBytes }), maxBytes);
}

interface Encoding {
  readonly stretch: Stretch;
  readonly step: Step;
  readonly maxBytes: number;
}

async function encode(shop: Workshop, plan: RenderPlan, how: Encoding): Promise<Derived> {
  const { stretch, step, maxBytes } = how;
  const { frames } = stretch;
  const filmFps = framesPerSecond(plan.shape.fps);
  const rate = Math.min(mostFps, step.fps, filmFps);
  const path = join(shop.workDir, 'derived.webm');
  await runPass(shop, {
    name: 'sticker',
    inputs: [{ path: stretch.list, args: listInput }],
    graph: `[0:v]${stretch.trim},${shown(plan.shape, step, {
      rate,
      // Rounding must not make one frame too many: a sticker of 3.03 s is refused.
      frames: Math.max(1, Math.floor((frames / filmFps) * rate + 1e-6)),
    })}[v]`,
    outputArgs: [
      ...['-map', '[v]', '-an', '-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p'],
      ...rateArgs((maxBytes * 8 * step.share) / (frames / filmFps) / 1000),
      ...['-deadline', 'good', '-cpu-used', '4', '-row-mt', '1', '-threads', String(shop.threads)],
      ...[...withoutMetadata, '-f', 'webm'],
    ],
    output: `file:${path}`,
    mediaSeconds: plan.frames / filmFps,
  });
  return { path, ...sizeOf(plan.shape), frames };
}

/** A short sticker needs no more than this, whatever room it has. */
const mostKbps = 1_500;

function rateArgs(kbps: number): readonly string[] {
  const rate = `${Math.floor(Math.min(mostKbps, kbps))}k`;
  return ['-b:v', rate, '-maxrate', rate, '-bufsize', rate];
}

function shown(
  shape: Shape,
  { detail }: Step,
  { rate, frames }: { readonly rate: number; readonly frames: number },
): string {
  const size = sizeOf(shape);
  const coarse =
    detail === 1 ? '' : `scale=${toEven(size.widthPx * detail)}:${toEven(size.heightPx * detail)},`;
  return `fps=${rate.toFixed(3)},trim=end_frame=${frames},${coarse}scale=${size.widthPx}:${size.heightPx}:flags=lanczos,setsar=1`;
}

function sizeOf({ widthPx, heightPx }: Shape): { widthPx: number; heightPx: number } {
  const by = longSidePx / Math.max(widthPx, heightPx);
  return { widthPx: toEven(widthPx * by), heightPx: toEven(heightPx * by) };
}
