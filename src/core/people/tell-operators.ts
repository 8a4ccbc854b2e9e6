import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Documents } from '../records/documents.ts';
import type { BotSettings } from '../settings.ts';
import type { Screens } from '../turn/screens.ts';
import { wordingOf } from '../wording/catalogue.ts';
import type { OperatorCause, Operators } from './operators.ts';
import { sendInPrivate } from './private-message.ts';

/** `person:operators`: the day on which each cause was told last. */
export interface OperatorRecord {
  readonly v: 1;
  readonly toldOn: Readonly<Partial<Record<OperatorCause, string>>>;
}

export interface OperatorDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: Documents<OperatorRecord>;
  readonly screens: Pick<Screens, 'adapterOf'>;
  readonly settings: Pick<BotSettings, 'operators' | 'language'>;
}

const recordId = 'operators';

export function createOperators(deps: OperatorDeps): Operators {
  const { settings } = deps;
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

  /** To each in private; one who cannot be reached keeps it from nobody else. */
  async function send(cause: OperatorCause, day: string): Promise<void> {
    const text = wordingOf(settings.language ?? 'en').operators[cause];
    const message = { text, key: `operators:${cause}:${day}` };
    // Whoever sits at the terminal reads the log.
    const people = settings.operators.filter((each) => !each.startsWith('terminal:'));
    await Promise.all(
      people.map((operator) =>
        sendInPrivate(deps.screens, operator, message).catch((err: unknown) =>
          deps.log.warn({ err, cause, operator }, 'an operator could not be told'),
        ),
      ),
    );
  }

  async function tellOnce(cause: OperatorCause, day: string): Promise<void> {
    // With a full disk nothing can be marked: then this process remembers by itself.
    const isNew = cause === 'disk-full' || (await mark(cause, day));
    if (isNew) await send(cause, day);
  }

  return {
    tell(cause) {
      deps.log.warn({ cause }, 'an operator is needed');
      const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
      if (toldOn.get(cause) === day) return;
      toldOn.set(cause, day);
      tellOnce(cause, day).catch((err: unknown) => {
        deps.log.warn({ err, cause }, 'operators could not be told');
      });
    },
  };
}
