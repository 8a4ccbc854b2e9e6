import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
} from 'cockatiel';
import { BotError } from '../../core/errors.ts';
import type { Waits } from './settings.ts';

const repeatCount = 2;
const failuresUntilOpen = 8;

/** One backend's circuit breaker, with retries for what may be repeated. */
export interface Guard {
  /** Up to three tries, with growing pauses and jitter. */
  repeat<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** One try. */
  once<T>(task: () => Promise<T>): Promise<T>;
}

/** After several failures in a row the backend is left alone for a while: then calls fail at once, provably unsent. */
export function createGuard(waits: Waits, host: string): Guard {
  const breaker = circuitBreaker(handleWhen(isBackendDown), {
    breaker: new ConsecutiveBreaker(failuresUntilOpen),
    halfOpenAfter: waits.breakerOpenMs,
  });
  const repeats = retry(handleWhen(mayPass), {
    maxAttempts: repeatCount,
    backoff: new ExponentialBackoff({
      initialDelay: waits.retryFirstMs,
      maxDelay: waits.retryLongestMs,
    }),
  });
  const once = async <T>(task: () => Promise<T>) => {
    try {
      return await breaker.execute(task);
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new BotError('backend-unreachable', `${host} keeps failing and is left alone`, {
        neverSent: true,
        retryAfterMs: waits.breakerOpenMs,
        facts: { host, isBreakerOpen: true },
      });
    }
  };
  return { once, repeat: (task, signal) => repeats.execute(() => once(task), signal) };
}

function isBackendDown(error: unknown): boolean {
  return (
    error instanceof BotError &&
    (error.code === 'backend-unreachable' || error.code === 'stream-cut')
  );
}

function mayPass(error: unknown): boolean {
  return isBackendDown(error) && error instanceof BotError && !error.facts['isBreakerOpen'];
}
