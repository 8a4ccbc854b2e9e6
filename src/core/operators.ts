import type { Documents } from './documents.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';

/** What an operator has to do something about. */
export type OperatorCause =
  | 'token-refused'
  | 'no-free-account'
  | 'backend-full'
  | 'disk-full'
  | 'no-public-address'
  | 'telegram-token-refused'
  | 'telegram-second-poller'
  | 'discord-token-refused'
  | 'discord-intent-missing'
  | 'discord-permission-missing';

export interface Operators {
  /** Once for each cause and day, also across restarts; always a log line too. */
  tell(cause: OperatorCause): void;
}

/** `person:operators`: the day on which each cause was told last. */
export interface OperatorRecord {
  readonly v: 1;
  readonly toldOn: Readonly<Partial<Record<OperatorCause, string>>>;
}

export interface OperatorDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: Documents<OperatorRecord>;
  /** Sends a private message to each operator. */
  send(cause: OperatorCause): Promise<void>;
}

const recordId = 'operators';

export function createOperators(deps: OperatorDeps): Operators {
  const toldOn = new Map<OperatorCause, string>();

  /** True where nobody was told today; marked before it is told, so that it is never told twice. */
  async function mark(cause: OperatorCause, day: string): Promise<boolean> {
    let isNew = false;
    await deps.documents.update(recordId, (record) => {
      isNew = record?.toldOn[cause] !== day;
      return isNew ? { v: 1, toldOn: { ...record?.toldOn, [cause]: day } } : undefined;
    });
    return isNew;
  }

  async function tellOnce(cause: OperatorCause, day: string): Promise<void> {
    // With a full disk nothing can be marked: then this process remembers by itself.
    const isNew = cause === 'disk-full' || (await mark(cause, day));
    if (isNew) await deps.send(cause);
  }

  return {
    tell(cause) {
      deps.log.warn({ cause }, 'an operator is needed');
      const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
      if (toldOn.get(cause) === day) return;
      toldOn.set(cause, day);
      tellOnce(cause, day).catch((err: unknown) => {
        deps.log.warn({ err, cause }, 'an operator could not be told');
      });
    },
  };
}
