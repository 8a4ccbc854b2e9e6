export interface WriteChain {
  /** Runs `work` after everything that was asked for under the same key before it. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  whenIdle(): Promise<void>;
}

/** SQLite's statements run on a thread pool: without this, two writes of one key can land in either order. */
export function createWriteChain(): WriteChain {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, work) => {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(work);
      // The next in line only waits; the failure itself goes to whoever asked for this one.
      const tail = result.catch(() => undefined);
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return result;
    },
    whenIdle: async () => {
      await Promise.all(tails.values());
    },
  };
}
