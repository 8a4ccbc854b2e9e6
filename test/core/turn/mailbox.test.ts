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

it('keeps nothing of somebody before something is taken', async () => {
  const calls: string[] = [];
  const store = createMemoryStore((name) => void calls.push(name));
  const clock = createTurnedClock();
  const mailbox = createMailbox({
    turns: createDocuments<Turn>('turn', store, clock),
    conversations: createDocuments<ConversationRecord>('conversation', store, clock),
    forgotten: { has: async () => false },
  });
  const id = toConversationId(message.thread.id, message.author.id);
  const record = await mailbox.recordOf(message, id);
  expect(record).toMatchObject({ thread: message.thread, line: [], taken: [] });
  expect(calls).toEqual(['get']);
  expect(store.dump()).toEqual({});
});
