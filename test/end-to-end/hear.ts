import { samplesOf } from '../fixtures/media/look.ts';
import type { Stretch } from '../fixtures/media/make-sound-file.ts';
import { ffmpeg } from '../fixtures/media/media-folder.ts';

/** Silences as FFmpeg's own detector sees them: an ear that shares no code with the studio. */
export async function silencesOf(path: string, leastSeconds: number): Promise<readonly Stretch[]> {
  const filter = `silencedetect=n=-35dB:d=${leastSeconds}`;
  const log = await ffmpeg(['-i', path, '-map', '0:a:0', '-af', filter, '-f', 'null', '-']);
  const starts = [...log.matchAll(/silence_start: (-?[\d.]+)/g)].map((found) => Number(found[1]));
  const ends = [...log.matchAll(/silence_end: (-?[\d.]+)/g)].map((found) => Number(found[1]));
  return starts.map((start, nth) => ({ start, end: ends[nth] ?? start }));
}

const rate = 16_000;
const frame = rate / 50;

/**
 * Energy of what is spoken, whatever the gain: the sum over 20 ms frames within 30 dB of the loud ones, as a multiple
 * of a loud frame. A lost word lowers it, a changed level does not.
 */
export async function spokenEnergy(path: string): Promise<number> {
  const samples = await samplesOf(path, rate);
  const powers: number[] = [];
  for (let at = 0; at + frame <= samples.length; at += frame) {
    powers.push(samples.subarray(at, at + frame).reduce((sum, each) => sum + each * each, 0));
  }
  // The level of a loud frame is read from a count of the loudest frames, which removed pauses leave as it was.
  const loud = [...powers].sort((a, b) => b - a)[100] ?? 0;
  const spoken = powers.filter((power) => power > loud / 1000);
  return spoken.reduce((sum, power) => sum + power, 0) / loud;
}

/** Level in dB of one frequency in a stretch, by Goertzel's algorithm. */
export function toneDb(samples: Float32Array, hz: number, at: Stretch & { rate: number }): number {
  const part = samples.subarray(Math.round(at.start * at.rate), Math.round(at.end * at.rate));
  const factor = 2 * Math.cos((2 * Math.PI * hz) / at.rate);
  let [one, two] = [0, 0];
  for (const sample of part) [one, two] = [sample + factor * one - two, one];
  const power = (one * one + two * two - factor * one * two) / (part.length * part.length);
  return 10 * Math.log10(Math.max(1e-14, power));
}
