import type { Loudness } from './facts.ts';

/** Quieter than this is silence to the meter. */
export const silenceLufs = -70;

/** What the `ebur128` filter prints at its end. Undefined where the log has no summary. */
export function parseLoudness(log: string): Loudness | undefined {
  const summary = log.slice(log.lastIndexOf('Integrated loudness:'));
  const integrated = /\bI:\s+(-?[\d.]+|-inf|nan) LUFS/.exec(summary)?.[1];
  if (integrated === undefined) return undefined;
  const lufs = Number(integrated);
  return { integratedLufs: Number.isFinite(lufs) ? Math.max(silenceLufs, lufs) : silenceLufs };
}
