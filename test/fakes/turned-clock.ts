import type { Clock } from '../../src/core/ports/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

/** A clock that stands still until it is turned. */
export interface TurnedClock extends Clock {
  /** Moves on by `ms`, firing what falls due in order and letting its consequences run in between. */
  turn(ms: number): Promise<void>;
  /** Jumps from timer to timer until the promise is done; gives up after `limitMs` of turned time. */
  until<T>(promise: Promise<T>, limitMs?: number): Promise<T>;
  readonly waiting: number;
}

const dayMs = 86_400_000;
const breathsPerPause = 3;

export function createTurnedClock(startAt = 1_700_000_000_000): TurnedClock {
  let now = startAt;
  let order = 0;
  const timers = new Set<Timer>();

  function after(ms: number, callback: () => void): () => void {
    const timer: Timer = { at: now + Math.max(0, ms), order: order++, fire: callback };
    timers.add(timer);
    return () => timers.delete(timer);
  }

  function sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        forget();
        reject(signal.reason);
      };
      const forget = after(ms, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  function next(): Timer | undefined {
    return [...timers].sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }

  function fire(timer: Timer): void {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.fire();
  }

  async function turn(ms: number): Promise<void> {
    const end = now + ms;
    await breathe();
    for (let due = next(); due !== undefined && due.at <= end; due = next()) {
      fire(due);
      await breathe();
    }
    now = end;
    await breathe();
  }

  async function until<T>(promise: Promise<T>, limitMs = dayMs * 3): Promise<T> {
    const end = now + limitMs;
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    promise.then(done, done);
    for (let idle = 0; !isDone; ) {
      await breathe();
      const due = next();
      if (isDone) break;
      if (due === undefined) {
        // Real work (a database, a socket) may be under way that no timer stands for.
        idle += 1;
        if (idle > 2_000) throw new Error('nothing is waiting, yet the promise is not done');
        continue;
      }
      if (due.at > end) throw new Error(`not done after ${limitMs} ms of turned time`);
      idle = 0;
      fire(due);
    }
    return promise;
  }

  return {
    now: () => now,
    sleep,
    after,
    turn,
    until,
    get waiting() {
      return timers.size;
    },
  };
}

async function breathe(): Promise<void> {
  for (let breath = 0; breath < breathsPerPause; breath++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
