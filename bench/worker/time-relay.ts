import { start, told } from './start-worker.ts';

export const relayedBytes = 500 * 1024 * 1024;
const bytesPerMb = 1_000_000;

interface Relayed {
  /** MB/s. */
  readonly rate: number;
  readonly peakMb: number;
}

/** One relay of `relayedBytes` in a process of its own, which tells how long it took and what it held. */
export async function timeRelay(worker: string, args: readonly string[]): Promise<Relayed> {
  const child = start(worker, args);
  try {
    const { ms, peakMb } = await told<{ readonly ms: number; readonly peakMb: number }>(child);
    return { rate: relayedBytes / bytesPerMb / (ms / 1000), peakMb };
  } finally {
    child.kill();
  }
}
