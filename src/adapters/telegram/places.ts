import { BotError } from '../../core/errors.ts';
import type { InboundRef, MessageRef, ThreadId } from '../../core/message.ts';

/** Where messages go. */
export interface Place {
  readonly chat: number;
  /** Of a forum; General is 1. */
  readonly topic?: number;
}

/** One of our messages. */
export interface OwnMessage extends Place {
  readonly id: number;
}

/** General takes no messages under its own id: https://github.com/tdlib/telegram-bot-api/issues/798 */
const generalTopic = 1;

export function toThreadId({ chat, topic }: Place): ThreadId {
  return topic === undefined ? `telegram:${chat}` : `telegram:${chat}:${topic}`;
}

export function parseThreadId(thread: ThreadId): Place {
  const match = /^telegram:(-?\d+)(?::(\d+))?$/.exec(thread);
  if (match === null) throw new BotError('chat-gone', 'not a chat of Telegram');
  const [, chat, topic] = match;
  return { chat: Number(chat), ...(topic === undefined ? {} : { topic: Number(topic) }) };
}

/** The topic as a message names it. */
export function topicForMessages({ topic }: Place): { readonly message_thread_id?: number } {
  return topic === undefined || topic === generalTopic ? {} : { message_thread_id: topic };
}

/** The topic as an activity names it. */
export function topicForActivities({ topic }: Place): { readonly message_thread_id?: number } {
  return topic === undefined ? {} : { message_thread_id: topic };
}

export function toMessageRef(own: OwnMessage): MessageRef {
  return { ...own };
}

export function parseMessageRef(ref: MessageRef): OwnMessage {
  if (typeof ref === 'object' && ref !== null && 'chat' in ref && 'id' in ref) {
    const { chat, id, topic } = ref;
    const inTopic = typeof topic === 'number' ? { topic } : {};
    if (typeof chat === 'number' && typeof id === 'number') return { chat, id, ...inTopic };
  }
  throw new BotError('message-gone', 'not a message of Telegram');
}

/** A tap's id: the message whose button it was, and the tap. */
export function toTapId(message: number, query: string): string {
  return `${message}~${query}`;
}

export function isTap({ messageId }: InboundRef): boolean {
  return messageId.includes('~');
}

/** Telegram's id of the message that an inbound id stands for. */
export function messageNumber({ messageId }: InboundRef): number | undefined {
  const number = Number.parseInt(messageId, 10);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
