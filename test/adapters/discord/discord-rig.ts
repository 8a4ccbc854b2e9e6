import { expect, onTestFinished } from 'vitest';
import {
  createDiscordAdapter,
  type DiscordAdapterSettings,
} from '../../../src/adapters/discord/adapter.ts';
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts';
import type { InboundMessage, OutboundFile, OutboundMessage } from '../../../src/core/message.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { settingsOn } from '../../fakes/discord/bot-settings.ts';
import { type FakeDiscord, openDiscord } from '../../fakes/discord/discord.ts';
import type { FakeDiscordOptions } from '../../fakes/discord/discord-options.ts';
import { createFakeHost } from '../../fakes/fake-host.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../../fakes/seeded.ts';

export interface RigOptions {
  readonly discord?: FakeDiscordOptions;
  readonly settings?: Partial<DiscordAdapterSettings>;
  /** What the core would say to a message; it is safe with it by default. */
  readonly receive?: (message: InboundMessage) => Promise<void>;
  readonly clock?: Clock;
}

export type Rig = Awaited<ReturnType<typeof openRig>>;

/** The adapter on a stand-in Discord, with one server, one channel and two people. All end with the test. */
export async function openRig(options: RigOptions = {}) {
  const discord = await openDiscord(options.discord);
  const store = createMemoryStore();
  const guild = discord.addGuild('Film club');
  const channel = guild.addChannel('cuts');
  const ana = discord.addPerson('Ana');
  const ben = discord.addPerson('Ben', { locale: 'zh-CN' });
  guild.join(ana);
  guild.join(ben);
  const bot = openBot(discord, store, options);
  onTestFinished(async () => {
    await bot.adapter.stop();
    await discord.close();
  });
  return {
    ...bot,
    discord,
    store,
    guild,
    channel,
    ana,
    ben,
    /** The same bot again, with what it has stored: after a restart. */
    again: (more: RigOptions = {}) => openBot(discord, store, { ...options, ...more }),
  };
}

export function openBot(discord: FakeDiscord, store: Store, options: RigOptions = {}) {
  const received: InboundMessage[] = [];
  const log = createQuietLogger();
  const adapter = createDiscordAdapter(
    { ...settingsOn(discord), ...options.settings },
    {
      clock: options.clock ?? createSystemClock(),
      ids: createSeededIds(1),
      random: createSeededRandom(1),
      log,
      store,
    },
  );
  const host = createFakeHost(async (message) => {
    await options.receive?.(message);
    received.push(message);
  });
  return {
    adapter,
    host,
    received,
    log,
    start: () => adapter.start(host),
    /** The first message that fits, as soon as it has come. */
    async heard(fits: (message: InboundMessage) => boolean): Promise<InboundMessage> {
      await expect.poll(() => received.some(fits)).toBe(true);
      const found = received.find(fits);
      if (found === undefined) throw new Error('nothing was heard');
      return found;
    },
    warnings: () => log.lines.filter(({ level }) => level === 'warn' || level === 'error'),
  };
}

export function say(text: string, more: Partial<OutboundMessage> = {}): OutboundMessage {
  return { text, silent: true, visibility: 'all', ...more };
}

export function replyTo(message: InboundMessage): Pick<OutboundMessage, 'replyTo'> {
  return { replyTo: { thread: message.thread.id, messageId: message.id } };
}

export function createFile(sizeBytes: number, fill = 7): OutboundFile {
  return {
    kind: 'video',
    name: 'cut.mp4',
    mimeType: 'video/mp4',
    sizeBytes,
    async *open() {
      for (let sent = 0; sent < sizeBytes; sent += 65_536) {
        yield new Uint8Array(Math.min(65_536, sizeBytes - sent)).fill(fill);
      }
    },
  };
}

export async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Somebody has said hello in the channel, and the bot is about to answer. */
export async function openStarted(options: RigOptions = {}) {
  const rig = await openRig(options);
  await rig.start();
  return rig;
}

export async function openGreeted(options: RigOptions = {}) {
  const rig = await openStarted(options);
  await rig.ana.send(rig.channel, `${rig.discord.bot.mention} hello`);
  const message = await rig.heard(({ text }) => text === 'hello');
  return { ...rig, message, thread: message.thread.id };
}
