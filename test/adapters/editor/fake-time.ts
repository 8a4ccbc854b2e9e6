import type { Clock } from '../../../src/core/ports/clock.ts';

export interface FakeTime extends Clock {
  /** Moves time on and calls what is due, in order. */
  advance(ms: number): void;
  waiting(): number;
}

export function createFakeTime(): FakeTime {
  let nowMs = 1_000_000;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => nowMs,
    sleep: async () => undefined,
    after: (ms, callback) => {
      const timer = { at: nowMs + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => {
      const untilMs = nowMs + ms;
      const due = () =>
        [...timers].filter((timer) => timer.at <= untilMs).sort((a, b) => a.at - b.at)[0];
      for (let timer = due(); timer !== undefined; timer = due()) {
        timers.delete(timer);
        nowMs = timer.at;
        timer.callback();
      }
      nowMs = untilMs;
    },
    waiting: () => timers.size,
  };
}
