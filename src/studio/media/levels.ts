import type { SoundLevels } from './facts.ts';

const everyMs = 20;
const quietestDb = -90;

/** Turns signed 16-bit samples of one channel, in pieces of any size, into a level every 20 ms. */
export function createLevelMeter(sampleRate: number): {
  push(data: Uint8Array): void;
  levels(): SoundLevels;
} {
  const window = (sampleRate * everyMs) / 1000;
  const db: number[] = [];
  let sum = 0;
  let count = 0;
  // The low byte of a sample whose high byte comes with the next piece.
  let low: number | undefined;
  const add = (sample: number) => {
    sum += sample * sample;
    count += 1;
    if (count < window) return;
    db.push(toDb(sum, count));
    sum = 0;
    count = 0;
  };
  return {
    push(data) {
      for (const byte of data) {
        if (low === undefined) low = byte;
        else {
          add((((byte << 24) >> 16) | low) / 32_768);
          low = undefined;
        }
      }
    },
    levels() {
      const rest = count > window / 2 ? [toDb(sum, count)] : [];
      return { everyMs, db: [...db, ...rest] };
    },
  };
}

function toDb(sum: number, count: number): number {
  const level = 10 * Math.log10(sum / count);
  return Math.max(quietestDb, Math.round(level * 10) / 10);
}
