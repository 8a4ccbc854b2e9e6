import type { Chat, Message, User } from 'grammy/types';
import { badRequest, forbidden, type Refusal, upgraded } from './refusals.ts';
import type { SeenActivity, SeenMedia, SeenVersion } from './seen.ts';

/** A message as Telegram keeps it. */
export interface Kept {
  wire: Message;
  readonly room: Room;
  /** 'bot', or the name of who wrote it. */
  readonly from: string;
  readonly isSilent: boolean;
  hasLinkPreview: boolean;
  media?: SeenMedia;
  readonly versions: SeenVersion[];
  readonly reactions: string[];
  isDeleted: boolean;
}

export interface Topic {
  readonly id: number;
  readonly name: string;
  isClosed: boolean;
  isDeleted: boolean;
}

export interface Room {
  readonly chat: Chat;
  readonly messages: Map<number, Kept>;
  readonly topics: Topic[];
  readonly generalThread: 'absent' | 1;
  readonly activities: SeenActivity[];
  botIs: 'unknown' | 'member' | 'administrator' | 'blocked' | 'kicked' | 'deactivated';
  migratedTo?: number;
  linkedChannel?: Room;
  nextMessageId: number;
}

export interface RoomOptions {
  readonly botIs: Room['botIs'];
  readonly generalThread?: 'absent' | 1;
}

export interface Rooms {
  add(chat: Chat, options: RoomOptions): Room;
  all(): readonly Room[];
  /** By a call's chat_id; throws as Telegram does where the bot cannot read there. */
  find(chatId: number | undefined): Room;
  nextId(room: Room): number;
  newChatId(kind: Chat['type']): number;
}

const firstPrivateId = 1_200_000_001;
const firstGroupId = -4_100_000_001;
const firstSupergroupId = -1_001_900_000_001;

export function createRooms(): Rooms {
  const rooms = new Map<number, Room>();
  const counts = { private: 0, group: 0, supergroup: 0 };
  // Private chats and basic groups share one sequence of message ids, as in Telegram.
  let lastShared = 100;
  return {
    add(chat, { botIs, generalThread = 'absent' }) {
      const room: Room = {
        chat,
        messages: new Map(),
        topics: [],
        generalThread,
        activities: [],
        botIs,
        nextMessageId: 1,
      };
      rooms.set(chat.id, room);
      return room;
    },
    all: () => [...rooms.values()],
    find(chatId) {
      const room = chatId === undefined ? undefined : rooms.get(chatId);
      if (room === undefined || room.botIs === 'unknown') throw badRequest('chat not found');
      return room;
    },
    nextId(room) {
      if (room.chat.type === 'supergroup' || room.chat.type === 'channel') {
        room.nextMessageId += 1;
        return room.nextMessageId;
      }
      lastShared += 1;
      return lastShared;
    },
    newChatId(kind) {
      if (kind === 'private') return firstPrivateId + counts.private++;
      if (kind === 'group') return firstGroupId - counts.group++;
      return firstSupergroupId - counts.supergroup++;
    },
  };
}

export function isGroup({ chat }: Room): boolean {
  return chat.type === 'group' || chat.type === 'supergroup';
}

/** Throws where the bot may not write into a room any more. */
export function mayWrite(room: Room): void {
  const refusal = refusalOf(room);
  if (refusal !== undefined) throw refusal;
}

function refusalOf({ botIs, chat, migratedTo }: Room): Refusal | undefined {
  if (migratedTo !== undefined) return upgraded(migratedTo);
  if (botIs === 'blocked') return forbidden('bot was blocked by the user');
  if (botIs === 'deactivated') return forbidden('user is deactivated');
  if (botIs === 'kicked') return forbidden(`bot was kicked from the ${chat.type} chat`);
  return undefined;
}

/**
 * The topic that a call's message_thread_id names; undefined is the chat itself, or General. General's own number is
 * refused: https://github.com/tdlib/telegram-bot-api/issues/798
 */
export function findTopic(room: Room, threadId: number | undefined): Topic | undefined {
  if (threadId === undefined) return undefined;
  const topic = room.topics.find(({ id, isDeleted }) => id === threadId && !isDeleted);
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.isClosed && room.botIs !== 'administrator') throw badRequest('TOPIC_CLOSED');
  return topic;
}

export function findMessage(room: Room, id: number | undefined): Kept | undefined {
  const kept = id === undefined ? undefined : room.messages.get(id);
  return kept === undefined || kept.isDeleted ? undefined : kept;
}

export function toUser(id: number, name: string, more: Partial<User> = {}): User {
  return { id, is_bot: false, first_name: name, ...more };
}
