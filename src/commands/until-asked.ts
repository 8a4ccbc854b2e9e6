import type { World } from '../world.ts';
import { exitCodes } from './exit-codes.ts';

/** Resolves when the system asks for the end, or somebody presses Ctrl-C; the second press does not wait. */
export function untilAsked({ signals, leave }: World): Promise<void> {
  return new Promise((resolve) => {
    let pressed = 0;
    signals.onTerminate(resolve);
    signals.onInterrupt(() => {
      pressed += 1;
      if (pressed > 1) leave(exitCodes.interrupted);
      resolve();
    });
  });
}
