import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { TelegramClient } from './client.ts';
import { isNotModified, refusalOf, toBotError } from './errors.ts';
import type { OwnMessage } from './places.ts';

/**
 * Messages whose post was not answered although Telegram made them: their ids are unknown, and the same words stand
 * below them again. They are found by what only they carry, the id of a button of their own, and deleted.
 */
export interface Strays {
  /** A message of somebody, which came at `sentAt` (epoch ms). */
  saw(message: OwnMessage, sentAt: number): void;
  /** Before a post; what it makes comes after everything seen so far. */
  begin(chat: number): PostBegun;
  /** Nobody knows whether the post made a message. */
  lose(begun: PostBegun, key: string, keyboard: InlineKeyboardMarkup | undefined): void;
  /** The post of this key made this message: what an earlier one of the same key left is looked for. */
  posted(own: OwnMessage, key: string): void;
}

export interface PostBegun {
  readonly chat: number;
  /** The newest message known of the chat; absent where none is, and then nothing can be told. */
  readonly after?: number;
  readonly ownCount: number;
}

interface Lost extends PostBegun {
  readonly after: number;
  readonly key: string;
  readonly keyboard: InlineKeyboardMarkup;
}

export interface StraysDeps {
  readonly client: TelegramClient;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Usually it is the one message in between; more would cost a group its share of edits. */
const maxLooks = 8;
const maxLost = 50;
const maxOwn = 2_000;
const maxChats = 5_000;
/** Telegram's clock and ours, and its whole seconds. */
const clocksDifferMs = 10_000;

export function createStrays({ client, clock, log }: StraysDeps): Strays {
  const startedAt = clock.now();
  const newest = new Map<number, number>();
  const own = new Set<string>();
  const lost: Lost[] = [];
  let ownCount = 0;

  function note({ chat, id }: OwnMessage): void {
    const known = newest.get(chat) ?? 0;
    newest.delete(chat);
    newest.set(chat, Math.max(known, id));
    dropOldest(newest, maxChats);
  }

  function noteOwn(message: OwnMessage): void {
    ownCount += 1;
    own.add(nameOf(message));
    dropOldest(own, maxOwn);
    note(message);
  }

  async function clear({ chat, after, keyboard }: Lost, before: number): Promise<void> {
    for (let id = Math.max(after + 1, before - maxLooks); id < before; id++) {
      if (own.has(nameOf({ chat, id }))) continue;
      if (!(await carries(client, { chat, id }, keyboard))) continue;
      await client.calls.deleteMessage(chat, id);
      return;
    }
  }

  return {
    // Above an older one there may be messages of ours that this process does not know of.
    saw(message, sentAt) {
      if (sentAt > startedAt + clocksDifferMs) note(message);
    },
    begin(chat) {
      const after = newest.get(chat);
      return { chat, ownCount, ...(after === undefined ? {} : { after }) };
    },
    lose(begun, key, keyboard) {
      const { after } = begun;
      if (after === undefined || keyboard === undefined || !hasOwnButton(keyboard)) return;
      lost.push({ ...begun, after, key, keyboard });
      if (lost.length > maxLost) lost.shift();
    },
    posted(message, key) {
      noteOwn(message);
      for (const stray of lost.filter((each) => each.key === key)) {
        lost.splice(lost.indexOf(stray), 1);
        const isSure = stray.chat === message.chat && ownCount - stray.ownCount < maxOwn;
        if (!isSure) continue;
        clear(stray, message.id).catch((thrown: unknown) => {
          log.warn({ err: toBotError(thrown) }, 'a message that was posted twice was not deleted');
        });
      }
    },
  };
}

/** Bots can change no messages but their own, and this one would not change. Throws where Telegram is in trouble. */
async function carries(
  { calls }: TelegramClient,
  { chat, id }: OwnMessage,
  keyboard: InlineKeyboardMarkup,
): Promise<boolean> {
  try {
    await calls.editMessageReplyMarkup(chat, id, { reply_markup: keyboard });
    return false;
  } catch (thrown) {
    if (isNotModified(thrown)) return true;
    if (refusalOf(thrown)?.status !== 400) throw thrown;
    return false;
  }
}

/** Ids of buttons are made once and never again. */
function hasOwnButton({ inline_keyboard: rows }: InlineKeyboardMarkup): boolean {
  return rows.some((row) => row.some((button) => 'callback_data' in button));
}

function nameOf({ chat, id }: OwnMessage): string {
  return `${chat}:${id}`;
}

function dropOldest(kept: Set<unknown> | Map<unknown, unknown>, max: number): void {
  if (kept.size <= max) return;
  const [oldest] = kept.keys();
  kept.delete(oldest);
}
