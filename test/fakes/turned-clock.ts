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
const maxIdleBreaths = 2_000;

export function createTurnedClock(startAt = 1_700_000_000_000): TurnedClock {
  const hands = { now: startAt };
  const timers = new Set<Timer>();
  let order = 0;

  function after(ms: number, callback: () => void): () => void {
    const timer: Timer = { at: hands.now + Math.max(0, ms), order: order++, fire: callback };
    timers.add(timer);
    return () => timers.delete(timer);
  }

  /** Fires the next timer that is due by then; false where there is none. */
  function fireNext(end: number): boolean {
    const [due] = [...timers].sort((a, b) => a.at - b.at || a.order - b.order);
    if (due === undefined || due.at > end) return false;
    timers.delete(due);
    hands.now = Math.max(hands.now, due.at);
    due.fire();
    return true;
  }

  async function turn(ms: number): Promise<void> {
    const end = hands.now + ms;
    do await breathe();
    while (fireNext(end));
    hands.now = end;
    await breathe();
  }

  return {
    now: () => hands.now,
    after,
    sleep: (ms, signal) => sleep(after, ms, signal),
    turn,
    async until(promise, limitMs = dayMs * 3) {
      const end = hands.now + limitMs;
      await runUntil(promise, () => fireNext(end));
      return promise;
    },
    get waiting() {
      return timers.size;
    },
  };
}

function sleep(after: Clock['after'], ms: number, signal: AbortSignal): Promise<void> {
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

async function runUntil(promise: Promise<unknown>, fireNext: () => boolean): Promise<void> {
  const progress = { isDone: false };
  const done = () => {
    progress.isDone = true;
  };
  promise.then(done, done);
  // Real work (a database, a socket) may be under way that no timer stands for.
  for (let idle = 0; idle < maxIdleBreaths; idle++) {
    await breathe();
    if (progress.isDone) return;
    if (fireNext()) idle = 0;
  }
  throw new Error('nothing is waiting, yet the promise is not done');
}

async function breathe(): Promise<void> {
  for (let breath = 0; breath < breathsPerPause; breath++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
