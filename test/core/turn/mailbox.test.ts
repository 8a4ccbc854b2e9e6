import { expect, it } from 'vitest';
import { type InboundMessage, toConversationId } from '../../../src/core/message.ts';
import { createDocuments } from '../../../src/core/records/documents.ts';
import type { ConversationRecord } from '../../../src/core/records/records.ts';
import { createMailbox } from '../../../src/core/turn/mailbox.ts';
import type { Turn } from '../../../src/core/turn/turn.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';

const message: InboundMessage = {
  id: '1',
  thread: { id: 'telegram:1', kind: 'direct' },
  author: { id: 'telegram:2', name: 'Ada' },
  text: 'trim it',
  attachments: [],
  sentAt: 0,
};

it('writes nothing where somebody enters who is known', async () => {
  const calls: string[] = [];
  const store = createMemoryStore((name) => void calls.push(name));
  const clock = createTurnedClock();
  const mailbox = createMailbox(
    createDocuments<Turn>('turn', store, clock),
    createDocuments<ConversationRecord>('conversation', store, clock),
  );
  const id = toConversationId(message.thread.id, message.author.id);
  const made = await mailbox.enter(message, id);
  expect(made).toMatchObject({ thread: message.thread, line: [], taken: [] });
  calls.length = 0;
  expect(await mailbox.enter(message, id)).toEqual(made);
  expect(calls).toEqual(['get']);
});
