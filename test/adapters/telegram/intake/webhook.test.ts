import { afterEach, describe, expect, test } from 'vitest';
import { createSystemClock } from '../../../../src/adapters/system/system-clock.ts';
import {
  createTelegramAdapter,
  type TelegramAdapter,
} from '../../../../src/adapters/telegram/adapter.ts';
import { createRoute } from '../../../../src/adapters/telegram/intake/webhook.ts';
import { BotError } from '../../../../src/core/errors.ts';
import type { InboundMessage } from '../../../../src/core/message.ts';
import type { Store } from '../../../../src/core/ports/store.ts';
import { createPublicListener } from '../../../../src/public/listener.ts';
import { createFakeHost } from '../../../fakes/fake-host.ts';
import { createMemoryStore } from '../../../fakes/memory-store.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../../../fakes/seeded.ts';
import { openTelegram } from '../../../fakes/telegram/telegram.ts';
import { findSoon } from '../rig.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const secret = 'a-Secret_of-32-characters-0123456';
const publicUrl = 'https://bot.example';
const path = '/telegram';

interface Opened {
  readonly store?: Store;
  readonly receive?: (message: InboundMessage) => Promise<void>;
}

/** Telegram, the public listener and the adapter's route in it, connected as outside. */
async function open({ store = createMemoryStore(), receive }: Opened = {}) {
  const adapterOf: { current?: TelegramAdapter } = {};
  const log = createQuietLogger();
  const listener = createPublicListener(
    { host: '127.0.0.1', port: 0 },
    {
      log,
      health: [],
      now: Date.now,
      routes: [
        {
          method: 'POST',
          path,
          maxBodyBytes: 1_000_000,
          handle: async (request) =>
            (await adapterOf.current?.route?.handle(request)) ?? { status: 503 },
        },
      ],
    },
  );
  const { url } = await listener.listen();
  closing.push(() => listener.close());
  const telegram = await openTelegram({
    pace: 'none',
    webhookRetryMs: 20,
    reverseProxy: { [publicUrl]: url },
  });
  closing.push(telegram.close);
  const connect = () =>
    createTelegramAdapter(
      {
        token: telegram.token,
        apiRoot: telegram.apiRoot,
        webhook: { url: `${publicUrl}${path}`, path, secret },
      },
      {
        clock: createSystemClock(),
        ids: createSeededIds(1),
        random: createSeededRandom(1),
        log,
        store,
      },
    );
  const received: InboundMessage[] = [];
  const host = createFakeHost(async (message) => {
    await receive?.(message);
    received.push(message);
  });
  const start = async () => {
    const adapter = connect();
    adapterOf.current = adapter;
    closing.push(() => adapter.stop());
    await adapter.start(host);
    await findSoon(() => (adapter.trouble() === undefined ? true : undefined));
    return adapter;
  };
  return { telegram, url, received, start };
}

const hears = (received: readonly InboundMessage[], text: string) =>
  findSoon(() => received.find((message) => message.text === text));

describe('a webhook', () => {
  test('is set with its secret and the kinds of updates that are wanted, and brings them', async () => {
    const { telegram, received, start } = await open();
    await start();
    expect(telegram.webhook()).toEqual({
      url: `${publicUrl}${path}`,
      secret,
      allowed: ['message', 'edited_message', 'callback_query'],
    });
    telegram.person('Ada').send('hello');
    await hears(received, 'hello');
    await telegram.until(() => telegram.pendingUpdates() === 0, 'it was taken');
    expect(telegram.callsOf('getUpdates')).toEqual([]);
  });

  test('is left alone by the next start where it is the same', async () => {
    const { telegram, start } = await open();
    await (await start()).stop();
    await start();
    expect(telegram.callsOf('setWebhook')).toHaveLength(1);
  });

  test('joins an album that comes in ten requests', async () => {
    const { telegram, received, start } = await open();
    await start();
    const items = Array.from({ length: 10 }, (_, at) => ({
      video: { sizeBytes: 9, name: `${at}.mp4` },
    }));
    telegram.person('Ada').sendAlbum(items);
    const heard = await findSoon(() => received.find(({ attachments }) => attachments.length > 0));
    expect(heard.attachments).toHaveLength(10);
  });

  test('loses nothing that came while the program was away', async () => {
    const { telegram, received, start } = await open();
    await (await start()).stop();
    telegram.person('Ada').send('while you were away');
    await start();
    await hears(received, 'while you were away');
    expect(received).toHaveLength(1);
  });
});

