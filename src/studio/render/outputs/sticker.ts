import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderOutput } from '../../../protocol/renders.ts';
import type { Span } from '../../edit/span.ts';
import { StudioError } from '../../errors.ts';
import { withoutMetadata } from '../encoding.ts';
import type { Gauge } from '../gauge.ts';
import { listInput, runPass, type Workshop, writeList } from '../pass.ts';
import type { RenderPlan } from '../plan.ts';
import { framesPerSecond, type Shape, toEven } from '../shape.ts';
import { type MadeChunk, makeChunks } from './film-part.ts';
import { spanOf } from './output-span.ts';
import type { Derived } from './still.ts';

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

interface StickerWish {
  readonly plan: RenderPlan;
  readonly output: RenderOutput;
  readonly gauge: Gauge;
}

/** The first three seconds of a stretch of the film, or of the film. Throws `file-too-large` where they cannot be that small. */
export async function makeSticker(shop: Workshop, wish: StickerWish): Promise<Derived> {
  const { plan, output } = wish;
  const { fps } = plan.shape;
  const asked = spanOf(output, plan.frames, fps);
  const most = Math.floor(mostSeconds * framesPerSecond(fps));
  const span = { from: asked.from, to: Math.min(asked.to, asked.from + most) };
  const chunks = await makeChunks(shop, plan, {
    isWanted: ({ start, end }) => start < span.to && end > span.from,
    gauge: wish.gauge,
  });
  const maxBytes = Math.min(output.maxBytes ?? mostBytes, mostBytes);
  for (const step of steps) {
    const sticker = await encode(shop, plan, { span, chunks, step, maxBytes });
    const { size } = await stat(sticker.path);
    if (size <= maxBytes) return sticker;
  }
  throw new StudioError('file-too-large', 'The sticker could not be made as small as that.');
}

interface Encoding {
  readonly span: Span;
  readonly chunks: readonly MadeChunk[];
  readonly step: Step;
  readonly maxBytes: number;
}

async function encode(shop: Workshop, plan: RenderPlan, how: Encoding): Promise<Derived> {
  const { span, chunks, step, maxBytes } = how;
  const filmFps = framesPerSecond(plan.shape.fps);
  const frames = span.to - span.from;
  const rate = Math.min(mostFps, step.fps, filmFps);
  const path = join(shop.workDir, 'derived.webm');
  const first = span.from - (chunks[0]?.start ?? 0);
  const list = await writeList(
    shop,
    'chunks',
    chunks.map(({ file }) => file),
  );
  await runPass(shop, {
    name: 'sticker',
    inputs: [{ path: list, args: listInput }],
    graph: `[0:v]trim=start_frame=${first}:end_frame=${first + frames},${shown(plan.shape, step, {
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
  return `setpts=PTS-STARTPTS,fps=${rate.toFixed(3)},trim=end_frame=${frames},${coarse}scale=${size.widthPx}:${size.heightPx}:flags=lanczos,setsar=1`;
}

function sizeOf({ widthPx, heightPx }: Shape): { widthPx: number; heightPx: number } {
  const by = longSidePx / Math.max(widthPx, heightPx);
  return { widthPx: toEven(widthPx * by), heightPx: toEven(heightPx * by) };
}
