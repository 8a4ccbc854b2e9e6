import type { Timeline } from '../timeline.ts';
import { hasAspect, ownCanvas } from './canvas.ts';
import { type Crop, type Framing, lookBounds, plainFraming } from './look.ts';
import { shownSize } from './shown-size.ts';

/** Clockwise; a crop turns along. */
export function turnFraming(framing: Framing, degrees: 90 | 180 | 270): Framing {
  const turn = quarter(framing.turn + degrees);
  let { crop } = framing;
  for (let turned = 0; turned < degrees; turned += 90) crop = turnCrop(crop);
  return { ...framing, turn, crop };
}

/** What is left now is right: the rest of the framing is seen in the mirror too. */
export function mirrorFraming({ mirrored, turn, tilt, crop }: Framing): Framing {
  return {
    mirrored: !mirrored,
    turn: quarter(-turn),
    tilt: -tilt || 0,
    crop: { ...crop, left: crop.right, right: crop.left },
  };
}

export function tiltFraming(framing: Framing, tenths: number): Framing {
  const tilt = Math.max(-lookBounds.tilt, Math.min(lookBounds.tilt, framing.tilt + tenths));
  return { ...framing, tilt };
}

/** Crops what is seen now once more: thousandths of that. */
export function cropFraming(framing: Framing, more: Partial<Crop>): Framing {
  const { crop } = framing;
  const [left, right] = cropAxis([crop.left, crop.right], [more.left, more.right]);
  const [top, bottom] = cropAxis([crop.top, crop.bottom], [more.top, more.bottom]);
  return { ...framing, crop: { left, top, right, bottom } };
}

type Two<Value> = readonly [Value, Value];

function cropAxis(now: Two<number>, more: Two<number | undefined>): Two<number> {
  const seen = 1000 - now[0] - now[1];
  const [first, last] = [toAll(more[0], seen), toAll(more[1], seen)];
  const room = lookBounds.crop - now[0] - now[1];
  const scale = first + last > room ? room / (first + last) : 1;
  return [now[0] + Math.floor(first * scale), now[1] + Math.floor(last * scale)];
}

function toAll(share: number | undefined, seen: number): number {
  return Math.round((Math.max(0, share ?? 0) * seen) / 1000);
}

function quarter(degrees: number): Framing['turn'] {
  const turn = ((degrees % 360) + 360) % 360;
  if (turn === 90 || turn === 180 || turn === 270) return turn;
  return 0;
}

function turnCrop({ left, top, right, bottom }: Crop): Crop {
  return { left: bottom, top: left, right: top, bottom: right };
}

/**
 * The canvas when the framing of clips changed: where it had the shape of the first clip it keeps having it, where it
 * was chosen it stays.
 */
export function canvasFor(
  before: Timeline,
  after: Timeline,
  sizeOf: (asset: string) => { readonly widthPx: number; readonly heightPx: number } | undefined,
): Timeline['canvas'] {
  const { canvas } = before;
  const [was, is] = [before, after].map((timeline) => {
    const clip = timeline.clips[0];
    const size = clip === undefined ? undefined : sizeOf(clip.asset);
    return size && shownSize(size, clip?.look?.framing ?? plainFraming);
  });
  if (was === undefined || is === undefined) return canvas;
  const own = ownCanvas(was);
  if (!hasAspect(canvas, { num: own.widthPx, den: own.heightPx })) return canvas;
  return { ...ownCanvas(is), fit: canvas.fit };
}
