import type { Clock } from '../core/ports/clock.ts';

export interface Interrupts {
  /** Ctrl-C was pressed, wherever it was noticed. */
  press(): void;
}

export interface InterruptDeps {
  readonly clock: Clock;
  /** The first time. */
  readonly cancel: () => void;
  /** The second time. */
  readonly leave: () => void;
}

/** Two presses belong together within this. */
const togetherMs = 10_000;
/** One key press can arrive twice: from the terminal's line editor and as a signal. */
const sameMs = 50;

/** Once cancels what runs, twice leaves. */
export function createInterrupts({ clock, cancel, leave }: InterruptDeps): Interrupts {
  let pressedAt = Number.NEGATIVE_INFINITY;
  return {
    press: () => {
      const sinceMs = clock.now() - pressedAt;
      if (sinceMs < sameMs) return;
      pressedAt = clock.now();
      if (sinceMs < togetherMs) leave();
      else cancel();
    },
  };
}
