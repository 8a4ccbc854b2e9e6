import { type AuthorId, type ConversationId, type ThreadId, toConversationId } from './message.ts';
import type { Operators } from './people/operators.ts';
import type { Logger } from './ports/logger.ts';
import type { Documents } from './records/documents.ts';
import type { ConversationRecord } from './records/records.ts';
import type { BotSettings } from './settings.ts';
import type { Turn } from './turn/turn.ts';
import type { Turns } from './turn/turns.ts';

export interface ThreadMoverDeps {
  readonly turns: Turns;
  readonly conversations: Documents<ConversationRecord>;
  readonly operators: Operators;
  readonly log: Logger;
  readonly settings: Pick<BotSettings, 'allowed'>;
  /** There may be something to do in this conversation. */
  ring(conversation: ConversationId): void;
}

/**
 * Every conversation of a thread goes on under the thread's new id, with what waits in it and what is under way.
 * Turns move first and the old record goes last, so that a move that broke off is finished by moving again.
 */
export function createThreadMover(deps: ThreadMoverDeps) {
  const { turns, conversations } = deps;

  async function moveTurns(from: ThreadId, to: ThreadId): Promise<void> {
    for await (const { id } of turns.live()) {
      await turns.update(id, (turn) =>
        turn?.isLive === true && turn.thread.id === from ? toMoved(turn, to) : undefined,
      );
    }
  }

  async function moveConversation(old: ConversationId, from: ThreadId, to: ThreadId) {
    const record = (await conversations.get(old))?.value;
    if (record === undefined) return;
    // Proof for the cast: conversation ids are made by `toConversationId` alone.
    const moved = toConversationId(to, old.slice(from.length + 1) as AuthorId);
    await conversations.update(moved, (there) => merge(record, there, to));
    await conversations.delete(old);
    deps.ring(moved);
  }

  return async (from: ThreadId, to: ThreadId): Promise<void> => {
    if (from === to) return;
    deps.log.info({ from, to }, 'a thread goes on under a new id');
    // The new id is for the operators to name: nothing here lets anybody in.
    if (deps.settings.allowed.includes(from)) deps.operators.tell('allowed-group-moved');
    await moveTurns(from, to);
    for await (const { id } of conversations.all()) {
      // Proof for the cast: documents of this kind are kept under conversation ids alone.
      if (id.startsWith(`${from}|`)) await moveConversation(id as ConversationId, from, to);
    }
  };
}

/** The message that was to carry the result stayed behind: the turn makes itself another one in the new thread. */
function toMoved({ status: _behind, ...turn }: Turn, to: ThreadId): Turn {
  return {
    ...turn,
    thread: { ...turn.thread, id: to },
    conversation: toConversationId(to, turn.author.id),
    statusPosts: turn.statusPosts + 1,
  };
}

/** What was there under the old id comes before what somebody may have begun under the new one. */
function merge(
  old: ConversationRecord,
  there: ConversationRecord | undefined,
  to: ThreadId,
): ConversationRecord {
  const thread = { ...old.thread, id: to };
  if (there === undefined) return { ...old, thread };
  const known = new Set(old.buttons.map((button) => button.id));
  return {
    ...old,
    ...there,
    thread,
    line: [...new Set([...old.line, ...there.line])],
    taken: [...new Set([...old.taken, ...there.taken])],
    buttons: [...old.buttons, ...there.buttons.filter((button) => !known.has(button.id))],
    ...(old.projectId === undefined ? {} : { projectId: old.projectId }),
  };
}
