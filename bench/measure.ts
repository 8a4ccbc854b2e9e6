/** One comparison with the bare library or plain FFmpeg, in the same run. */
export interface Bench {
  /** As design names it: `studio.pause-removal` is the file `studio-pause-removal.ts`. */
  readonly name: string;
  /** What the ratio has to be, for readers: `<=1.10`. */
  readonly goal: string;
  readonly unit: 'ms' | 'MB/s' | 'events/s' | 'turns/s' | 'kB';
  run(): Promise<Figures>;
}

export interface Figures {
  /** Medians, in the bench's unit. */
  readonly ours: number;
  readonly baseline: number;
  /** The median of each pair's ratio; without it the ratio of the medians. */
  readonly ratio?: number;
  readonly runs: number;
  /** Anything else that was measured on the way, units in the names: `peakMb`. */
  readonly facts?: Readonly<Record<string, number>>;
}

/** Runs both in turn and compares each pair, so that a slow minute of the machine hits both; takes medians. */
export async function inTurn(options: {
  readonly runs: number;
  ours(): Promise<number>;
  baseline(): Promise<number>;
}): Promise<Figures> {
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let run = 0; run < options.runs; run += 1) {
    baseline.push(await options.baseline());
    ours.push(await options.ours());
  }
  const ratios = ours.map((figure, run) => figure / (baseline[run] ?? Number.NaN));
  const medians = { ours: median(ours), baseline: median(baseline), ratio: median(ratios) };
  return { ...medians, runs: options.runs };
}

/** Wall time of some work in ms. */
export async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
