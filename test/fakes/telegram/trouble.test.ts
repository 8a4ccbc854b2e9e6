import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import { openApi, refusalOf, wordsOf } from './bare-bot.ts';
import type { FakeTelegram, TelegramOptions } from './driven.ts';
import { openTelegram } from './telegram.ts';

const opened: FakeTelegram[] = [];

async function open(options: TelegramOptions = {}) {
  const telegram = await openTelegram(options);
  opened.push(telegram);
  const ann = telegram.person('Ann');
  ann.send('/start');
  return { telegram, ann, chat: ann.chat.id, api: openApi(telegram, { timeoutSeconds: 1 }) };
}

afterEach(async () => {
  for (const telegram of opened.splice(0)) await telegram.close();
});

describe('the script of faults', () => {
  it('closes a chat for the pause of a 429, with what is left of it', async () => {
    let now = 1_000_000;
    const { telegram, api, chat } = await open({ now: () => now });
    telegram.fail('sendMessage', { kind: 'too-many', retryAfterSeconds: 3 });
    expect(await refusalOf(api.sendMessage(chat, 'one'))).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    });
    now += 1_500;
    expect(await wordsOf(api.sendMessage(chat, 'two'))).toBe('Too Many Requests: retry after 2');
    now += 1_500;
    await expect(api.sendMessage(chat, 'three')).resolves.toMatchObject({ text: 'three' });
  });

  it('breaks a connection before the effect or after it', async () => {
    const { telegram, api, chat, ann } = await open();
    telegram.fail('sendMessage', { kind: 'reset-before' });
    telegram.fail('sendMessage', { kind: 'reset-after' });
    await expect(api.sendMessage(chat, 'lost')).rejects.toBeInstanceOf(HttpError);
    expect(ann.chat.botMessages()).toEqual([]);
    await expect(api.sendMessage(chat, 'there')).rejects.toBeInstanceOf(HttpError);
    expect(ann.chat.botMessages()).toMatchObject([{ text: 'there' }]);
    expect(telegram.callsOf('sendMessage').map(({ status }) => status)).toEqual([0, 0]);
  });

  it('hangs, is slow, or answers as what stands before Telegram does', async () => {
    const { telegram, api, chat, ann } = await open();
    telegram.fail('sendMessage', { kind: 'hang-after' });
    await expect(api.sendMessage(chat, 'unheard')).rejects.toBeInstanceOf(HttpError);
    expect(ann.chat.botMessages()).toMatchObject([{ text: 'unheard' }]);
    telegram.fail('sendMessage', { kind: 'bad-gateway' });
    await expect(api.sendMessage(chat, 'x')).rejects.toThrow();
    telegram.fail('sendMessage', {
      kind: 'refuse',
      code: 500,
      description: 'Internal Server Error',
    });
    expect(await refusalOf(api.sendMessage(chat, 'x'))).toMatchObject({ error_code: 500 });
    telegram.fail('sendMessage', { kind: 'slow', ms: 50, when: ({ text }) => text === 'slow' });
    await api.sendMessage(chat, 'quick');
    await api.sendMessage(chat, 'slow');
    expect(ann.chat.botMessages()).toHaveLength(3);
  });
});

describe('the pace', () => {
  it('lets a small burst into a private chat, then one message a second', async () => {
    let now = 1_000_000;
    const { api, chat } = await open({ now: () => now });
    for (let sent = 0; sent < 6; sent++) await api.sendMessage(chat, 'x');
    expect(await wordsOf(api.sendMessage(chat, 'x'))).toBe('Too Many Requests: retry after 1');
    now += 1_000;
    await expect(api.sendMessage(chat, 'x')).resolves.toBeDefined();
  });

  it('lets twenty messages and twenty edits a minute into a group', async () => {
    let now = 1_000_000;
    const { telegram, api } = await open({ now: () => now });
    const group = telegram.supergroup('Crew');
    let id = 0;
    for (let sent = 0; sent < 20; sent++) {
      id = (await api.sendMessage(group.id, `m${sent}`)).message_id;
      await api.editMessageText(group.id, id, `e${sent}`);
      now += 100;
    }
    expect(await wordsOf(api.editMessageText(group.id, id, 'more'))).toBe(
      'Too Many Requests: retry after 58',
    );
    now += 58_000;
    await expect(api.editMessageText(group.id, id, 'more')).resolves.toBeDefined();
  });
});

describe('a webhook', () => {
  const seen: { readonly update: Update; readonly secret: unknown }[] = [];
  const statuses: number[] = [];
  let hook: Server | undefined;

  afterEach(() => {
    seen.length = 0;
    hook?.close();
    hook?.closeAllConnections();
  });

  async function listen(): Promise<string> {
    hook = createServer((request, response) => {
      void json(request).then((body) => {
        // Proof: the stand-in alone posts here.
        const update = body as Update;
        seen.push({ update, secret: request.headers['x-telegram-bot-api-secret-token'] });
        response.writeHead(statuses.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => hook?.listen(0, '127.0.0.1', resolve));
    // Proof: a server that listens on a TCP port has an AddressInfo.
    return `http://127.0.0.1:${(hook.address() as AddressInfo).port}`;
  }

  it('gets updates with its secret, in the order of a chat, again until it accepts them', async () => {
    const inside = await listen();
    const { telegram, api, ann } = await open({
      reverseProxy: { 'https://bot.example': inside },
      webhookRetryMs: 5,
    });
    statuses.push(200, 500, 503);
    await api.setWebhook('https://bot.example/hook', { secret_token: 'a-Secret_1' });
    ann.send('two');
    await telegram.until(() => telegram.pendingUpdates() === 0, 'all are accepted');
    const texts = seen.map(({ update }) => update.message?.text);
    expect(texts).toEqual(['/start', 'two', 'two', 'two']);
    expect(new Set(seen.map(({ secret }) => secret))).toEqual(new Set(['a-Secret_1']));
    expect(await api.getWebhookInfo()).toMatchObject({
      url: 'https://bot.example/hook',
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 503',
    });
  });

  it('must be public and not be set twice in a second', async () => {
    const { api } = await open();
    expect(await wordsOf(api.setWebhook('http://bot.example/hook'))).toBe(
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    );
    expect(await wordsOf(api.setWebhook('https://bot.example/hook'))).toBe(
      'Too Many Requests: retry after 1',
    );
  });
});

describe('an own Bot API server', () => {
  it('puts files on its disk and tells their absolute paths', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'cutroom-telegram-'));
    const { api, ann } = await open({ local: { dir } });
    const { video } = ann.send({ video: { sizeBytes: 21 * 2 ** 20, name: 'big.mov' } });
    const { file_path: path = '' } = await api.getFile(video?.file_id ?? '');
    expect(path.startsWith(dir)).toBe(true);
    expect((await readFile(path)).length).toBe(21 * 2 ** 20);
    await rm(dir, { recursive: true });
  });
});

describe('the commands', () => {
  it("are shown in a person's language", async () => {
    const { telegram, api } = await open();
    const commands = (description: string) => [{ command: 'credits', description }];
    await api.setMyCommands(commands('What is left'));
    await api.setMyCommands(commands('还剩多少'), { language_code: 'zh' });
    expect(telegram.menu('zh')).toEqual(commands('还剩多少'));
    expect(telegram.menu('fr')).toEqual(commands('What is left'));
    expect(await wordsOf(api.setMyCommands([{ command: 'Bad Name', description: 'x' }]))).toBe(
      'Bad Request: BOT_COMMAND_INVALID',
    );
  });
});
