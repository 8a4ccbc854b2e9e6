import { tiltAngle, tiltShare } from '../../edit/picture/cover-place.ts';
import type { Crop, Framing } from '../../edit/picture/look.ts';
import { shownSize } from '../../edit/picture/shown-size.ts';

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

const turns = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
} as const satisfies Record<Framing['turn'], readonly string[]>;

/** Filters that mirror, turn, straighten and crop a picture as it was filmed. Pure. */
export function frameFilters(framing: Framing, picture: Size): readonly string[] {
  const { mirrored, turn, tilt, crop } = framing;
  const turned = shownSize(picture, { ...framing, crop: { left: 0, top: 0, right: 0, bottom: 0 } });
  return [
    ...(mirrored ? ['hflip'] : []),
    ...turns[turn],
    ...(tilt === 0 ? [] : straighten(tilt, turned)),
    ...cropSides(crop),
  ];
}

/** Turned by a small angle, and cut to the largest part of the same shape that has picture in all its corners. */
function straighten(tilt: number, { widthPx, heightPx }: Size): readonly string[] {
  const angle = tiltAngle(tilt);
  const share = tiltShare(tilt, { widthPx, heightPx }).toFixed(5);
  return [
    // Square pixels first: an angle means nothing among others.
    `scale=${widthPx}:${heightPx}`,
    `rotate=a=${angle.toFixed(6)}:bilinear=1`,
    `crop=iw*${share}:ih*${share}`,
  ];
}

function cropSides({ left, top, right, bottom }: Crop): readonly string[] {
  if (left + top + right + bottom === 0) return [];
  const share = (thousandths: number) => (thousandths / 1000).toFixed(3);
  const [width, height] = [share(1000 - left - right), share(1000 - top - bottom)];
  return [`crop=iw*${width}:ih*${height}:iw*${share(left)}:ih*${share(top)}`];
}
