import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient, type TelegramClient } from '../../../../src/adapters/telegram/client.ts';
import { createStrays, type Strays } from '../../../../src/adapters/telegram/sending/strays.ts';
import { BotError } from '../../../../src/core/errors.ts';
import type { ThreadId } from '../../../../src/core/message.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import type { FakeTelegram, Person } from '../../../fakes/telegram/driven.ts';
import { openTelegram } from '../../../fakes/telegram/telegram.ts';
import { createTurnedClock } from '../../../fakes/turned-clock.ts';
import { openRig, say } from '../rig.ts';

const keyboardOf = (id: string) => ({ inline_keyboard: [[{ text: 'Cancel', callback_data: id }]] });

interface Said {
  readonly key?: string;
  readonly button?: string;
}

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

async function send(text: string, button?: string) {
  const markup = button === undefined ? {} : { reply_markup: keyboardOf(button) };
  const { message_id: id } = await client.calls.sendMessage(ann.chat.id, text, markup);
  return { chat: ann.chat.id, id };
}

function posting({ key, button }: Said, work: () => ReturnType<typeof send>) {
  const keyboard = button === undefined ? undefined : keyboardOf(button);
  const keyed = key === undefined ? {} : { key };
  return strays.posting({ chat: ann.chat.id, ...keyed, keyboard }, work);
}

const post = (text: string, said: Said) => posting(said, () => send(text, said.button));

/** The post of which nobody hears; `isMade` where Telegram did make the message. */
async function lose(text: string, said: Said, isMade = true): Promise<void> {
  const lost = posting(said, async () => {
    if (isMade) await send(text, said.button);
    throw new BotError('chat-unreachable', 'the connection broke');
  });
  await expect(lost).rejects.toThrow('the connection broke');
}

const standing = () =>
  ann.chat.botMessages().map(({ text, buttons }) => [text, buttons.flat()[0]?.data]);
const looks = () => telegram.callsOf('editMessageReplyMarkup').length;
const status = 'turn:status:0';
/** A look that was on its way has arrived by then: it was asked for before these. */
const soon = async () => {
  for (let call = 0; call < 3; call++) await client.calls.getMe();
};

test('the lost message goes; what anybody wrote in between, and what is known to be ours, is left alone', async () => {
  hear('trim the pauses');
  await post('another answer', { key: 'other', button: 'b2' });
  hear('are you there?');
  await lose('On it… (lost)', { key: status, button: 'b1' });
  hear('hello?');
  await post('On it…', { key: status, button: 'b3' });
  await telegram.until(() => standing().length === 2, 'the lost one is gone');
  expect(standing()).toEqual([
    ['another answer', 'b2'],
    ['On it…', 'b3'],
  ]);
  expect(ann.chat.messages().filter(({ from }) => from !== 'bot')).toHaveLength(3);
  expect(looks()).toBe(1);
});

test('where Telegram had not made it, nothing goes', async () => {
  hear('trim the pauses');
  await lose('', { key: status, button: 'b1' }, false);
  hear('are you there?');
  await post('On it…', { key: status, button: 'b3' });
  await telegram.until(() => looks() === 1, 'it was looked for');
  expect(standing()).toEqual([['On it…', 'b3']]);
  expect(telegram.callsOf('deleteMessage')).toEqual([]);
});

test.each([
  ['has no button of its own', {}, 60_000],
  ['may stand among messages of an earlier process', { button: 'b1' }, -60_000],
])('a lost message that %s is not looked for', async (_title, said, agoMs) => {
  const { message_id: id } = ann.send('trim the pauses');
  strays.saw({ chat: ann.chat.id, id }, soonMs - 60_000 + agoMs);
  await lose('On it… (lost)', { key: status, ...said });
  await post('On it…', { key: status, button: 'b3' });
  await soon();
  expect(looks()).toBe(0);
});

test('however many came in between, only the first few are looked at', async () => {
  hear('trim the pauses');
  await lose('', { key: status, button: 'b1' }, false);
  for (let at = 0; at < 30; at++) hear(`hello ${at}`);
  await post('On it…', { key: status, button: 'b3' });
  await telegram.until(() => looks() === 8, 'all were looked at');
  await soon();
  expect(looks()).toBe(8);
  expect(standing()).toEqual([['On it…', 'b3']]);
});

test('of a post that was lost twice both messages go', async () => {
  hear('trim the pauses');
  await lose('On it… (lost)', { key: status, button: 'b1' });
  await lose('On it… (lost again)', { key: status, button: 'b2' });
  await post('On it…', { key: status, button: 'b3' });
  await telegram.until(() => standing().length === 1, 'both are gone');
  expect(standing()).toEqual([['On it…', 'b3']]);
});

test('a message of another turn whose answer is still to come keeps its own buttons', async () => {
  hear('trim the pauses');
  await lose('', { key: status, button: 'b1' }, false);
  let answer: () => void = () => undefined;
  const whenAnswered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const slow = posting({ key: 'other', button: 'b2' }, async () => {
    const made = await send('another answer', 'b2');
    await whenAnswered;
    return made;
  });
  await telegram.until(() => standing().length === 1, 'Telegram has made it');
  await post('On it…', { key: status, button: 'b3' });
  await soon();
  answer();
  await slow;
  expect(looks()).toBe(0);
  expect(standing()).toEqual([
    ['another answer', 'b2'],
    ['On it…', 'b3'],
  ]);
});

test('a lost message of another turn keeps its own buttons', async () => {
  hear('trim the pauses');
  await lose('', { key: status, button: 'b1' }, false);
  await lose('your video is ready (lost)', {});
  await post('On it…', { key: status, button: 'b3' });
  await soon();
  expect(looks()).toBe(0);
  expect(standing()).toEqual([
    ['your video is ready (lost)', undefined],
    ['On it…', 'b3'],
  ]);
});

test('what another turn lost before does not keep a lost message from being found', async () => {
  hear('trim the pauses');
  await lose('your video is ready (lost)', {});
  hear('and again');
  await lose('On it… (lost)', { key: status, button: 'b1' });
  await post('On it…', { key: status, button: 'b3' });
  await telegram.until(() => standing().length === 2, 'the lost one is gone');
  expect(standing()).toEqual([
    ['your video is ready (lost)', undefined],
    ['On it…', 'b3'],
  ]);
});

test('what did not fit into a message of ours keeps no buttons of a lost one', async () => {
  const clock = createTurnedClock();
  const rig = await openRig({ telegram, clock });
  await rig.start();
  const thread: ThreadId = `telegram:${ann.chat.id}`;
  const cancel = [[{ id: 'b1', label: 'Cancel' }]];
  ann.send('trim the pauses');
  await telegram.until(() => clock.waiting > 1, 'the adapter waits whether more comes');
  await clock.turn(3_000);
  await rig.hears(({ text }) => text === 'trim the pauses');
  telegram.fail('sendMessage', { kind: 'reset-before' });
  await expect(
    rig.adapter.post(thread, say('On it…', { buttons: cancel }), status),
  ).rejects.toThrow();
  await rig.adapter.post(thread, say(`${'long '.repeat(1_000)}end`), 'other');
  await rig.adapter.post(thread, say('On it…', { buttons: cancel }), status);
  await soon();
  expect(looks()).toBe(0);
  expect(standing()).toHaveLength(3);
  await rig.close();
});
