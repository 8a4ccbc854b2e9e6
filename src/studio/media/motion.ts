import type { Rational } from '../edit/timeline.ts';
import type { Motion } from './facts.ts';

/** Frames are looked at in this size, two bytes for each of Y, U and V of a pixel, plane after plane. */
export const motionSize = { widthPx: 32, heightPx: 18 } as const;
const pixels = motionSize.widthPx * motionSize.heightPx;
const samples = pixels * 3;
/** Sixteen bits hold so much of what eight do. */
const scale = 256;
/** So many frames are held at once: a cut is told from a flash by what comes after it. */
const heldCount = 6;
/** Nearly the brightest: a logo or a clock in a corner is no light. */
const peakShare = 0.98;

/** Takes raw yuv444p16le frames of `motionSize` in pieces of any size; tells of each how it differs from the one before. */
export function createMotionMeter(rate: Rational): {
  push(data: Uint8Array): void;
  motion(): Motion;
} {
  const change: number[] = [];
  const cut: number[] = [];
  const peak: number[] = [];
  const held: Uint16Array[] = [];
  let filling = new Uint8Array(samples * 2);
  let filled = 0;
  const add = () => {
    const frame = toFrame(filling);
    filling = new Uint8Array(samples * 2);
    const before = held.at(-1);
    change.push(before === undefined ? 0 : Math.round(difference(before, frame) * 100));
    peak.push(brightest(frame));
    held.push(frame);
    if (held.length > heldCount) held.shift();
    cut.push(cutBefore(held));
  };
  return {
    push(data) {
      for (let at = 0; at < data.length; ) {
        const part = data.subarray(at, at + filling.length - filled);
        filling.set(part, filled);
        at += part.length;
        filled += part.length;
        if (filled < filling.length) continue;
        filled = 0;
        add();
      }
    },
    // What the last two frames are compared with never comes: there is no cut before them.
    motion: () => ({ rate, change, cut: [...cut.slice(2), 0, 0].slice(0, change.length), peak }),
  };
}

function toFrame(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: samples }, (_, at) => view.getUint16(at * 2, true));
}

/** Of the frame two before the last, how much of a cut stands before it; 0 where the picture comes back at once. */
function cutBefore(held: readonly Uint16Array[]): number {
  const [last, , first, before, ...earlier] = held.toReversed();
  if (last === undefined || first === undefined || before === undefined) return 0;
  const lasting = [difference(before, first), difference(before, last)];
  for (const each of earlier) lasting.push(difference(each, last));
  return Math.round(Math.min(...lasting) * 10);
}

/** Mean over the pixels of what Y, U and V differ by, each from 0 to 255. */
function difference(one: Uint16Array, other: Uint16Array): number {
  let sum = 0;
  for (let at = 0; at < samples; at += 1) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / pixels / scale;
}

function brightest(frame: Uint16Array): number {
  const luma = frame.slice(0, pixels).sort();
  return Math.round((luma[Math.floor(peakShare * (pixels - 1))] ?? 0) / scale);
}
