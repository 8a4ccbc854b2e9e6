import type { Accounts } from './accounts.ts';
import type { Documents } from './documents.ts';
import type { EditorCall } from './ports/editor.ts';
import type { ConversationRecord } from './records.ts';
import type { TurnDeps } from './turn/deps.ts';
import type { Turn } from './turn/turn.ts';

export interface Forgetting {
  /** Deletes everything about the author of the turn, here and, where it can be, in the backend. */
  forget(turn: Turn, signal: AbortSignal): Promise<void>;
}

export interface ForgetDeps {
  readonly turn: TurnDeps;
  readonly accounts: Accounts;
  readonly conversations: Documents<ConversationRecord>;
}

export function createForgetting(deps: ForgetDeps): Forgetting {
  const { editor, projects, people, turns } = deps.turn;

  async function forgetInBackend(turn: Turn, call: EditorCall): Promise<void> {
    for (const { value } of await projects.listOf(turn.author.id)) {
      await editor.deleteSession(call, value.session);
    }
    if (call.account.kind === 'free') await editor.deleteAccount(call);
  }

  async function forgetHere(turn: Turn): Promise<void> {
    for (const { id } of await projects.listOf(turn.author.id)) await projects.forget(id);
    for await (const { id, value } of deps.conversations.all()) {
      if (value.authorId === turn.author.id) await deps.conversations.delete(id);
    }
    for await (const { id, value } of turns.all()) {
      if (value.author.id === turn.author.id && id !== turn.id) await turns.delete(id);
    }
    await deps.accounts.forget(turn.author.id);
    await people.forget(turn.author.id);
  }

  return {
    async forget(turn, signal) {
      const account = await deps.accounts.accountOf(turn.author.id, signal);
      await forgetInBackend(turn, { account, signal });
      await forgetHere(turn);
    },
  };
}
