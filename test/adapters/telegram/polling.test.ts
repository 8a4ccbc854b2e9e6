import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BotError } from '../../../src/core/errors.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import { createFastClock } from '../../chaos/fast-clock.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import type { FakeTelegram } from '../../fakes/telegram/driven.ts';
import { openTelegram } from '../../fakes/telegram/telegram.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';
import { findSoon, openRig, type Rig, type RigOptions } from './rig.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(options: RigOptions = {}): Promise<Rig> {
  const rig = await openRig(options);
  closing.push(rig.close);
  return rig;
}

async function openServer(): Promise<FakeTelegram> {
  const telegram = await openTelegram({ pace: 'none' });
  closing.push(telegram.close);
  return telegram;
}

/** The store of the program itself, on SQLite. */
async function openDisk(): Promise<Store> {
  const dir = await mkdtemp(join(tmpdir(), 'cutroom-telegram-'));
  const store = await openStore({ dir, log: createQuietLogger() });
  closing.push(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return store;
}

/** Between tries the bot waits for seconds. */
const fastClock = () => createFastClock(5, Date.now());
/** For parts of an album the bot waits a second: with this one, four. */
const slowClock = () => createFastClock(0.25, Date.now());
const texts = (rig: Rig) => rig.received.map(({ text }) => text);
const hears = (rig: Rig, text: string) => rig.hears((message) => message.text === text);

async function inboxOf({ store }: Rig): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of store.scan('adapter:telegram:')) {
    if (key.includes(':inbox:')) keys.push(key);
  }
  return keys;
}

describe('polling', () => {
  test('takes what was written while the bot was away, and drops a webhook but nothing with it', async () => {
    const rig = await open();
    const ada = rig.telegram.person('Ada');
    ada.send('before the start');
    await rig.start();
    await hears(rig, 'before the start');
    expect(rig.telegram.callsOf('deleteWebhook')[0]?.params).toMatchObject({
      drop_pending_updates: false,
    });
    expect(rig.adapter.trouble()).toBeUndefined();
  });

  test('confirms an update only once it is safe', async () => {
    let isFull = true;
    const store = createMemoryStore((name) => {
      if (isFull && name === 'putIfAbsent') throw new BotError('store-full', 'no room');
    });
    const rig = await open({
      clock: fastClock(),
      store,
      receive: async () => {
        if (isFull) throw new BotError('store-full', 'no room');
      },
    });
    rig.telegram.person('Ada').send('keep me');
    await rig.start();
    await rig.telegram.until(() => rig.telegram.callsOf('getUpdates').length > 0, 'a poll');
    await findSoon(() =>
      rig.lines.some(({ message }) => message === 'a poll failed') ? true : undefined,
    );
    expect(rig.telegram.pendingUpdates()).toBe(1);
    isFull = false;
    await hears(rig, 'keep me');
    await rig.telegram.until(() => rig.telegram.pendingUpdates() === 0, 'it is confirmed');
  });

  test('leaves nothing on disk of what people wrote, once the bot has it', async () => {
    let letIn = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    const rig = await open({ store: await openDisk(), receive: () => gate });
    await rig.start();
    const ada = rig.telegram.person('Ada');
    ada.send('one');
    ada.sendAlbum([
      { video: { sizeBytes: 9, name: 'a.mp4' } },
      { video: { sizeBytes: 9, name: 'b.mp4' } },
    ]);
    await expect.poll(() => inboxOf(rig), { interval: 5 }).not.toEqual([]);
    letIn();
    await rig.hears(({ attachments }) => attachments.length === 2);
    await expect.poll(() => inboxOf(rig)).toEqual([]);
  });
});

describe('a program that dies', () => {
  test('between taking and handing over loses nothing', async () => {
    const telegram = await openServer();
    const store = createMemoryStore();
    const dying = await openRig({ telegram, store, receive: () => new Promise(() => undefined) });
    telegram.person('Ada').send('/status');
    await dying.start();
    await telegram.until(() => telegram.pendingUpdates() === 0, 'it was taken');
    const next = await open({ telegram, store });
    await next.start();
    await findSoon(() => next.received.find(({ command }) => command?.name === 'status'));
  });

  test('amid an album keeps its parts, and joins them with those that come after it', async () => {
    const telegram = await openServer();
    const store = await openDisk();
    const items = Array.from({ length: 4 }, (_, at) => ({
      video: { sizeBytes: 9, name: `${at}.mp4` },
    }));
    const dying = await openRig({ telegram, store, clock: slowClock() });
    await dying.start();
    telegram.person('Ada').sendAlbum(items, { splitAfter: 2, restAfterMs: 400 });
    await telegram.until(() => telegram.confirmedBelow() > 0, 'two were taken');
    await dying.adapter.stop();
    expect(dying.received).toEqual([]);
    const next = await open({ telegram, store, clock: slowClock() });
    await next.start();
    const heard = await next.hears(({ attachments }) => attachments.length > 0);
    expect(heard.attachments.map(({ name }) => name)).toEqual(['0.mp4', '1.mp4', '2.mp4', '3.mp4']);
  });
});

