import type { RenderOutput } from '../../protocol/renders.ts';
import type { Rational, Timeline } from '../edit/timeline.ts';

/** Size and rate of the finished picture. */
export interface Shape {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: Rational;
}

const longSidePx = 1920;
const shortSidePx = 1080;
const previewShortSidePx = 480;
const smallestSidePx = 16;

/** Never larger than the canvas, nor than 1080x1920 or 1920x1080; both sides even. */
export function toShape(timeline: Timeline, output: RenderOutput): Shape {
  const { widthPx, heightPx } = timeline.canvas;
  const long = Math.max(widthPx, heightPx);
  const short = Math.min(widthPx, heightPx);
  const scale = Math.min(
    1,
    longSidePx / long,
    shortSidePx / short,
    output.quality === 'preview' ? previewShortSidePx / short : 1,
    output.height === undefined ? 1 : output.height / heightPx,
    output.lines === undefined ? 1 : output.lines / short,
  );
  return {
    widthPx: toEven(widthPx * scale),
    heightPx: toEven(heightPx * scale),
    fps: timeline.fps,
  };
}

/** Nearest even number: yuv420p has no odd sizes. */
export function toEven(px: number): number {
  return Math.max(smallestSidePx, Math.round(px / 2) * 2);
}

/** Frames a second as a number, for sizes of buffers only; positions are counted in frames. */
export function framesPerSecond(fps: Rational): number {
  return fps.num / fps.den;
}
