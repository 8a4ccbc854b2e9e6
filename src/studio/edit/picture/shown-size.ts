import type { SizePx } from './canvas.ts';
import type { Framing } from './look.ts';

/** The size of a picture as it is seen when it was turned and cropped. */
export function shownSize(size: SizePx, framing: Framing | undefined): SizePx {
  if (framing === undefined) return size;
  const { turn, crop } = framing;
  const isTurned = turn === 90 || turn === 270;
  const [width, height] = isTurned ? [size.heightPx, size.widthPx] : [size.widthPx, size.heightPx];
  const left = (share: number) => 1 - share / 1000;
  return {
    widthPx: Math.max(1, Math.round(width * left(crop.left + crop.right))),
    heightPx: Math.max(1, Math.round(height * left(crop.top + crop.bottom))),
  };
}
