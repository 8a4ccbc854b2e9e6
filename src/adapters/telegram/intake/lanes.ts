/** Work of one key in order, of several keys side by side, so many at once as `atOnce` says at the time. */
export interface Lanes {
  /** `work` must not throw. */
  add(key: string, work: () => Promise<void>): void;
  whenIdle(): Promise<void>;
}

export function createLanes(atOnce: () => number): Lanes {
  const tails = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function run(work: () => Promise<void>): Promise<void> {
    if (running >= atOnce()) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      await work();
    } finally {
      running -= 1;
      for (let free = atOnce() - running; free > 0; free--) waiting.shift()?.();
    }
  }

  return {
    add(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const tail: Promise<void> = before
        .then(() => run(work))
        .finally(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
    },
    async whenIdle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
