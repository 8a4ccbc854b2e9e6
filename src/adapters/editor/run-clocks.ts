import { BotError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Waits } from './settings.ts';

/** The two slow clocks of a run; the third, silence, is undici's `bodyTimeout`. Both lead to recovery, never to a second post. */
export interface RunClocks {
  readonly signal: AbortSignal;
  /** Something else than a heartbeat came. */
  touch(): void;
  stop(): void;
}

export function startRunClocks(clock: Clock, waits: Waits): RunClocks {
  const controller = new AbortController();
  const expire = (name: string, afterMs: number) => () =>
    controller.abort(
      new BotError('timeout', `a run reached its ${name} limit of ${afterMs} ms`, {
        facts: { clock: name },
      }),
    );
  const onHard = expire('hard', waits.hardMs);
  const onHollow = expire('substance', waits.substanceMs);
  const stopHard = clock.after(waits.hardMs, onHard);
  let touchedAt = clock.now();
  // A timer for each event would cost more than the event: the one timer looks how long it is too early, and waits on.
  const look = () => {
    const leftMs = touchedAt + waits.substanceMs - clock.now();
    if (leftMs <= 0) onHollow();
    else stopHollow = clock.after(leftMs, look);
  };
  let stopHollow = clock.after(waits.substanceMs, look);
  return {
    signal: controller.signal,
    touch: () => {
      touchedAt = clock.now();
    },
    stop: () => {
      stopHard();
      stopHollow();
    },
  };
}
