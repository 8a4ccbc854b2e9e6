import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../src/core/ports/clock.ts';

/** A clock that goes `speed` times as fast as time does: half a minute of waiting takes half a second at 60. */
export function createFastClock(speed: number, startAt: number): Clock {
  const startedAt = performance.now();
  return {
    now: () => Math.round(startAt + (performance.now() - startedAt) * speed),
    async sleep(ms, signal) {
      try {
        await wait(ms / speed, undefined, { signal });
      } catch {
        throw signal.reason;
      }
    },
    after(ms, callback) {
      const timer = setTimeout(callback, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
