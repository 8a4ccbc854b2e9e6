import type { Message, Update, User } from 'grammy/types';
import { type Desk, unixSeconds } from './desk.ts';
import { isGroup, type Kept, type Room } from './rooms.ts';

/** Gives the bot what it is allowed to see. */
export function tellBot(desk: Desk, { room, wire }: Kept, isEdit = false): void {
  if (room.botIs === 'kicked' || room.botIs === 'unknown') return;
  if (!isSeenByBot(desk, room, wire)) return;
  if (isEdit) {
    // Proof: an edit has its date, and a message from a person its sender.
    desk.queue.push({ edited_message: { ...wire } as Message & Update.Edited & Update.NonChannel });
  } else {
    desk.queue.push({ message: { ...wire } as Message & Update.NonChannel });
  }
}

/** https://core.telegram.org/bots/features#privacy-mode */
function isSeenByBot({ bot, options }: Desk, room: Room, wire: Message): boolean {
  const seesAll = options.hasPrivacyMode === false || room.botIs === 'administrator';
  if (!isGroup(room) || seesAll || isService(wire)) return true;
  const text = wire.text ?? wire.caption ?? '';
  const command = /^\/[a-z\d_]+(?:@(\w+))?/i.exec(text);
  if (command !== null) return command[1] === undefined || isSame(command[1], bot.username);
  const isMentioned = new RegExp(`@${bot.username}\\b`, 'i').test(text);
  return isMentioned || wire.reply_to_message?.from?.id === bot.id;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isService({ migrate_to_chat_id: to, migrate_from_chat_id: from }: Message): boolean {
  return to !== undefined || from !== undefined;
}

/** The bot's place in a chat changed. */
export function tellMembership(
  desk: Desk,
  room: Room,
  change: {
    readonly by: User;
    readonly from: 'member' | 'kicked';
    readonly to: 'member' | 'kicked';
  },
): void {
  const member = (status: 'member' | 'kicked') =>
    status === 'member' ? { status, user: desk.bot } : { status, user: desk.bot, until_date: 0 };
  desk.queue.push({
    my_chat_member: {
      chat: room.chat,
      from: change.by,
      date: unixSeconds(desk),
      old_chat_member: member(change.from),
      new_chat_member: member(change.to),
    },
  });
}
