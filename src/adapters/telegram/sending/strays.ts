import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { TelegramClient } from '../client.ts';
import { isNotModified, refusalOf, toBotError } from '../errors.ts';
import { createKnownMessages } from '../intake/known-messages.ts';
import type { OwnMessage } from '../places.ts';

/**
 * Messages whose post was not answered although Telegram made them: their ids are unknown, and the same words stand
 * below them again. They are found by what only they carry, the id of a button of their own, and deleted.
 */
export interface Strays {
  /** A message of somebody, which came at `sentAt` (epoch ms). */
  saw(message: OwnMessage, sentAt: number): void;
  /** Makes a message of ours. What an earlier post of the same key left behind is looked for then, and not waited for. */
  posting(posting: Posting, post: () => Promise<OwnMessage>): Promise<OwnMessage>;
}

export interface Posting {
  readonly chat: number;
  /** Absent: it is never posted again. */
  readonly key?: string;
  readonly keyboard?: InlineKeyboardMarkup | undefined;
}

export interface StraysDeps {
  readonly client: TelegramClient;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Begun extends Posting {
  /** Its place among all that began and all that was lost. */
  readonly at: number;
  /** The newest message known of the chat; absent where none is, and then nothing can be told. */
  readonly after: number | undefined;
  readonly ownCount: number;
}

/** Nobody knows whether the post made a message. */
interface Lost extends Begun {
  readonly lostAt: number;
}

interface Sought {
  readonly chat: number;
  readonly after: number;
  readonly before: number;
  readonly keyboard: InlineKeyboardMarkup;
}

const maxLost = 50;

export function createStrays({ client, clock, log }: StraysDeps): Strays {
  const known = createKnownMessages(clock);
  const underWay = new Set<Begun>();
  let lost: readonly Lost[] = [];
  let moments = 0;

  function begin(posting: Posting): Begun {
    moments += 1;
    const after = known.newestOf(posting.chat);
    return { ...posting, at: moments, after, ownCount: known.ownCount() };
  }

  function lose(begun: Begun): void {
    moments += 1;
    lost = [...lost, { ...begun, lostAt: moments }].slice(-maxLost);
  }

  /** A look at a message of ours that is not known yet would give it the buttons of the lost one. */
  function mayMeetAnother({ chat, key, at }: Lost): boolean {
    const meanwhile = [...underWay, ...lost.filter(({ lostAt }) => lostAt > at)];
    return meanwhile.some((each) => each.chat === chat && each.key !== key);
  }

  function toSought(stray: Lost, again: OwnMessage): readonly Sought[] {
    const { chat, after, keyboard } = stray;
    if (after === undefined || keyboard === undefined || !hasOwnButton(keyboard)) return [];
    const canTell = chat === again.chat && known.hasAllSince(stray.ownCount);
    return canTell && !mayMeetAnother(stray) ? [{ chat, after, before: again.id, keyboard }] : [];
  }

  async function clear(all: readonly Sought[]): Promise<void> {
    for (const sought of all) {
      const found = await find(client, sought, known.isOwn);
      if (found !== undefined) await client.calls.deleteMessage(found.chat, found.id);
    }
  }

  function lookFor({ key }: Begun, again: OwnMessage): void {
    const strays = key === undefined ? [] : lost.filter((each) => each.key === key);
    if (strays.length === 0) return;
    clear(strays.flatMap((stray) => toSought(stray, again))).catch((thrown: unknown) => {
      log.warn({ err: toBotError(thrown) }, 'a message that was posted twice was not deleted');
    });
    lost = lost.filter((each) => each.key !== key);
  }

  return {
    saw: known.saw,
    async posting(posting, post) {
      const begun = begin(posting);
      underWay.add(begun);
      try {
        const made = await post();
        known.made(made);
        lookFor(begun, made);
        return made;
      } catch (thrown) {
        if (mayHaveLanded(thrown)) lose(begun);
        throw thrown;
      } finally {
        underWay.delete(begun);
      }
    },
  };
}

function mayHaveLanded(thrown: unknown): boolean {
  const { code, neverSent } = toBotError(thrown);
  return code === 'chat-unreachable' && !neverSent;
}

/** Ids of buttons are made once and never again. */
function hasOwnButton({ inline_keyboard: rows }: InlineKeyboardMarkup): boolean {
  return rows.some((row) => row.some((button) => 'callback_data' in button));
}

/** It was made soon after what was seen last; to look further would cost a group its share of edits. */
const maxLooks = 8;

async function find(
  client: TelegramClient,
  { chat, after, before, keyboard }: Sought,
  isKnown: (message: OwnMessage) => boolean,
): Promise<OwnMessage | undefined> {
  for (let id = after + 1; id < Math.min(before, after + 1 + maxLooks); id++) {
    const message = { chat, id };
    if (!isKnown(message) && (await carries(client, message, keyboard))) return message;
  }
  return undefined;
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
