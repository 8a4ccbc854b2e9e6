import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Button, OutboundMessage } from '../../core/message.ts';
import type { ChatLimits } from '../../core/ports/chat-adapter.ts';
import { splitText } from '../shared/split-text.ts';
import { captionChars } from './limits.ts';
import { messageNumber } from './places.ts';

/** What one message becomes. Texts carry no markup at all: nothing that people or the agent write can break them. */
export interface TelegramPayload {
  /** The text, or the file's caption. */
  readonly text: string;
  /** What did not fit, as messages that follow; none of progress, which the next edit replaces. */
  readonly more: readonly string[];
  readonly keyboard?: InlineKeyboardMarkup;
  /** The message to reply to; the reply is sent too where that one is gone. */
  readonly replyTo?: number;
}

/** A text of more parts than this ends with an ellipsis. */
const maxParts = 5;
/** https://core.telegram.org/bots/api#inlinekeyboardbutton */
const maxDataBytes = 64;

export function toTelegramPayloads(message: OutboundMessage, limits: ChatLimits): TelegramPayload {
  const { more, text } = toTexts(message, limits);
  const rows = toRows(message.buttons ?? []);
  const replyTo = message.replyTo === undefined ? undefined : messageNumber(message.replyTo);
  return {
    text,
    more,
    ...(rows.length === 0 ? {} : { keyboard: { inline_keyboard: rows } }),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

function toTexts({ text, file, isProgress }: OutboundMessage, { textChars }: ChatLimits) {
  const chars = file === undefined ? textChars : captionChars;
  const [first = '', ...more] = splitText(text, {
    chars,
    maxParts: isProgress === true ? 1 : maxParts,
  });
  return { text: first, more };
}

/** Of a text that was not known to become one. */
export function toCaption(text: string): string {
  return splitText(text, { chars: captionChars, maxParts: 1 })[0] ?? '';
}

function toRows(buttons: readonly (readonly Button[])[]): InlineKeyboardButton[][] {
  return buttons.map((row) => row.flatMap(toButton)).filter((row) => row.length > 0);
}

function toButton({ id, label, url }: Button): InlineKeyboardButton[] {
  if (url !== undefined) return [{ text: label, url }];
  return Buffer.byteLength(id) > maxDataBytes ? [] : [{ text: label, callback_data: id }];
}

/** Without the buttons that lead to an address, of which Telegram does not like every one. */
export function withoutLinks(keyboard: InlineKeyboardMarkup): InlineKeyboardMarkup {
  const rows = keyboard.inline_keyboard.map((row) => row.filter((button) => !('url' in button)));
  return { inline_keyboard: rows.filter((row) => row.length > 0) };
}
