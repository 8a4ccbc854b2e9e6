import type { Chat, Message } from 'grammy/types';
import type { Desk } from './desk.ts';
import type {
  Channel,
  ChannelOptions,
  Content,
  Group,
  Place,
  SupergroupOptions,
} from './driven.ts';
import { keepIncoming, telegramUser } from './incoming.ts';
import { lookAtMessage } from './look.ts';
import { isGroup, type Room, type RoomOptions, toUser } from './rooms.ts';
import { tellBot, tellMembership } from './tell-bot.ts';

/** Who made the groups, and does in them what nobody else does. */
const owner = toUser(1_100_000_001, 'Owner');

export function toPlace(room: Room): Place {
  const look = () => [...room.messages.values()].map(lookAtMessage);
  return {
    id: room.chat.id,
    chat: room.chat,
    messages: () => look().filter(({ isDeleted }) => !isDeleted),
    botMessages: () => look().filter(({ isDeleted, from }) => !isDeleted && from === 'bot'),
    message(id) {
      const kept = room.messages.get(id);
      if (kept === undefined) throw new Error(`no message ${id} was ever in ${room.chat.id}`);
      return lookAtMessage(kept);
    },
    activities: () => [...room.activities],
    deleteMessage(id) {
      const kept = room.messages.get(id);
      if (kept !== undefined) kept.isDeleted = true;
    },
  };
}

export function openGroup(desk: Desk, title: string): Group {
  const id = desk.rooms.newChatId('group');
  return toGroup(desk, desk.rooms.add({ id, type: 'group', title }, { botIs: 'member' }));
}

export function openSupergroup(desk: Desk, title: string, options: SupergroupOptions): Group {
  const { topics = [], generalThread = 'absent', isBotAdmin = false } = options;
  const id = desk.rooms.newChatId('supergroup');
  const chat: Chat.SupergroupChat = {
    id,
    type: 'supergroup',
    title,
    ...(topics.length === 0 ? {} : { is_forum: true }),
  };
  const room = desk.rooms.add(chat, {
    botIs: isBotAdmin ? 'administrator' : 'member',
    generalThread,
  } satisfies RoomOptions);
  for (const name of topics) addTopic(desk, room, name);
  return toGroup(desk, room);
}

function addTopic(desk: Desk, room: Room, name: string): void {
  const more = { forum_topic_created: { name, icon_color: 7_322_096 } };
  const { wire } = keepIncoming(desk, room, {
    user: owner,
    written: { content: {}, where: {}, more },
  });
  room.topics.push({ id: wire.message_id, name, isClosed: false, isDeleted: false });
}

function toGroup(desk: Desk, room: Room): Group {
  const findTopic = (name: string) => {
    const topic = room.topics.find((each) => each.name === name);
    if (topic === undefined) throw new Error(`no topic ${name} in ${room.chat.id}`);
    return topic;
  };
  return {
    ...toPlace(room),
    topic: (name) => findTopic(name).id,
    closeTopic: (name) => {
      findTopic(name).isClosed = true;
    },
    deleteTopic: (name) => {
      findTopic(name).isDeleted = true;
    },
    migrate: () => migrate(desk, room),
    removeBot() {
      room.botIs = 'kicked';
      tellMembership(desk, room, { by: owner, from: 'member', to: 'kicked' });
    },
  };
}

function migrate(desk: Desk, room: Room): Group {
  const next = openSupergroup(desk, titleOf(room), {});
  const inNext = desk.rooms.find(next.id);
  const say = (where: Room, more: Partial<Message>) =>
    keepIncoming(desk, where, { user: owner, written: { content: {}, where: {}, more } });
  const left = say(room, { migrate_to_chat_id: next.id });
  const arrived = say(inNext, { migrate_from_chat_id: room.chat.id });
  room.migratedTo = next.id;
  tellBot(desk, left);
  tellBot(desk, arrived);
  return next;
}

function titleOf({ chat }: Room): string {
  return 'title' in chat && chat.title !== undefined ? chat.title : 'Group';
}

export function openChannel(desk: Desk, title: string, options: ChannelOptions): Channel {
  const { linkedGroup, hasBot = false } = options;
  const id = desk.rooms.newChatId('channel');
  const chat: Chat.ChannelChat = { id, type: 'channel', title };
  const room = desk.rooms.add(chat, { botIs: hasBot ? 'administrator' : 'unknown' });
  const group = linkedGroup === undefined ? undefined : desk.rooms.find(linkedGroup.id);
  return {
    ...toPlace(room),
    post(content) {
      const more = { sender_chat: chat };
      const kept = keepIncoming(desk, room, { user: owner, written: { content, where: {}, more } });
      delete kept.wire.from;
      if (hasBot) desk.queue.push({ channel_post: { ...kept.wire, chat } });
      if (group !== undefined && isGroup(group))
        forward(desk, { group, content, post: kept.wire, chat });
      return kept.wire;
    },
  };
}

interface Forwarded {
  readonly group: Room;
  readonly content: Content;
  readonly post: Message;
  readonly chat: Chat.ChannelChat;
}

/** A channel's posts stand in its discussion group too, in the channel's name. */
function forward(desk: Desk, { group, content, post, chat }: Forwarded): void {
  const { message_id, date } = post;
  const more = {
    sender_chat: chat,
    is_automatic_forward: true as const,
    forward_origin: { type: 'channel' as const, chat, message_id, date },
  };
  const written = { content, where: {}, more };
  tellBot(desk, keepIncoming(desk, group, { user: telegramUser, written }));
}
