import type { ConversationId } from '../message.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../records/documents.ts';
import type { ConversationRecord } from '../records/records.ts';
import type { Driver } from './driver.ts';
import type { Journal } from './journal.ts';
import { newestSlowRender } from './perform/slow-renders.ts';
import { isCancellable, type Turn, type TurnId } from './turn.ts';
import type { Turns } from './turns.ts';

export interface Canceller {
  /**
   * Skips the line: stops the one that is named, else the one under way, else the newest slow render, which has left
   * the line. Gives the sentence that says what came of it.
   */
  cancel(
    conversation: ConversationId,
    turnId?: TurnId,
  ): Promise<'cancelling' | 'nothingToCancel' | 'tooLateToCancel'>;
}

export interface CancelDeps {
  readonly turns: Turns;
  readonly conversations: Documents<ConversationRecord>;
  readonly journal: Journal;
  readonly driver: Driver;
  readonly clock: Clock;
}

export function createCanceller(deps: CancelDeps): Canceller {
  const { turns, conversations } = deps;

  async function find(conversation: ConversationId, id?: TurnId): Promise<Turn | undefined> {
    const turn = id === undefined ? undefined : (await turns.get(id))?.value;
    return turn?.isLive === true && turn.conversation === conversation ? turn : undefined;
  }

  async function findUnderWay(conversation: ConversationId): Promise<Turn | undefined> {
    const record = await conversations.get(conversation);
    const first = await find(conversation, record?.value.line[0]);
    return first ?? newestSlowRender(turns, conversation);
  }

  return {
    async cancel(conversation, turnId) {
      const isNamed = turnId !== undefined;
      const turn = await (isNamed ? find(conversation, turnId) : findUnderWay(conversation));
      if (turn === undefined) return 'nothingToCancel';
      if (!isCancellable(turn)) return 'tooLateToCancel';
      await deps.journal.apply(turn.id, { kind: 'cancel-asked', at: deps.clock.now() });
      deps.driver.interrupt(turn.id);
      return 'cancelling';
    },
  };
}
