export interface Background {
  /** Lets the work go on by itself, and is counted until it is over. The work handles its own failures. */
  run(work: Promise<void>): Promise<void>;
  isBusy(): boolean;
  whenIdle(): Promise<void>;
}

export function createBackground(): Background {
  const going = new Set<Promise<void>>();
  return {
    run(work) {
      const done = work.finally(() => going.delete(done));
      going.add(done);
      return done;
    },
    isBusy: () => going.size > 0,
    whenIdle: async () => void (await Promise.allSettled(going)),
  };
}
