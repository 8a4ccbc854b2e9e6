import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';

/** What an operator has to do something about. */
export type OperatorCause =
  | 'token-refused'
  | 'no-free-account'
  | 'backend-full'
  | 'disk-full'
  | 'no-public-address';

export interface Operators {
  /** Once for each cause and day; always also a log line. */
  tell(cause: OperatorCause): void;
}

export interface OperatorDeps {
  readonly clock: Clock;
  readonly log: Logger;
  /** Sends a private message to each operator; a failure is logged and not repeated. */
  send(cause: OperatorCause): Promise<void>;
}

export function createOperators(deps: OperatorDeps): Operators {
  const toldOn = new Map<OperatorCause, string>();
  return {
    tell(cause) {
      deps.log.warn({ cause }, 'an operator is needed');
      const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
      if (toldOn.get(cause) === day) return;
      toldOn.set(cause, day);
      deps.send(cause).catch((err: unknown) => {
        deps.log.warn({ err, cause }, 'an operator could not be told');
      });
    },
  };
}
