import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient, type TelegramClient } from '../../../src/adapters/telegram/client.ts';
import { createStrays, type Strays } from '../../../src/adapters/telegram/strays.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import type { FakeTelegram, Person } from '../../fakes/telegram/driven.ts';
import { openTelegram } from '../../fakes/telegram/telegram.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';

const keyboardOf = (id: string) => ({ inline_keyboard: [[{ text: 'Cancel', callback_data: id }]] });

let telegram: FakeTelegram;
let client: TelegramClient;
let strays: Strays;
let ann: Person;
let soonMs: number;

beforeEach(async () => {
  telegram = await openTelegram({ pace: 'none' });
  client = createClient(telegram);
  const clock = createTurnedClock();
  strays = createStrays({ client, clock, log: createQuietLogger() });
  soonMs = clock.now() + 60_000;
  ann = telegram.person('Ann');
});
afterEach(async () => {
  await client.close();
  await telegram.close();
});

/** Ann says something, which the adapter sees. */
function hear(text: string): void {
  const { message_id: id } = ann.send(text);
  strays.saw({ chat: ann.chat.id, id }, soonMs);
}

async function post(text: string, button?: string): Promise<number> {
  const markup = button === undefined ? {} : { reply_markup: keyboardOf(button) };
  return (await client.calls.sendMessage(ann.chat.id, text, markup)).message_id;
}

const posted = (id: number, key: string) => strays.posted({ chat: ann.chat.id, id }, key);
const standing = () =>
  ann.chat.botMessages().map(({ text, buttons }) => [text, buttons.flat()[0]?.data]);
const looks = () => telegram.callsOf('editMessageReplyMarkup').length;

test('the lost message goes; what anybody wrote in between, and what is known to be ours, is left alone', async () => {
  hear('trim the pauses');
  const begun = strays.begin(ann.chat.id);
  await post('On it… (lost)', 'b1');
  strays.lose(begun, 'turn:status:0', keyboardOf('b1'));
  hear('are you there?');
  posted(await post('another answer', 'b2'), 'other');
  posted(await post('On it…', 'b3'), 'turn:status:0');
  await telegram.until(() => standing().length === 2, 'the lost one is gone');
  expect(standing()).toEqual([
    ['another answer', 'b2'],
    ['On it…', 'b3'],
  ]);
  expect(ann.chat.messages().filter(({ from }) => from !== 'bot')).toHaveLength(2);
  expect(looks()).toBe(1);
});

test('where Telegram had not made it, nothing goes', async () => {
  hear('trim the pauses');
  const begun = strays.begin(ann.chat.id);
  strays.lose(begun, 'turn:status:0', keyboardOf('b1'));
  hear('are you there?');
  posted(await post('On it…', 'b3'), 'turn:status:0');
  await telegram.until(() => looks() === 1, 'it was looked for');
  expect(standing()).toEqual([['On it…', 'b3']]);
  expect(telegram.callsOf('deleteMessage')).toEqual([]);
});

test.each([
  ['has no button of its own', undefined, 60_000],
  ['may stand among messages of an earlier process', keyboardOf('b1'), -60_000],
])('a lost message that %s is not looked for', async (_title, keyboard, agoMs) => {
  const { message_id: id } = ann.send('trim the pauses');
  strays.saw({ chat: ann.chat.id, id }, soonMs - 60_000 + agoMs);
  const begun = strays.begin(ann.chat.id);
  await post('On it… (lost)', 'b1');
  strays.lose(begun, 'turn:status:0', keyboard);
  posted(await post('On it…', 'b3'), 'turn:status:0');
  await new Promise((resolve) => setImmediate(resolve));
  expect(looks()).toBe(0);
});

test('however many came in between, only the last few are looked at', async () => {
  hear('trim the pauses');
  const begun = strays.begin(ann.chat.id);
  strays.lose(begun, 'turn:status:0', keyboardOf('b1'));
  for (let at = 0; at < 30; at++) hear(`hello ${at}`);
  posted(await post('On it…', 'b3'), 'turn:status:0');
  await telegram.until(() => looks() === 8, 'all were looked at');
  expect(standing()).toEqual([['On it…', 'b3']]);
});
