import { readFile } from 'node:fs/promises';

/** One comparison with the bare library or plain FFmpeg, in the same run. */
export interface Bench {
  /** As design names it: `studio.pause-removal` is the file `studio-pause-removal.ts`. */
  readonly name: string;
  /** What the ratio has to be, for readers: `<=1.10`. */
  readonly goal: string;
  readonly unit: 'ms' | 'MB/s' | 'events/s' | 'turns/s' | 'kB' | 'MB';
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

/**
 * The same for work that other processes do. The ratio is of wall clock, which is what people wait; `cpuRatio` is of
 * processor time, ours and all our children's, which other work on the machine hardly changes.
 */
export async function inTurnWithCpu(options: {
  readonly runs: number;
  ours(): Promise<unknown>;
  baseline(): Promise<unknown>;
}): Promise<Figures> {
  const cpu = { ours: [] as number[], baseline: [] as number[] };
  const time = (whose: keyof typeof cpu) => async () => {
    const before = await cpuMs();
    const wallMs = await timeMs(options[whose]);
    cpu[whose].push((await cpuMs()) - before);
    return wallMs;
  };
  const figures = await inTurn({
    runs: options.runs,
    ours: time('ours'),
    baseline: time('baseline'),
  });
  const [oursCpuMs, baselineCpuMs] = [median(cpu.ours), median(cpu.baseline)];
  if (!Number.isFinite(oursCpuMs)) return figures;
  const cpuRatio = Number((oursCpuMs / baselineCpuMs).toFixed(3));
  return { ...figures, facts: { cpuRatio, oursCpuMs, baselineCpuMs } };
}

const msPerTick = 10;

/** Processor time of this process and of all its children that have ended; not a number where the system does not tell. */
async function cpuMs(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'latin1').catch(() => '');
  // After the name, which may hold spaces: state, then from the 12th user, system and both of the children's, in ticks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (
    fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) * msPerTick || Number.NaN
  );
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
