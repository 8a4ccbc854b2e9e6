import { join } from 'node:path';
import { listInput, type Pass, type Workshop, writeList } from './pass.ts';
import { toPieceKey } from './picture/make-picture.ts';
import { toCacheKey } from './piece-cache.ts';
import type { RenderPlan } from './plan.ts';

/** One file to copy the picture of a film from, and what stands before its `-i`. */
export type PictureInput = Pass['inputs'][number];

const wholeFile = 'whole.mp4';
const wholeInput = ['-f', 'mov', '-protocol_whitelist', 'file'] as const;

/** A film is one file, and opens as fast as one chunk: FFmpeg decodes a frame of each file that it opens. */
export async function takeWhole(
  shop: Workshop,
  plan: RenderPlan,
): Promise<PictureInput | undefined> {
  const key = toWholeKey(shop, plan);
  if (key === undefined || !(await shop.cache.take(key, join(shop.workDir, wholeFile)))) {
    return undefined;
  }
  shop.used.add(key);
  return { path: wholeFile, args: wholeInput };
}

/** A quarter of what is usually kept: a longer film would push out the chunks that it is made of. */
const mostBytes = 500_000_000;

/** The next film of the same picture takes it from this one. Nothing is copied: the file gets one more name. */
export async function keepWhole(
  shop: Workshop,
  film: { readonly plan: RenderPlan; readonly path: string; readonly sizeBytes: number },
): Promise<void> {
  if (film.sizeBytes > mostBytes) return;
  const key = toWholeKey(shop, film.plan);
  if (key !== undefined) await shop.cache.keep(key, film.path);
}

/** The chunks one behind the other. */
export async function listChunks(
  shop: Workshop,
  plan: RenderPlan,
  files: readonly string[],
): Promise<PictureInput> {
  const { picture, shape } = plan;
  // Each begins where the one before it ends, to the microsecond: over an hour nothing adds up.
  const toMicroseconds = (frame: number) =>
    Math.round((frame * 1_000_000 * shape.fps.den) / shape.fps.num);
  const listed = files.map((file, at) => {
    const { start, frames } = picture[at] ?? { start: 0, frames: 0 };
    return { file, microseconds: toMicroseconds(start + frames) - toMicroseconds(start) };
  });
  return { path: await writeList(shop, 'picture', listed), args: listInput };
}

/** A picture of one chunk is one file anyway. */
function toWholeKey(shop: Workshop, plan: RenderPlan): string | undefined {
  const chunks = plan.picture.map((pass) => toPieceKey(pass, plan, shop));
  return chunks.length > 1 ? toCacheKey({ whole: chunks }) : undefined;
}
