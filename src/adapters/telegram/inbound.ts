import type { Chat, Message, Update } from 'grammy/types';
import type { Author, InboundMessage, StoredAttachment, Thread } from '../../core/message.ts';
import { type Holder, toAttachments } from './intake/attachments.ts';
import { toTapId, toThreadId } from './places.ts';
import { linksIn, type Me, readWords } from './words.ts';

/** One update in the core's words, with what decides whether it belongs to the ones around it. */
export interface TelegramInbound extends Omit<InboundMessage, 'attachments'> {
  readonly attachments: readonly StoredAttachment[];
  /** Order within the chat. */
  readonly number: number;
  /** One upload in several messages. */
  readonly albumId?: string;
  readonly isForwarded: boolean;
}

/** Undefined where nobody says anything to the bot. */
export function toInboundMessage(update: Update, me: Me): TelegramInbound | undefined {
  if (update.callback_query !== undefined) return toTap(update.callback_query);
  const message = update.message ?? update.edited_message;
  if (message === undefined || !hasContent(message)) return undefined;
  const author = toAuthor(message, me);
  if (author === undefined) return undefined;
  const inbound = toMessage(message, author, me);
  if (inbound.isAddressed === false && inbound.attachments.length === 0) return undefined;
  return update.edited_message === undefined ? inbound : { ...inbound, change: 'edited' };
}

/** A basic group that became a supergroup goes on under another id: both groups say so. */
export function toMigration(
  update: Update,
): { readonly from: number; readonly to: number } | undefined {
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = update.message ?? {};
  if (chat === undefined) return undefined;
  if (to !== undefined) return { from: chat.id, to };
  return from === undefined ? undefined : { from, to: chat.id };
}

type Tap = NonNullable<Update['callback_query']>;

function toTap({ id, from, message, data }: Tap): TelegramInbound | undefined {
  if (message === undefined || data === undefined || from.is_bot) return undefined;
  const { chat, message_id: number } = message;
  return {
    id: toTapId(number, id),
    number,
    thread: toThread(message),
    author: toPerson(from),
    text: '',
    attachments: [],
    button: data,
    // An old message comes without its date.
    sentAt: message.date * 1_000,
    isForwarded: false,
    ...toMembership(chat),
  };
}

function toMessage(message: Message, author: Author, me: Me): TelegramInbound {
  const { text, command, namesBot } = readWords(message, me);
  const isAddressed = isDirect(message.chat) || namesBot || isReplyTo(message, me);
  const meant = isAddressed
    ? findMeant(message, me)
    : { attachments: ownFiles(message), links: [] };
  const said = [text, ...meant.links].join(' ').trim();
  return {
    id: String(message.message_id),
    number: message.message_id,
    thread: toThread(message),
    author,
    text: said,
    attachments: meant.attachments,
    sentAt: message.date * 1_000,
    isForwarded: message.forward_origin !== undefined,
    ...(command === undefined ? {} : { command: { name: command.name, argument: said } }),
    ...(message.media_group_id === undefined ? {} : { albumId: message.media_group_id }),
    ...(isAddressed ? {} : { isAddressed }),
    ...toMembership(message.chat),
  };
}

interface Meant {
  readonly attachments: readonly StoredAttachment[];
  readonly links: readonly string[];
}

/** A message with no file of its own is about the clip that it replies to, unless that is the bot's own result. */
function findMeant(message: Message, me: Me): Meant {
  const own = ownFiles(message);
  const { reply_to_message: replied, external_reply: elsewhere } = message;
  if (own.length > 0) return { attachments: own, links: [] };
  if (replied !== undefined && replied.from?.id !== me.id) {
    const attachments = quotedFiles(replied, replied.message_id);
    return { attachments, links: attachments.length > 0 ? [] : linksIn(replied) };
  }
  const far = elsewhere === undefined ? [] : quotedFiles(elsewhere, message.message_id);
  return { attachments: far, links: [] };
}

function ownFiles(message: Message): readonly StoredAttachment[] {
  return toAttachments(message, message.message_id);
}

function quotedFiles(holder: Holder, number: number): readonly StoredAttachment[] {
  return toAttachments(holder, number).map((file) => ({ ...file, isQuoted: true }));
}

/** Every message in a topic replies to the one that made the topic, which may have been the bot. */
function isReplyTo({ reply_to_message: replied }: Message, me: Me): boolean {
  return replied?.from?.id === me.id && replied.forum_topic_created === undefined;
}

/** Whoever speaks for a chat is that chat: all other anonymous people look alike. Bots are not listened to. */
function toAuthor({ from, sender_chat: chat }: Message, me: Me): Author | undefined {
  if (from?.id === me.id) return undefined;
  if (chat !== undefined) return { id: `telegram:${chat.id}`, name: nameOf(chat) };
  return from === undefined || from.is_bot ? undefined : toPerson(from);
}

function toPerson(user: Tap['from']): Author {
  const { id, language_code: languageTag } = user;
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return { id: `telegram:${id}`, name, ...(languageTag === undefined ? {} : { languageTag }) };
}

function nameOf(chat: Chat): string {
  return chat.title ?? chat.first_name;
}

function toThread(
  message: Pick<Message, 'chat' | 'message_thread_id' | 'is_topic_message'>,
): Thread {
  const { chat, message_thread_id: thread, is_topic_message: isTopic } = message;
  // In a group without topics the same field numbers a chain of replies.
  const topic = isTopic === true ? thread : undefined;
  // General's messages name no topic, or 1.
  const general = chat.is_forum === true ? 1 : undefined;
  const place = topic ?? general;
  const id = toThreadId({ chat: chat.id, ...(place === undefined ? {} : { topic: place }) });
  return { id, kind: isDirect(chat) ? 'direct' : 'group' };
}

function isDirect(chat: Chat): boolean {
  return chat.type === 'private';
}

function toMembership(chat: Chat): Pick<InboundMessage, 'memberOf'> {
  return isDirect(chat) ? {} : { memberOf: [`telegram:${chat.id}`] };
}

const mute = ['sticker', 'contact', 'location', 'dice', 'poll', 'story', 'game'] as const;

/** What only says that something happened is nobody's message; a sticker, in private, is. */
function hasContent(message: Message): boolean {
  if (message.text !== undefined || message.caption !== undefined) return true;
  if (ownFiles(message).length > 0) return true;
  return isDirect(message.chat) && mute.some((kind) => message[kind] !== undefined);
}
