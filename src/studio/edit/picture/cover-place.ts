import type { Timeline } from '../timeline.ts';
import type { SizePx } from './canvas.ts';
import type { Box } from './cover.ts';
import { type Framing, plainFraming } from './look.ts';
import { shownSize } from './shown-size.ts';

/** How a picture as it was filmed comes to lie on the canvas. */
export interface Laid {
  readonly picture: SizePx;
  readonly framing: Framing | undefined;
  readonly canvas: Timeline['canvas'];
}

/** Where a part of the picture as it was filmed lies on the canvas; it may reach beyond. A tilted part with its corners. */
export function toCanvas(box: Box, laid: Laid): Box {
  return around(box, (at) => onCanvas(at, laid));
}

/**
 * The part of the picture as it was filmed that lies in a box of the canvas, never less. What reaches to an edge that
 * a crop made goes on to the picture's own: it is not to come out when the crop goes.
 */
export function toPicture(box: Box, laid: Laid): Box {
  const { left, top, right, bottom } = sides(around(wholePicture, (at) => onCanvas(at, laid)));
  const seen = sides(box);
  const wide = {
    left: seen.left <= 0 ? Math.min(0, left) : seen.left,
    top: seen.top <= 0 ? Math.min(0, top) : seen.top,
    right: seen.right >= 1000 ? Math.max(1000, right) : seen.right,
    bottom: seen.bottom >= 1000 ? Math.max(1000, bottom) : seen.bottom,
  };
  return outward(around(toBox(wide), (at) => inPicture(at, laid)));
}

/** Thousandths, of the picture or of the canvas. */
type Point = readonly [x: number, y: number];

const wholePicture: Box = { x: 0, y: 0, width: 1000, height: 1000 };

function onCanvas(at: Point, laid: Laid): Point {
  const { mirrored, turn, crop } = laid.framing ?? plainFraming;
  const [x, y] = tilted(turned(mirrored ? [1000 - at[0], at[1]] : at, turn), laid, 1);
  const seen: Point = [
    ((x - crop.left) * 1000) / (1000 - crop.left - crop.right),
    ((y - crop.top) * 1000) / (1000 - crop.top - crop.bottom),
  ];
  const by = fitShares(laid);
  return [(seen[0] - 500) * by[0] + 500, (seen[1] - 500) * by[1] + 500];
}

function inPicture(at: Point, laid: Laid): Point {
  const { mirrored, turn, crop } = laid.framing ?? plainFraming;
  const by = fitShares(laid);
  const seen: Point = [(at[0] - 500) / by[0] + 500, (at[1] - 500) / by[1] + 500];
  const whole: Point = [
    crop.left + (seen[0] * (1000 - crop.left - crop.right)) / 1000,
    crop.top + (seen[1] * (1000 - crop.top - crop.bottom)) / 1000,
  ];
  const back = turn === 90 ? 270 : turn === 270 ? 90 : turn;
  const [x, y] = turned(tilted(whole, laid, -1), back);
  return [mirrored ? 1000 - x : x, y];
}

function turned([x, y]: Point, turn: Framing['turn']): Point {
  if (turn === 90) return [1000 - y, x];
  if (turn === 180) return [1000 - x, 1000 - y];
  return turn === 270 ? [y, 1000 - x] : [x, y];
}

/** Straightening also cuts away: what is left is seen larger. */
function tilted([x, y]: Point, { framing, picture }: Laid, way: 1 | -1): Point {
  const { tilt, turn } = framing ?? plainFraming;
  if (tilt === 0) return [x, y];
  const size = shownSize(picture, { ...plainFraming, turn });
  const angle = way * tiltAngle(tilt);
  const by = way === 1 ? 1 / tiltShare(tilt, size) : tiltShare(tilt, size);
  const [across, down] = [
    (x - 500) * size.widthPx * (way === 1 ? 1 : by),
    (y - 500) * size.heightPx * (way === 1 ? 1 : by),
  ];
  const last = way === 1 ? by : 1;
  const [right, below] = [
    across * Math.cos(angle) - down * Math.sin(angle),
    across * Math.sin(angle) + down * Math.cos(angle),
  ];
  return [(right * last) / size.widthPx + 500, (below * last) / size.heightPx + 500];
}

/** In radians, clockwise. */
export function tiltAngle(tilt: number): number {
  return ((tilt / 10) * Math.PI) / 180;
}

/** The share of each side that has picture in all its corners when it was turned by a small angle. */
export function tiltShare(tilt: number, { widthPx, heightPx }: SizePx): number {
  const angle = tiltAngle(tilt);
  const longer = Math.max(widthPx / heightPx, heightPx / widthPx);
  // Two pixels on each side are mixed with what lies outside.
  const clean = 1 - 4 / Math.max(8, Math.min(widthPx, heightPx));
  return clean / (Math.cos(angle) + longer * Math.abs(Math.sin(angle)));
}

/** Sides that differ less than this are the same shape: nothing is cropped or padded for it. */
export const sameShape = 0.01;

/** How many times as wide and as high as the canvas the picture lies on it. */
function fitShares({ picture, framing, canvas }: Laid): Point {
  const shown = shownSize(picture, framing);
  const [wide, high] = [canvas.widthPx / shown.widthPx, canvas.heightPx / shown.heightPx];
  if (Math.abs(high / wide - 1) < sameShape) return [1, 1];
  const by = canvas.fit === 'crop' ? Math.max(wide, high) : Math.min(wide, high);
  return [by / wide, by / high];
}

interface Sides {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function sides({ x, y, width, height }: Box): Sides {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function toBox({ left, top, right, bottom }: Sides): Box {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The smallest upright box around where its corners come to lie. */
function around(box: Box, move: (at: Point) => Point): Box {
  const { left, top, right, bottom } = sides(box);
  const corners: readonly Point[] = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ];
  const moved = corners.map(move);
  const [xs, ys] = [moved.map(([x]) => x), moved.map(([, y]) => y)];
  return toBox({
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  });
}

/** To whole thousandths; what only floating point made is no reason to grow. */
function outward(box: Box): Box {
  const { left, top, right, bottom } = sides(box);
  const slack = 1e-6;
  return toBox({
    left: Math.floor(left + slack),
    top: Math.floor(top + slack),
    right: Math.ceil(right - slack),
    bottom: Math.ceil(bottom - slack),
  });
}
