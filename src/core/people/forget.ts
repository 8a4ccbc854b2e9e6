import { toBotError } from '../errors.ts';
import type { AuthorId } from '../message.ts';
import type { EditorCall } from '../ports/editor.ts';
import type { Documents } from '../records/documents.ts';
import type { ConversationRecord } from '../records/records.ts';
import type { TurnDeps } from '../turn/deps.ts';
import type { Ender } from '../turn/end-all.ts';
import type { Turn } from '../turn/turn.ts';
import type { Accounts } from './accounts.ts';
import type { Pairing } from './pairing.ts';

export interface Forgetting {
  /** Deletes everything about the author of the turn, here and, where it can be, in the backend. */
  forget(turn: Turn, signal: AbortSignal): Promise<void>;
}

export interface ForgetDeps {
  readonly turn: TurnDeps;
  readonly accounts: Accounts;
  readonly conversations: Documents<ConversationRecord>;
  readonly pairing: Pairing;
  readonly ender: Ender;
}

export function createForgetting(deps: ForgetDeps): Forgetting {
  const { editor, projects, people } = deps.turn;

  async function forgetInBackend(turn: Turn, call: EditorCall): Promise<void> {
    for (const { value } of await projects.listOf(turn.author.id)) {
      await editor.deleteSession(call, value.session);
    }
    if (call.account.kind === 'free') await editor.deleteAccount(call);
  }

  /** A free token that is no longer good opens nothing to anybody: what lies behind it ends by itself. */
  async function forgetWhereKnown(turn: Turn, signal: AbortSignal): Promise<void> {
    const account = await deps.accounts.known(turn.author.id);
    if (account === undefined) return;
    try {
      await forgetInBackend(turn, { account, signal });
    } catch (thrown) {
      const { code } = toBotError(thrown);
      if (account.kind !== 'free' || code !== 'bad-token') throw thrown;
      deps.turn.log.info({ code }, 'a backend could not be told whom to forget');
    }
  }

  /** What adapters keep of the private chats with somebody. */
  async function forgetChats(author: AuthorId): Promise<void> {
    for await (const { value } of deps.conversations.all()) {
      const { id, kind } = value.thread;
      if (value.authorId !== author || kind !== 'direct') continue;
      await deps.turn.screens.adapterOf(id).forget?.(id);
    }
  }

  async function forgetHere(turn: Turn): Promise<void> {
    const { id: author } = turn.author;
    await forgetChats(author);
    for (const { id } of await projects.listOf(author)) await projects.forget(id);
    await deleteWhere(deps.conversations, (record) => record.authorId === author);
    await deps.accounts.forget(author);
    await deps.pairing.forget(author);
    await people.forget(author);
  }

  return {
    async forget(turn, signal) {
      // The turn that asks for it goes last, by whoever answers it.
      await deps.ender.endAll(turn, signal);
      await forgetWhereKnown(turn, signal);
      await forgetHere(turn);
    },
  };
}

async function deleteWhere<T>(
  documents: Documents<T>,
  isMeant: (value: T) => boolean,
): Promise<void> {
  for await (const { id, value } of documents.all()) {
    if (isMeant(value)) await documents.delete(id);
  }
}
