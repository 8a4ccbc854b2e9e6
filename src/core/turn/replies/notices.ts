import type { Background } from '../../background.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { TurnDeps } from '../deps.ts';
import type { Journal } from '../journal.ts';
import { offerCancel } from '../perform/perform-show.ts';
import type { Turn, TurnId } from '../turn.ts';

export interface Notices {
  /** Tells somebody who has to wait, in the message that will carry their result. */
  tell(turn: Turn, position: number): void;
  /** Resolves when that message is there or has failed, so that no second one is made. */
  whenTold(id: TurnId): Promise<void>;
}

export function createNotices(deps: TurnDeps, journal: Journal, background: Background): Notices {
  const going = new Map<TurnId, Promise<void>>();

  async function post(turn: Turn, position: number): Promise<void> {
    const cancelButton = await offerCancel(deps, turn);
    const button = cancelButton === undefined ? {} : { cancelButton };
    const text = wordingOf(turn.language).waiting(position);
    const message = deps.screens.workingMessage({ ...turn, ...button }, text);
    const replyTo = { thread: turn.thread.id, messageId: turn.messageId };
    const adapter = deps.screens.adapterOf(turn.thread.id);
    const ref = await adapter.post(turn.thread.id, { ...message, replyTo }, `${turn.id}:status:0`);
    await journal.apply(turn.id, { kind: 'status-shown', ref, ...button });
  }

  return {
    tell(turn, position) {
      const notice = post(turn, position)
        .catch((err: unknown) => deps.log.warn({ err, turnId: turn.id }, 'a position was not told'))
        .finally(() => going.delete(turn.id));
      going.set(turn.id, background.run(notice));
    },
    whenTold: (id) => going.get(id) ?? Promise.resolve(),
  };
}
