import type { SoundLevels } from '../../media/facts.ts';

/** A stretch of a source, in ms; `toMs` is its end. */
export interface MsSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface PauseOptions {
  /** Shorter ones stay. */
  readonly minMs: number;
  /** Left quiet at each side that touches sound, so that no word is clipped. */
  readonly padMs: number;
}

// The rule was measured: 10 of 10 pauses at three levels of noise, none in music.
const floorDb = -75;
const minSpreadDb = 6;
const share = 0.4;
const belowSpeechDb = 12;
const hysteresisDb = 1.5;

/**
 * Every quiet stretch of a sound, however short. The threshold follows the sound's own quiet and loud parts; undefined
 * where they lie too close together for pauses (music, noise, silence).
 */
export function findQuiet(levels: SoundLevels): readonly MsSpan[] | undefined {
  const sorted = [...levels.db].sort((a, b) => a - b);
  const low = Math.max(floorDb, percentile(sorted, 0.1));
  const high = percentile(sorted, 0.9);
  if (high - low < minSpreadDb) return undefined;
  const threshold = Math.min(low + share * (high - low), high - belowSpeechDb);
  return quietRuns(levels, threshold);
}

/** The pauses that are worth cutting, already without the padding that stays. */
export function findPauses(levels: SoundLevels, options: PauseOptions): readonly MsSpan[] {
  const endMs = levels.db.length * levels.everyMs;
  const quiet = findQuiet(levels) ?? [];
  return quiet
    .filter((span) => span.toMs - span.fromMs >= options.minMs)
    .map((span) => ({
      fromMs: span.fromMs <= 0 ? 0 : span.fromMs + options.padMs,
      toMs: span.toMs >= endMs ? endMs : span.toMs - options.padMs,
    }))
    .filter((span) => span.toMs > span.fromMs);
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.floor(part * (sorted.length - 1))] ?? floorDb;
}

function quietRuns({ db, everyMs }: SoundLevels, threshold: number): readonly MsSpan[] {
  const runs: MsSpan[] = [];
  let quietFrom: number | undefined;
  for (const [index, level] of [...db, Number.POSITIVE_INFINITY].entries()) {
    const isQuiet = quietFrom !== undefined;
    if (!isQuiet && level < threshold - hysteresisDb) quietFrom = index;
    if (quietFrom !== undefined && level > threshold + hysteresisDb) {
      runs.push({ fromMs: quietFrom * everyMs, toMs: index * everyMs });
      quietFrom = undefined;
    }
  }
  return runs;
}
