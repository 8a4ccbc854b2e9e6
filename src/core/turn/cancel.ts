import type { Documents } from '../documents.ts';
import type { ConversationId } from '../message.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationRecord } from '../records.ts';
import type { Driver } from './driver.ts';
import type { Journal } from './journal.ts';
import { isCancellable, type Turn, type TurnId } from './turn.ts';

export interface Canceller {
  /** Skips the line: stops the turn under way, or the one that is named. Gives the sentence that says what came of it. */
  cancel(
    conversation: ConversationId,
    turnId?: TurnId,
  ): Promise<'cancelling' | 'nothingToCancel' | 'tooLateToCancel'>;
}

export interface CancelDeps {
  readonly turns: Documents<Turn>;
  readonly conversations: Documents<ConversationRecord>;
  readonly journal: Journal;
  readonly driver: Driver;
  readonly clock: Clock;
}

export function createCanceller(deps: CancelDeps): Canceller {
  return {
    async cancel(conversation, turnId) {
      const record = await deps.conversations.get(conversation);
      const id = turnId ?? record?.value.line[0];
      const turn = id === undefined ? undefined : await deps.turns.get(id);
      const isTheirs = turn?.value.conversation === conversation;
      if (id === undefined || turn === undefined || !turn.value.isLive || !isTheirs) {
        return 'nothingToCancel';
      }
      if (!isCancellable(turn.value)) return 'tooLateToCancel';
      await deps.journal.apply(id, { kind: 'cancel-asked', at: deps.clock.now() });
      deps.driver.interrupt(id);
      return 'cancelling';
    },
  };
}
