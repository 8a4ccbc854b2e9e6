import type { InlineKeyboardMarkup } from 'grammy/types';
import { z } from 'zod';
import { objectOf, type Params } from './params.ts';
import { badRequest } from './refusals.ts';

const maxDataBytes = 64;
const maxButtons = 100;

const Keyboard = z.looseObject({
  inline_keyboard: z.array(z.array(z.looseObject({ text: z.string() }))).optional(),
});

type Rows = InlineKeyboardMarkup['inline_keyboard'];
type Button = Readonly<Record<string, unknown>> & { readonly text: string };

/** A call's inline keyboard; undefined where it has none, which on an edit takes it away. */
export function readMarkup(params: Params): InlineKeyboardMarkup | undefined {
  const rows = objectOf(params, 'reply_markup', Keyboard)?.inline_keyboard;
  if (rows === undefined) return undefined;
  const buttons = rows.flat();
  if (buttons.length > maxButtons) throw badRequest('reply markup is too long');
  for (const button of buttons) checkButton(button);
  const kept = rows.filter((row) => row.length > 0);
  // Proof: each button was checked to have a text and one action.
  return kept.length === 0 ? undefined : { inline_keyboard: kept as unknown as Rows };
}

function checkButton(button: Button): void {
  const { text, url, callback_data: data } = button;
  if (text.trim() === '') throw badRequest("can't parse inline keyboard button: Text is empty");
  if (typeof url === 'string') {
    checkUrl(url);
    return;
  }
  if (typeof data !== 'string') {
    throw badRequest('Text buttons are unallowed in the inline keyboard');
  }
  const bytes = Buffer.byteLength(data);
  if (bytes === 0 || bytes > maxDataBytes) throw badRequest('BUTTON_DATA_INVALID');
}

function checkUrl(url: string): void {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (host.includes('.') || url.startsWith('tg://')) return;
  throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
}