describe('polling again', () => {
  test('hears an update once that Telegram gives twice', async () => {
    const rig = await open();
    const ada = rig.telegram.person('Ada');
    await rig.start();
    ada.send('once');
    await hears(rig, 'once');
    rig.telegram.redeliver();
    ada.send('after');
    await hears(rig, 'after');
    expect(texts(rig)).toEqual(['once', 'after']);
  });

  test('goes on where it was, under the id of its own bot', async () => {
    const telegram = await openServer();
    const store = createMemoryStore();
    const first = await openRig({ telegram, store });
    await first.start();
    telegram.person('Ada').send('hello');
    await hears(first, 'hello');
    await telegram.until(() => telegram.pendingUpdates() === 0, 'it is confirmed');
    await first.adapter.stop();
    const offset = telegram.confirmedBelow();
    const seen = telegram.callsOf('getUpdates').length;
    const second = await open({ telegram, store });
    await second.start();
    await telegram.until(() => telegram.callsOf('getUpdates').length > seen, 'a poll');
    expect(telegram.callsOf('getUpdates')[seen]?.params['offset']).toBe(offset);
    await second.adapter.stop();
    const other = await openTelegram({
      pace: 'none',
      token: '7000000999:AAother_0123456789abcdefghijklm',
    });
    closing.push(other.close);
    const stranger = await open({ telegram: other, store });
    await stranger.start();
    await other.until(() => other.callsOf('getUpdates').length > 0, 'a poll');
    expect(other.callsOf('getUpdates')[0]?.params).not.toHaveProperty('offset');
  });
});

describe('trouble with Telegram', () => {
  test('at the start is told and outlasted', async () => {
    const rig = await open({ clock: fastClock() });
    rig.telegram.fail('getMe', { kind: 'reset-before' });
    rig.telegram.person('Ada').send('hello');
    await rig.start();
    expect(rig.adapter.trouble()).toBeDefined();
    await hears(rig, 'hello');
    expect(rig.adapter.trouble()).toBeUndefined();
  });

  test.each([
    ['a reset', { kind: 'reset-before' }],
    ['an answer that is lost', { kind: 'reset-after' }],
    ['a proxy that stands before nothing', { kind: 'bad-gateway' }],
    ['a pause', { kind: 'too-many', retryAfterSeconds: 1 }],
  ] as const)('while polling, as %s, loses nothing', async (_name, fault) => {
    const rig = await open({ clock: fastClock() });
    rig.telegram.fail('getUpdates', fault);
    await rig.start();
    rig.telegram.person('Ada').send('hello');
    await hears(rig, 'hello');
    expect(texts(rig)).toEqual(['hello']);
  });

  test('as a second program that polls is told to operators, and waited out', async () => {
    const rig = await open({ clock: fastClock() });
    await rig.start();
    await rig.telegram.until(() => rig.telegram.callsOf('getUpdates').length > 0, 'a poll');
    rig.telegram.fail('getUpdates', {
      kind: 'refuse',
      code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    const ada = rig.telegram.person('Ada');
    ada.send('one');
    await findSoon(() => (rig.host.told.length > 0 ? true : undefined));
    expect(rig.host.told).toEqual(['telegram-second-poller']);
    expect(rig.adapter.trouble()).toContain('another program');
    ada.send('two');
    await hears(rig, 'two');
    expect(texts(rig)).toEqual(['one', 'two']);
    await findSoon(() => (rig.adapter.trouble() === undefined ? true : undefined));
  });

  test('as a webhook that somebody set is taken away', async () => {
    const rig = await open({ clock: fastClock() });
    await rig.start();
    await rig.telegram.until(() => rig.telegram.callsOf('getUpdates').length > 0, 'a poll');
    const setWebhook = `${rig.telegram.apiRoot}/bot${rig.telegram.token}/setWebhook`;
    await fetch(setWebhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://elsewhere.example/hook' }),
    });
    rig.telegram.person('Ada').send('hello');
    await hears(rig, 'hello');
  });
});

describe('trouble that lasts', () => {
  test('as a token that is refused is told, and Telegram is left alone', async () => {
    const clock = createTurnedClock();
    const rig = await open({ clock });
    rig.telegram.revokeToken();
    await rig.start();
    await findSoon(() => (rig.host.told.length > 0 ? true : undefined));
    expect(rig.host.told).toEqual(['telegram-token-refused']);
    expect(rig.adapter.trouble()).toContain('TELEGRAM_BOT_TOKEN');
    const before = rig.telegram.calls.length;
    await clock.turn(9 * 60_000);
    expect(rig.telegram.calls).toHaveLength(before);
  });

  test('as silence is noticed, and polling begins anew with fresh connections', async () => {
    const clock = createTurnedClock();
    const rig = await open({ clock });
    rig.telegram.fail('getUpdates', { kind: 'hang' });
    await rig.start();
    await rig.telegram.until(() => rig.telegram.callsOf('getUpdates').length === 1, 'a poll');
    rig.telegram.person('Ada').send('/status');
    const heard = rig.hears(({ command }) => command?.name === 'status');
    await clock.until(heard);
    expect(rig.lines.map(({ message }) => message)).toContain('a poll failed');
  });

  test('never shows the token to anybody', async () => {
    const rig = await open({ clock: fastClock() });
    rig.telegram.fail('getMe', { kind: 'reset-before' });
    rig.telegram.fail('getUpdates', { kind: 'bad-gateway' });
    await rig.start();
    rig.telegram.person('Ada').send('hello');
    await hears(rig, 'hello');
    const secret = rig.telegram.token.split(':')[1] ?? '';
    expect(secret.length).toBeGreaterThan(20);
    expect(rig.lines.length).toBeGreaterThan(2);
    for (const line of rig.lines) expect(describeDeeply(line)).not.toContain(secret);
  });
});

/** Everything that a log could print, errors with their causes included. */
function describeDeeply(value: unknown): string {
  if (value instanceof Error) {
    const own = Object.values(value).map(describeDeeply).join(' ');
    return `${value.stack} ${value.message} ${own} ${describeDeeply(value.cause)}`;
  }
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(describeDeeply).join(' ');
  return String(value);
}
