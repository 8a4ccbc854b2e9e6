import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../core/ports/clock.ts';

/** Node's timers take no longer wait than this; a longer one would end at once. */
const longestTimerMs = 2_147_483_647;

export function createSystemClock(): Clock {
  return {
    now: Date.now,
    sleep: async (ms, signal) => {
      try {
        await wait(Math.min(ms, longestTimerMs), undefined, { signal });
      } catch {
        throw signal.reason;
      }
    },
    after: (ms, callback) => {
      const timer = setTimeout(callback, Math.min(ms, longestTimerMs));
      return () => clearTimeout(timer);
    },
  };
}
