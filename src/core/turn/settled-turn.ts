import type { ErrorCode } from '../errors.ts';
import type { ConversationId } from '../message.ts';
import type { Turn } from './turn.ts';

/** What is reported of a turn once it is over and its person has been told. */
export interface SettledTurn {
  readonly turnId: string;
  readonly conversation: ConversationId;
  readonly outcome: 'done' | 'failed' | 'cancelled';
  readonly code?: ErrorCode;
}

export function toSettledTurn(turn: Turn): SettledTurn {
  const { id: turnId, conversation, failure } = turn;
  const settled = { turnId, conversation, outcome: outcomeOf(turn) };
  return failure === undefined ? settled : { ...settled, code: failure.code };
}

function outcomeOf(turn: Turn): SettledTurn['outcome'] {
  if (turn.state === 'cancelled') return 'cancelled';
  return turn.state === 'failed' || turn.failure !== undefined ? 'failed' : 'done';
}
