import type { Message } from 'grammy/types';
import { createEditorClient } from '../../../src/adapters/editor/client.ts';
import { createTelegramAdapter } from '../../../src/adapters/telegram/adapter.ts';
import { createBot } from '../../../src/core/bot.ts';
import type { BotSettings } from '../../../src/core/settings.ts';
import { createForeignFetch } from '../../../src/net/foreign-fetch.ts';
import { createFastClock } from '../../chaos/fast-clock.ts';
import { createFakeBackend, type FakeBackend } from '../../fakes/backend/server.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { openSettings } from '../../fakes/open-settings.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../../fakes/seeded.ts';
import type { FakeTelegram, Place, TelegramOptions } from '../../fakes/telegram/driven.ts';
import type { SeenMessage } from '../../fakes/telegram/seen.ts';
import { openTelegram } from '../../fakes/telegram/telegram.ts';

/** Bot and adapter as they are, between a stand-in platform and a stand-in backend, in time that goes faster. */
export interface World {
  readonly telegram: FakeTelegram;
  readonly backend: FakeBackend;
  /** Of Telegram and bot alike. */
  now(): number;
  /** Seconds of the world's time. */
  pass(seconds: number): Promise<void>;
  /** The one message that carries a video. */
  result(place: Place): Promise<SeenMessage>;
  /** The first message that says this. */
  said(place: Place, text: RegExp): Promise<SeenMessage>;
  /** The reply that rings. */
  rung(place: Place, asked: Message): Promise<SeenMessage>;
  /** Resolves when no turn is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A minute is three seconds. */
const speed = 20;
const patienceMs = 60_000;

export async function openWorld(
  options: TelegramOptions = {},
  wish: (telegram: FakeTelegram) => Partial<BotSettings> = () => ({}),
): Promise<World> {
  const clock = createFastClock(speed, Date.now());
  const telegram = await openTelegram({ pace: 'none', now: clock.now, ...options });
  const backend = await createFakeBackend({ hasLinks: false, pollsUntilDone: 2 });
  const log = createQuietLogger();
  const store = createMemoryStore();
  const ids = createSeededIds(1);
  const random = createSeededRandom(1);
  const adapter = createTelegramAdapter(
    { token: telegram.token, apiRoot: telegram.apiRoot },
    { clock, ids, random, log, store },
  );
  const editor = createEditorClient(
    { baseUrl: backend.url, skillVersion: '0.0.0', skillPlatform: 'test' },
    { log, clock, ids, foreignFetch: createForeignFetch({ allow: [] }) },
  );
  const bot = createBot({
    ...{ adapters: [adapter], editor, store, clock, ids, random, log },
    settings: { ...settings, ...wish(telegram) },
  });
  await bot.resume();
  await adapter.start(bot);

  async function find(of: () => SeenMessage | undefined, about: string): Promise<SeenMessage> {
    await telegram.until(() => of() !== undefined, about, patienceMs);
    const found = of();
    if (found === undefined) throw new Error(`${about} is gone again`);
    return found;
  }
  return {
    telegram,
    backend,
    now: clock.now,
    pass: (seconds) => clock.sleep(seconds * 1_000, new AbortController().signal),
    result: (place) => find(() => resultsIn(place)[0], 'a result'),
    said: (place, text) =>
      find(() => place.botMessages().find((each) => text.test(each.text)), String(text)),
    rung: (place, { message_id: id }) =>
      find(
        () => place.botMessages().find((each) => each.replyTo === id && !each.isSilent),
        'a ring',
      ),
    settled: bot.whenIdle,
    async close() {
      await adapter.stop();
      await bot.stop(0);
      await telegram.close();
      await backend.close();
    },
  };
}

export function resultsIn(place: Place): readonly SeenMessage[] {
  return place.botMessages().filter(({ media }) => media?.kind === 'video');
}

const settings: BotSettings = { ...openSettings, turnsAtOnce: 5, turnsPerDay: 1_000 };