describe('a webhook in trouble', () => {
  test('answers 503 while nothing can be written, and Telegram brings it again', async () => {
    let isFull = true;
    const store = createMemoryStore((name, key) => {
      if (isFull && name === 'putIfAbsent' && key.includes(':inbox:')) {
        throw new BotError('store-full', 'no room');
      }
    });
    const { telegram, received, start } = await open({
      store,
      receive: async () => {
        if (isFull) throw new BotError('store-full', 'no room');
      },
    });
    await start();
    telegram.person('Ada').send('keep me');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(telegram.pendingUpdates()).toBe(1);
    isFull = false;
    await hears(received, 'keep me');
    expect(received).toHaveLength(1);
  });

  test('hands over an update once that comes twice', async () => {
    const { telegram, received, start } = await open();
    await start();
    const ada = telegram.person('Ada');
    ada.send('once');
    await hears(received, 'once');
    telegram.redeliver();
    ada.send('after');
    await hears(received, 'after');
    expect(received.map(({ text }) => text)).toEqual(['once', 'after']);
  });
});

describe('what is sent to a webhook by others', () => {
  const update = { update_id: 1, message: { message_id: 1, text: 'hi' } };
  const post = async (headers: Record<string, string>, body = JSON.stringify(update)) => {
    const { url, received, start } = await open();
    await start();
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body });
    return { status: answer.status, received };
  };
  const json = { 'content-type': 'application/json' };
  const signed = { ...json, 'x-telegram-bot-api-secret-token': secret };

  test.each([
    ['no secret', json],
    ['another secret', { ...json, 'x-telegram-bot-api-secret-token': 'guess' }],
    [
      'the start of the secret',
      { ...json, 'x-telegram-bot-api-secret-token': secret.slice(0, -1) },
    ],
    ['more than the secret', { ...json, 'x-telegram-bot-api-secret-token': `${secret}6` }],
    [
      'more than any secret',
      { ...json, 'x-telegram-bot-api-secret-token': secret.padEnd(1_000, '6') },
    ],
    ['nothing as the secret', { ...json, 'x-telegram-bot-api-secret-token': '' }],
  ])('with %s is refused', async (_name, headers) => {
    expect(await post(headers)).toEqual({ status: 401, received: [] });
  });

  test('is taken with the longest secret that there can be, and refused with a longer one', async () => {
    const longest = 'a'.repeat(256);
    const { handle } = createRoute(
      { url: publicUrl, path, secret: longest },
      createQuietLogger(),
      async () => undefined,
    );
    const body = Buffer.from(JSON.stringify(update));
    const ask = (shown: string) =>
      handle({ headers: { 'x-telegram-bot-api-secret-token': shown }, body });
    expect(await ask(longest)).toEqual({ status: 200 });
    expect(await ask(`${longest}a`)).toEqual({ status: 401 });
    expect(await ask('a'.repeat(255))).toEqual({ status: 401 });
  });

  test('is refused where it is no update', async () => {
    expect((await post(signed, 'not json')).status).toBe(400);
    expect((await post(signed, '{"update_id":"x"}')).status).toBe(400);
    expect((await post(signed, 'null')).status).toBe(400);
  });

  test('is taken and ignored where it is an update of a kind that nobody knows yet', async () => {
    const body = JSON.stringify({ update_id: 7, telepathy: { from: { id: 1 } }, more: [1] });
    expect((await post(signed, body)).status).toBe(200);
  });

  test('is refused where it is larger than any update', async () => {
    expect((await post(signed, `{"update_id":1,"x":"${'y'.repeat(1_100_000)}"}`)).status).toBe(413);
  });
});
