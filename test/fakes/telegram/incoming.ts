import type { Message, User } from 'grammy/types';
import { type Desk, unixSeconds } from './desk.ts';
import type { Content, Footage, Where } from './driven.ts';
import { folders, type MediaKind, mimeTypeOf, toMediaFields } from './media.ts';
import { toAnswered } from './outgoing.ts';
import { findMessage, type Kept, type Room, toUser } from './rooms.ts';
import type { SeenMedia } from './seen.ts';
import { findEntities } from './texts.ts';

/** What Telegram puts into `from` where a chat speaks: https://core.telegram.org/bots/api#message */
const anonymousAdmin = toUser(1_087_968_824, 'Group', {
  is_bot: true,
  username: 'GroupAnonymousBot',
});
const channelBot = toUser(136_817_688, 'Channel', { is_bot: true, username: 'Channel_Bot' });
export const telegramUser = toUser(777_000, 'Telegram');

const kinds = {
  video: 'video',
  animation: 'animation',
  videoNote: 'video_note',
  audio: 'audio',
  voice: 'voice',
  photo: 'photo',
  document: 'document',
} as const satisfies Partial<Record<keyof Content, MediaKind>>;

export interface Written {
  readonly content: Content;
  readonly where: Omit<Where, 'in'>;
  readonly more?: Partial<Message>;
}

/** Keeps what a person wrote, in the form in which the bot gets it. */
export function keepIncoming(desk: Desk, room: Room, by: { user: User; written: Written }): Kept {
  const { content, where, more = {} } = by.written;
  const media = toMedia(desk, content);
  const wire: Message = {
    message_id: desk.rooms.nextId(room),
    ...toSender(by.user, room, where.as),
    chat: room.chat,
    date: unixSeconds(desk),
    ...toThread(room, where),
    ...toForward(desk, where),
    ...toText(content),
    ...media?.fields,
    ...more,
  };
  const kept: Kept = {
    wire,
    room,
    from: by.user.first_name,
    isSilent: false,
    hasLinkPreview: false,
    ...(media === undefined ? {} : { media: media.seen }),
    versions: [],
    reactions: [],
    isDeleted: false,
  };
  room.messages.set(wire.message_id, kept);
  return kept;
}

function toSender(user: User, room: Room, as: Where['as']): Partial<Message> {
  if (as === undefined) return { from: user };
  if (as === 'anonymous-admin') return { from: anonymousAdmin, sender_chat: room.chat };
  return { from: channelBot, sender_chat: as.chat };
}

function toText({ text, caption }: Content): Partial<Message> {
  if (text !== undefined) return { text, ...named('entities', text) };
  if (caption === undefined) return {};
  return { caption, ...named('caption_entities', caption) };
}

export function named(name: 'entities' | 'caption_entities', text: string): Partial<Message> {
  const found = findEntities(text);
  return found.length === 0 ? {} : { [name]: found };
}

/** In a topic everything answers its first message; elsewhere an answer names the thread's root, and that is no topic. */
function toThread(room: Room, { topic, replyTo }: Where): Partial<Message> {
  const answered = findMessage(room, replyTo);
  const root = findMessage(room, topic);
  const reply = answered ?? root;
  const answering = reply === undefined ? {} : { reply_to_message: toAnswered(reply) };
  if (topic !== undefined) {
    return { message_thread_id: topic, is_topic_message: true, ...answering };
  }
  if (room.topics.length > 0 && room.generalThread === 1) {
    return { message_thread_id: 1, is_topic_message: true, ...answering };
  }
  const isThreaded = room.chat.type === 'supergroup' && answered !== undefined;
  if (!isThreaded) return answering;
  const { wire } = answered;
  return { message_thread_id: wire.message_thread_id ?? wire.message_id, ...answering };
}

function toForward(desk: Desk, { isForwarded }: Where): Partial<Message> {
  if (isForwarded !== true) return {};
  const sender = toUser(1_100_000_009, 'Somebody');
  return { forward_origin: { type: 'user', sender_user: sender, date: unixSeconds(desk) - 3_600 } };
}

function toMedia(desk: Desk, content: Content) {
  for (const [name, kind] of Object.entries(kinds)) {
    // Proof: the table's names are a content's own.
    const footage = content[name as keyof typeof kinds];
    if (footage !== undefined) return takeFootage(desk, kind, footage);
  }
  return undefined;
}

function takeFootage(desk: Desk, kind: MediaKind, footage: Footage) {
  const file = desk.files.keep(footage, folders[kind]);
  const { width, height, durationSeconds, mimeType, isSizeHidden } = footage;
  const facts = {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(isSizeHidden === undefined ? {} : { isSizeHidden }),
    mimeType: mimeType ?? mimeTypeOf(kind, file.name),
  };
  const seen: SeenMedia = {
    kind,
    name: file.name,
    bytes: footage.bytes ?? new Uint8Array(0),
    sizeBytes: file.sizeBytes,
    streams: false,
    fileId: file.id,
  };
  return { fields: toMediaFields(kind, file, facts), seen };
}
