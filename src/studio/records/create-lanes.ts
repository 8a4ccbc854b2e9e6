import PQueue from 'p-queue';

/** Work in lanes: one after another in a lane, lanes side by side up to a bound. */
export interface Lanes {
  /** An abort takes waiting work out at once (and throws the signal's reason); work that has begun is waited for. */
  run<Result>(lane: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
}

export function createLanes(atOnce: number): Lanes {
  const all = new PQueue({ concurrency: atOnce });
  const lanes = new Map<string, PQueue>();

  return {
    async run(name, signal, work) {
      const lane = lanes.get(name) ?? new PQueue({ concurrency: 1 });
      lanes.set(name, lane);
      try {
        return await queued(lane, signal, () => queued(all, signal, work));
      } finally {
        if (lane.size + lane.pending === 0 && lanes.get(name) === lane) lanes.delete(name);
      }
    },
  };
}

async function queued<Result>(
  queue: PQueue,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  let begun: Promise<Result> | undefined;
  const begin = () => {
    begun = work();
    return begun;
  };
  try {
    return await queue.add(begin, { signal });
  } catch (error) {
    // The queue lets go at once; the work hears the same signal and says how it really ended.
    if (begun !== undefined) return begun;
    throw error;
  }
}
