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
  const chunks = plan.picture.map((pass) => toPieceKey(pass, plan, shop));
  const key = toWholeKey(chunks);
  if (!(await shop.cache.take(key, join(shop.workDir, wholeFile)))) return undefined;
  // What is wrong with it may be wrong with one of these.
  for (const used of [key, ...chunks]) shop.used.add(used);
  return { path: wholeFile, args: wholeInput };
}

/** A quarter of what is usually kept: a longer film would push out the chunks that it is made of. */
const mostBytes = 500_000_000;

/** The next film of the same picture takes it from this one. Nothing is copied: the file gets one more name. */
export async function keepWhole(
  shop: Workshop,
  film: { readonly plan: RenderPlan; readonly path: string; readonly sizeBytes: number },
): Promise<void> {
  const { plan, path, sizeBytes } = film;
  if (plan.picture.length === 1 || sizeBytes > mostBytes) return;
  const chunks = plan.picture.map((pass) => toPieceKey(pass, plan, shop));
  await shop.cache.keep(toWholeKey(chunks), path);
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
function toWholeKey(chunks: readonly string[]): string {
  const [first = '', ...others] = chunks;
  return others.length === 0 ? first : toCacheKey({ whole: chunks });
}
