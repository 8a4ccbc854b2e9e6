import type { Message, User } from 'grammy/types';
import { type Desk, unixSeconds } from './desk.ts';
import type { Content, Person, PersonOptions, Place, Where } from './driven.ts';
import { keepIncoming, named } from './incoming.ts';
import { toPlace } from './places.ts';
import { type Kept, type Room, toUser } from './rooms.ts';
import { tellBot, tellMembership } from './tell-bot.ts';

const restAfterMs = 300;

/** Somebody with a Telegram client. */
export function createPerson(desk: Desk, name: string, options: PersonOptions): Person {
  const { language, isBot = false } = options;
  const id = desk.rooms.newChatId('private');
  const user = toUser(id, name, {
    is_bot: isBot,
    ...(language === undefined ? {} : { language_code: language }),
  });
  const room = desk.rooms.add({ id, type: 'private', first_name: name }, { botIs: 'unknown' });
  const write = (content: Content | string, where: Where, more: Partial<Message> = {}): Kept =>
    keepIn(desk, roomOf(desk, where.in) ?? room, { user, content, where, more });
  return {
    user,
    chat: toPlace(room),
    send(content, where = {}) {
      const kept = write(content, where);
      tellBot(desk, kept);
      return kept.wire;
    },
    sendAlbum(items, where = {}) {
      const more = { media_group_id: `13${desk.queue.pending().length}${id}${desk.now()}` };
      const kept = items.map((item) => write(item, where, more));
      const { splitAfter = kept.length } = where;
      for (const each of kept.slice(0, splitAfter)) tellBot(desk, each);
      const rest = kept.slice(splitAfter);
      if (rest.length > 0) {
        setTimeout(() => {
          for (const each of rest) tellBot(desk, each);
        }, where.restAfterMs ?? restAfterMs);
      }
      return kept.map(({ wire }) => wire);
    },
    edit: (message, text) => edit(desk, message, text),
    tap: (place, label, messageId) =>
      tap(desk, user, { room: roomIn(desk, place), label, messageId }),
    answerTo: (queryId) => desk.queries.get(queryId)?.answer,
    ...accountOf(desk, room, user),
  };
}

function accountOf(desk: Desk, room: Room, user: User) {
  return {
    blocks() {
      room.botIs = 'blocked';
      tellMembership(desk, room, { by: user, from: 'member', to: 'kicked' });
    },
    unblocks() {
      room.botIs = 'member';
      tellMembership(desk, room, { by: user, from: 'kicked', to: 'member' });
    },
    deletesAccount() {
      room.botIs = 'deactivated';
    },
  };
}

interface Writing {
  readonly user: User;
  readonly content: Content | string;
  readonly where: Where;
  readonly more: Partial<Message>;
}

function keepIn(desk: Desk, room: Room, { user, content, where, more }: Writing): Kept {
  if (room.botIs === 'blocked') throw new Error('nobody writes to a bot that they have blocked');
  if (room.botIs === 'unknown') room.botIs = 'member';
  const said = typeof content === 'string' ? { text: content } : content;
  return keepIncoming(desk, room, { user, written: { content: said, where, more } });
}

function roomIn(desk: Desk, place: Place): Room {
  return desk.rooms.find(place.id);
}

function roomOf(desk: Desk, place: Place | undefined): Room | undefined {
  return place === undefined ? undefined : roomIn(desk, place);
}

function edit(desk: Desk, message: Message, text: string): Message {
  const kept = desk.rooms.find(message.chat.id).messages.get(message.message_id);
  if (kept === undefined) throw new Error(`no message ${message.message_id}`);
  const { entities: _e, caption_entities: _c, ...frame } = kept.wire;
  const isText = frame.text !== undefined;
  kept.wire = {
    ...frame,
    ...(isText ? { text, ...named('entities', text) } : { caption: text }),
    ...(isText ? {} : named('caption_entities', text)),
    edit_date: unixSeconds(desk),
  };
  tellBot(desk, kept, true);
  return kept.wire;
}

interface Tap {
  readonly room: Room;
  readonly label: string;
  readonly messageId: number | undefined;
}

function tap(desk: Desk, user: User, { room, label, messageId }: Tap): string {
  const found = [...room.messages.values()].findLast(
    (kept) =>
      (messageId ?? kept.wire.message_id) === kept.wire.message_id && dataOf(kept, label) !== '',
  );
  if (found === undefined) throw new Error(`no button "${label}" can be tapped in ${room.chat.id}`);
  const id = `${user.id}${String(desk.queries.size + 1).padStart(9, '0')}`;
  desk.queries.set(id, { at: desk.now(), room, isExpired: false });
  desk.queue.push({
    callback_query: {
      id,
      from: user,
      message: found.wire,
      chat_instance: String(room.chat.id * 7),
      data: dataOf(found, label),
    },
  });
  return id;
}

/** What the button of this label sends; empty where there is none. */
function dataOf({ wire, isDeleted, from }: Kept, label: string): string {
  if (isDeleted || from !== 'bot') return '';
  const buttons = wire.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find(({ text }) => text === label);
  return button !== undefined && 'callback_data' in button ? button.callback_data : '';
}
