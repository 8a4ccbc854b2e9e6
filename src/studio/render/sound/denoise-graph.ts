import type { SourceId } from '../../edit/timeline.ts';
import type { SoundLevels } from '../../media/facts.ts';

/** What the noise filter has to know: where each source's noise lies, and how late the filter is. */
export interface Denoising {
  readonly floorDb: ReadonlyMap<SourceId, number>;
  readonly delaySamples: number;
}

/** The meter hears half of the spectrum; hiss has as much again above it, and moments are louder than their mean. */
const floorMarginDb = 10;
/** The floor stays this far under the voice. */
const voiceMarginDb = 12;
export const filterRange = { lowest: -80, highest: -20 } as const;
/** Filters for a stream of even sound; what the filter is late by is cut off again. Pure. */
export function denoiseFilters(
  { floorDb, delaySamples }: Denoising,
  of: { readonly source: SourceId; readonly reductionDb: number },
): readonly string[] {
  const floor = floorDb.get(of.source) ?? filterRange.lowest;
  return [
    `apad=pad_len=${delaySamples}`,
    `afftdn=nr=${of.reductionDb}:nf=${floor.toFixed(1)}`,
    `atrim=start_sample=${delaySamples}`,
    'asetpts=N/SR/TB',
  ];
}

/** The quietest tenth of what was recorded is taken for the noise. */
export function noiseFloor({ db }: SoundLevels): number {
  const sorted = db.filter((level) => level > -90).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? filterRange.lowest;
  const floor = Math.min(at(0.1) + floorMarginDb, at(0.9) - voiceMarginDb);
  return Math.max(filterRange.lowest, Math.min(filterRange.highest, floor));
}
