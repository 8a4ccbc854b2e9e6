import type { Light } from './facts.ts';

/** Pictures are looked at in this size, one byte for each of Y, U and V of a pixel, plane after plane. */
export const lightSize = { widthPx: 64, heightPx: 36 } as const;
const pixels = lightSize.widthPx * lightSize.heightPx;
const [black, white, grey] = [16, 235, 128];

/** Takes raw yuv444p pictures of `lightSize` in pieces of any size. */
export function createLightMeter(): { push(data: Uint8Array): void; light(): Light } {
  const histogram = new Float64Array(256);
  let [at, count, u, v, distance] = [0, 0, 0, 0, 0];
  // A pixel's U comes a plane before its V.
  const row = new Float64Array(pixels);
  const add = (value: number) => {
    const plane = Math.floor(at / pixels);
    const pixel = at % pixels;
    if (plane === 0) {
      histogram[value] = (histogram[value] ?? 0) + 1;
      count += 1;
    } else if (plane === 1) {
      row[pixel] = value - grey;
      u += value - grey;
    } else {
      v += value - grey;
      distance += Math.hypot(row[pixel] ?? 0, value - grey);
    }
    at = (at + 1) % (3 * pixels);
  };
  return {
    push(data) {
      for (const value of data) add(value);
    },
    light() {
      const many = Math.max(1, count);
      return {
        mean: toShare(histogram.reduce((sum, each, value) => sum + each * value, 0) / many),
        low: toShare(percentile(histogram, many * 0.05)),
        high: toShare(percentile(histogram, many * 0.95)),
        colourfulness: round(distance / many / grey),
        warmth: round((v - u) / many / 255),
      };
    },
  };
}

function percentile(histogram: Float64Array, wanted: number): number {
  let seen = 0;
  return Math.max(
    0,
    histogram.findIndex((many) => {
      seen += many;
      return seen >= wanted;
    }),
  );
}

function toShare(luma: number): number {
  return round(Math.max(0, Math.min(1, (luma - black) / (white - black))));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
