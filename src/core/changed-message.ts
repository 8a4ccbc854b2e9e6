import { toTurnId } from './conversation.ts';
import { type InboundMessage, toConversationId } from './message.ts';
import type { ChatAdapter } from './ports/chat-adapter.ts';
import type { Documents } from './records/documents.ts';
import { isLaneRequest } from './request/request.ts';
import { type UnderstandDeps, understand } from './request/understand.ts';
import type { Canceller } from './turn/cancel.ts';
import type { Turn } from './turn/turn.ts';

/** A message whose author edited or deleted it after it was taken. */
export interface ChangedMessages {
  /** A request that waits changes or goes; one that is under way or settled is left alone. */
  take(message: InboundMessage): Promise<void>;
}

export interface ChangedMessageDeps extends UnderstandDeps {
  readonly turns: Documents<Turn>;
  readonly canceller: Canceller;
  adapterOf(message: InboundMessage): ChatAdapter;
}

export function createChangedMessages(deps: ChangedMessageDeps): ChangedMessages {
  const { turns, canceller } = deps;

  async function replace(message: InboundMessage): Promise<void> {
    const conversation = toConversationId(message.thread.id, message.author.id);
    const adapter = deps.adapterOf(message);
    const { request } = await understand(deps, { message, conversation, adapter });
    if (request.kind === 'refuse' || !isLaneRequest(request)) return;
    await turns.update(toTurnId(message), (turn) =>
      isWaiting(turn) ? { ...turn, request } : undefined,
    );
  }

  async function withdraw(message: InboundMessage): Promise<void> {
    const turn = (await turns.get(toTurnId(message)))?.value;
    if (isWaiting(turn)) await canceller.cancel(turn.conversation, turn.id);
  }

  return {
    take: (message) => (message.change === 'deleted' ? withdraw(message) : replace(message)),
  };
}

function isWaiting(turn: Turn | undefined): turn is Turn {
  return turn?.isLive === true && turn.state === 'accepted' && isLaneRequestOf(turn);
}

function isLaneRequestOf({ request }: Turn): boolean {
  return request.kind !== 'refuse' && isLaneRequest(request);
}
