import type { Documents } from './documents.ts';
import { type AuthorId, type ThreadId, toConversationId } from './message.ts';
import type { ConversationRecord } from './records.ts';

/** Every conversation of a thread goes on under the thread's new id; one that began there already stays as it is. */
export function createThreadMover(conversations: Documents<ConversationRecord>) {
  return async (from: ThreadId, to: ThreadId): Promise<void> => {
    for await (const { id, value } of conversations.all()) {
      if (!id.startsWith(`${from}|`)) continue;
      // Proof for the cast: conversation ids are made by `toConversationId` alone.
      const author = id.slice(from.length + 1) as AuthorId;
      await conversations.putIfAbsent(toConversationId(to, author), {
        ...value,
        thread: { ...value.thread, id: to },
      });
      await conversations.delete(id);
    }
  };
}
