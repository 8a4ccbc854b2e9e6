import type { Clock } from '../../core/ports/clock.ts';

/** Waits for `promise` and whatever becomes of it, but no longer than `ms`. */
export async function waitWithin(
  promise: Promise<unknown>,
  ms: number,
  clock: Clock,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const forget = clock.after(ms, resolve);
    const end = () => {
      forget();
      resolve();
    };
    promise.then(end, end);
  });
}
