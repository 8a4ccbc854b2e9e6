import { silenceLufs } from '../../media/loudness.ts';

/** Loudness of the last 400 ms at each tenth of a second, in LUFS, as EBU R 128 gates it. */
export type Moments = readonly number[];

export const momentsPerSecond = 10;
/** Of a file that FFmpeg writes beside its output. */
export const momentsFile = 'moments.txt';
/** Printed by the filter before the sound goes on; 100 KB for an hour. */
export const printMoments = [
  'ebur128=metadata=1',
  `ametadata=mode=print:key=lavfi.r128.M:file=${momentsFile}`,
] as const;

export function parseMoments(printed: string): Moments {
  return [...printed.matchAll(/^lavfi\.r128\.M=(\S+)$/gm)].map(([, value]) => {
    const lufs = Number(value);
    return Number.isFinite(lufs) ? lufs : -Infinity;
  });
}

/** Offset between loudness and the mean square of both channels: ITU-R BS.1770, section 1. */
const offsetLu = 0.691;
const relativeGateLu = 10;

export function toEnergy(lufs: number): number {
  return 10 ** ((lufs + offsetLu) / 10);
}

function toLufs(energy: number): number {
  return energy <= 0 ? -Infinity : 10 * Math.log10(energy) - offsetLu;
}

/** Loudness of the whole: what is silence, and what is 10 LU below the rest, does not count. */
export function integrate(energies: readonly number[]): number {
  const heard = energies.filter((energy) => toLufs(energy) > silenceLufs);
  const gate = toLufs(mean(heard)) - relativeGateLu;
  const loud = heard.filter((energy) => toLufs(energy) > gate);
  return Math.max(silenceLufs, toLufs(mean(loud)));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
