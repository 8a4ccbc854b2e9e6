import type { InlineKeyboardMarkup, Message, ReplyParameters } from 'grammy/types';
import { z } from 'zod';
import { type Desk, type MethodCall, unixSeconds } from './desk.ts';
import { readMarkup } from './markup.ts';
import { isTrue, numberOf, objectOf, type Params } from './params.ts';
import { badRequest } from './refusals.ts';
import {
  findMessage,
  findTopic,
  isGroup,
  type Kept,
  mayWrite,
  type Room,
  type Topic,
} from './rooms.ts';
import type { SeenMedia } from './seen.ts';

const Reply = z.looseObject({
  message_id: z.number().int().optional(),
  chat_id: z.union([z.number(), z.string()]).optional(),
  allow_sending_without_reply: z.boolean().optional(),
});

export interface Target {
  readonly room: Room;
  readonly topic: Topic | undefined;
  readonly replyTo: Kept | undefined;
  readonly markup: InlineKeyboardMarkup | undefined;
}

/** Where a call writes to, checked for what the bot may do there. */
export function findTarget(desk: Desk, { params }: MethodCall): Target {
  const room = desk.rooms.find(numberOf(params, 'chat_id'));
  mayWrite(room);
  const named = findTopic(room, numberOf(params, 'message_thread_id'));
  const replyTo = findReply(room, params);
  const topic = named ?? room.topics.find(({ id }) => id === topicOf(replyTo));
  const markup = readMarkup(params);
  return { room, topic, replyTo, markup };
}

function topicOf(kept: Kept | undefined): number | undefined {
  const { wire } = kept ?? {};
  return wire?.is_topic_message === true ? wire.message_thread_id : undefined;
}

function findReply(room: Room, params: Params): Kept | undefined {
  const reply: Pick<ReplyParameters, 'message_id' | 'allow_sending_without_reply'> =
    readReply(params) ?? {};
  if (reply.message_id === undefined) return undefined;
  const answered = findMessage(room, reply.message_id);
  if (answered === undefined && reply.allow_sending_without_reply !== true) {
    throw badRequest('message to be replied not found');
  }
  return answered;
}

function readReply(params: Params) {
  const asked = objectOf(params, 'reply_parameters', Reply);
  if (asked !== undefined) {
    const { message_id: id, allow_sending_without_reply: mayLack = false } = asked;
    return {
      ...(id === undefined ? {} : { message_id: id }),
      allow_sending_without_reply: mayLack,
    };
  }
  const id = numberOf(params, 'reply_to_message_id');
  if (id === undefined) return undefined;
  const mayLack = isTrue(params, 'allow_sending_without_reply');
  return { message_id: id, allow_sending_without_reply: mayLack };
}

export interface Outgoing {
  readonly content: Partial<Message>;
  readonly media?: SeenMedia;
  readonly hasLinkPreview?: boolean;
}

/** Counts and keeps a message of the bot, and returns it as the API does. */
export function keepOutgoing(
  desk: Desk,
  { target, params, outgoing }: { target: Target; params: Params; outgoing: Outgoing },
): Message {
  const { room, topic, replyTo, markup } = target;
  const { content, media, hasLinkPreview = false } = outgoing;
  desk.pace.count({ chatId: room.chat.id, isGroup: isGroup(room), isEdit: false });
  const wire: Message = {
    message_id: desk.rooms.nextId(room),
    from: desk.bot,
    chat: room.chat,
    date: unixSeconds(desk),
    ...(topic === undefined ? {} : { message_thread_id: topic.id, is_topic_message: true }),
    ...(replyTo === undefined ? {} : { reply_to_message: toAnswered(replyTo) }),
    ...(markup === undefined ? {} : { reply_markup: markup }),
    ...content,
  };
  const kept: Kept = {
    wire,
    room,
    from: 'bot',
    isSilent: isTrue(params, 'disable_notification'),
    hasLinkPreview,
    ...(media === undefined ? {} : { media }),
    versions: [],
    reactions: [],
    isDeleted: false,
  };
  addVersion(desk, kept);
  room.messages.set(wire.message_id, kept);
  return wire;
}

export function addVersion(desk: Desk, { wire, media, versions }: Kept): void {
  const text = wire.text ?? wire.caption ?? '';
  versions.push({ at: desk.now(), text, ...(media === undefined ? {} : { media }) });
}

/** As it stands inside of an answer: without what it answers itself. */
export function toAnswered({ wire }: Kept): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _inner, ...rest } = wire;
  // Proof: the type wants the field that was just taken out to be there as undefined.
  return rest as NonNullable<Message['reply_to_message']>;
}
