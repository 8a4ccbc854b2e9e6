import { StudioError } from '../errors.ts';
import { framesPerSecond, type Shape, toEven } from './shape.ts';

/** What a film of so many bytes can be. */
export interface Budget {
  readonly shape: Shape;
  readonly pictureKbps: number;
  readonly soundKbps: number;
}

/** Below this a picture falls into blocks; smaller and clear is better than large and broken. */
const leastBitsPerPixel = 0.06;
const leastKbps = 60;
const shortSidesPx = [1080, 720, 540, 480, 360, 240] as const;
/** What the encoder may miss its rate by. */
const reserves = [0.05, 0.12, 0.22] as const;
export const budgetAttempts = reserves.length;

interface BudgetWish {
  readonly maxBytes: number;
  /** The room of the file's index: some 10 kbit/s, a tenth of what eight minutes may have in a chat. */
  readonly indexBytes: number;
  readonly seconds: number;
  readonly attempt: number;
}

/** Spends the bytes: sound first, then the largest picture that they make clear. Throws `file-too-large` if none is. */
export function toBudget(shape: Shape, wish: BudgetWish): Budget {
  const reserve = reserves[Math.min(wish.attempt, reserves.length - 1)] ?? 0;
  const bytes = (wish.maxBytes - wish.indexBytes) * (1 - reserve);
  const totalKbps = (bytes * 8) / 1000 / wish.seconds;
  const soundKbps = toSoundKbps(totalKbps);
  const pictureKbps = Math.floor(Math.min(8_000, totalKbps - soundKbps));
  if (pictureKbps < leastKbps) {
    throw new StudioError('file-too-large', 'The film is too long for a file of that size.');
  }
  return { shape: largestClear(shape, pictureKbps), pictureKbps, soundKbps };
}

function toSoundKbps(totalKbps: number): number {
  if (totalKbps > 1_500) return 160;
  return totalKbps > 400 ? 96 : 48;
}

function largestClear(shape: Shape, kbps: number): Shape {
  const sizes = shortSidesPx.map((side) => shrink(shape, side));
  const clear = sizes.find(
    ({ widthPx, heightPx, fps }) =>
      (kbps * 1000) / (widthPx * heightPx * framesPerSecond(fps)) >= leastBitsPerPixel,
  );
  return clear ?? shrink(shape, shortSidesPx[shortSidesPx.length - 1] ?? 240);
}

function shrink(shape: Shape, shortSidePx: number): Shape {
  const by = Math.min(1, shortSidePx / Math.min(shape.widthPx, shape.heightPx));
  return { ...shape, widthPx: toEven(shape.widthPx * by), heightPx: toEven(shape.heightPx * by) };
}
