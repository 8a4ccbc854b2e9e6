import type { Fit, Rational, Timeline } from '../timeline.ts';

/** The long and the short side that nothing is scaled beyond. */
export const maxLongPx = 1920;
export const maxShortPx = 1080;
const minSidePx = 16;

export interface SizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture's own shape, made smaller where it is beyond 1080 lines, even in both directions. */
export function ownCanvas(size: SizePx): SizePx {
  const long = Math.max(size.widthPx, size.heightPx);
  const short = Math.min(size.widthPx, size.heightPx);
  const scale = Math.min(1, maxLongPx / long, maxShortPx / short);
  return { widthPx: toEven(size.widthPx * scale), heightPx: toEven(size.heightPx * scale) };
}

/**
 * A canvas of a given shape that never asks a picture to grow: cropped, it is the largest such rectangle inside the
 * picture; with a blurred or black surrounding, the picture fills one side of it.
 */
export function shapedCanvas(size: SizePx, aspect: Rational, fit: Fit): SizePx {
  const own = ownCanvas(size);
  const ratio = aspect.num / aspect.den;
  const isWider = ratio > own.widthPx / own.heightPx;
  const keepsWidth = fit === 'crop' ? isWider : !isWider;
  const wanted = keepsWidth
    ? { widthPx: own.widthPx, heightPx: own.widthPx / ratio }
    : { widthPx: own.heightPx * ratio, heightPx: own.heightPx };
  const long = Math.max(wanted.widthPx, wanted.heightPx);
  const short = Math.min(wanted.widthPx, wanted.heightPx);
  const scale = Math.min(1, maxLongPx / long, maxShortPx / short);
  return { widthPx: toEven(wanted.widthPx * scale), heightPx: toEven(wanted.heightPx * scale) };
}

function toEven(px: number): number {
  return Math.max(minSidePx, 2 * Math.round(px / 2));
}

/** True where two shapes differ by less than what rounding to even pixels makes. */
export function hasAspect(canvas: Timeline['canvas'], aspect: Rational): boolean {
  const ratio = (canvas.widthPx * aspect.den) / (canvas.heightPx * aspect.num);
  return Math.abs(ratio - 1) < 0.02;
}
