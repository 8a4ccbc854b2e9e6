import { toBotError } from '../errors.ts';
import type { AuthorId } from '../message.ts';
import type { EditorCall } from '../ports/editor.ts';
import type { Documents } from '../records/documents.ts';
import type { ConversationRecord } from '../records/records.ts';
import { isLaneRequest } from '../request/request.ts';
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
  /** Puts a turn back in its line and rings. */
  goOn(turn: Turn): Promise<void>;
}

export function createForgetting(deps: ForgetDeps): Forgetting {
  const { editor, projects, people } = deps.turn;

  async function forgetInBackend(turn: Turn, call: EditorCall): Promise<void> {
    for (const { value } of await projects.allOf(turn.author.id)) {
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

  async function conversationsOf(author: AuthorId) {
    const own: { readonly id: string; readonly value: ConversationRecord }[] = [];
    for await (const each of deps.conversations.all()) {
      if (each.value.authorId === author) own.push(each);
    }
    return own;
  }

  /** What adapters keep of the private chats with somebody. */
  async function forgetChat({ thread: { id, kind } }: ConversationRecord): Promise<void> {
    if (kind === 'direct') await deps.turn.screens.adapterOf(id).forget?.(id);
  }

  async function forgetHere({ author: { id: author } }: Turn): Promise<void> {
    const own = await conversationsOf(author);
    for (const { value } of own) await forgetChat(value);
    for (const project of await projects.allOf(author)) await projects.forget(project.id);
    for (const conversation of own) await deps.conversations.delete(conversation.id);
    await deps.pairing.forget(author);
    await people.forget(author);
    // After the person: whoever stores a token looks afterwards whether its person is still there.
    await deps.accounts.forget(author);
  }

  /** Who writes on while they are forgotten begins anew; their line may have gone with the rest. */
  async function goOnWithNew(turn: Turn): Promise<void> {
    for await (const each of deps.turn.turns.live()) {
      const isTheirs = each.author.id === turn.author.id && each.id !== turn.id;
      if (isTheirs && isLaneRequest(each.request)) await deps.goOn(each);
    }
  }

  return {
    async forget(turn, signal) {
      // The turn that asks for it goes last, by whoever answers it.
      await deps.ender.endAll(turn, signal);
      await forgetWhereKnown(turn, signal);
      await forgetHere(turn);
      await goOnWithNew(turn);
    },
  };
}
