import type { Logger } from '../core/ports/logger.ts';

/** One thing that must be true before people are sent here. */
export interface HealthCheck {
  readonly name: string;
  /** Longest wait; absent means 2 s. */
  readonly timeoutMs?: number;
  /** Resolves where it is true, throws where it is not. */
  check(signal: AbortSignal): Promise<void>;
}

export interface Readiness {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean }[];
}

export interface Health {
  look(): Promise<Readiness>;
}

const defaultTimeoutMs = 2_000;
/** However often it is asked from outside, the checks run at most this often. */
const leastBetweenMs = 1_000;

export function createHealth(deps: {
  readonly checks: readonly HealthCheck[];
  readonly log: Logger;
  now(): number;
}): Health {
  let latest: { readonly at: number; readonly readiness: Promise<Readiness> } | undefined;
  return {
    look() {
      const at = deps.now();
      if (latest === undefined || at - latest.at >= leastBetweenMs) {
        latest = { at, readiness: runAll(deps.checks, deps.log) };
      }
      return latest.readiness;
    },
  };
}

async function runAll(checks: readonly HealthCheck[], log: Logger): Promise<Readiness> {
  const results = await Promise.all(
    checks.map(async (check) => ({ name: check.name, ok: await runOne(check, log) })),
  );
  return { ok: results.every(({ ok }) => ok), checks: results };
}

async function runOne(check: HealthCheck, log: Logger): Promise<boolean> {
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new Error('the check took too long')),
    check.timeoutMs ?? defaultTimeoutMs,
  );
  try {
    // Raced, because a check that hangs may not hear the signal either.
    await Promise.race([check.check(limit.signal), whenAborted(limit.signal)]);
    return true;
  } catch (err) {
    // Why it failed is for the log: the answer is read by anybody.
    log.warn({ check: check.name, err }, 'not ready');
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
