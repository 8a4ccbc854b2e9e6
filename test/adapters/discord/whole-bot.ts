import { expect, onTestFinished } from 'vitest';
import {
  createDiscordAdapter,
  type DiscordAdapterSettings,
} from '../../../src/adapters/discord/adapter.ts';
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts';
import { createBot } from '../../../src/core/bot.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import type { BotSettings } from '../../../src/core/settings.ts';
import type { SettledTurn } from '../../../src/core/turn/settled-turn.ts';
import { createFastClock } from '../../chaos/fast-clock.ts';
import { settingsOn } from '../../fakes/discord/bot-settings.ts';
import type { FakeChannel, FakePerson } from '../../fakes/discord/cast.ts';
import { openDiscord } from '../../fakes/discord/discord.ts';
import type { FakeDiscordOptions } from '../../fakes/discord/discord-options.ts';
import type { SeenMessage } from '../../fakes/discord/seen.ts';
import { createFakeEditor, type FakeEditorOptions } from '../../fakes/fake-editor.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { openSettings } from '../../fakes/open-settings.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../../fakes/seeded.ts';

export interface WholeBotOptions {
  readonly discord?: FakeDiscordOptions;
  readonly adapter?: Partial<DiscordAdapterSettings>;
  readonly bot?: Partial<BotSettings>;
  readonly editor?: Partial<FakeEditorOptions>;
  /** How much faster time goes for the core and the backend; the adapter and Discord keep real time. */
  readonly speed?: number;
  readonly wrapStore?: (store: Store) => Store;
  readonly isStarted?: boolean;
}

export type WholeBot = Awaited<ReturnType<typeof openWholeBot>>;

/** The usual pace of writing would only make tests wait; those about limits set their own. */
const unhurried: FakeDiscordOptions = { messagesPerWindow: 100 };
export const patiently = { interval: 20 };
export const clip = { name: 'walk.mp4', bytes: new Uint8Array(4_000).fill(3) };

/** The real core and the real adapter on a stand-in Discord; behind them a backend in memory. All end with the test. */
export async function openWholeBot(options: WholeBotOptions = {}) {
  const discord = await openDiscord({ ...unhurried, ...options.discord });
  const guild = discord.addGuild('Film club');
  const channel = guild.addChannel('cuts');
  const [ana, ben] = [discord.addPerson('Ana'), discord.addPerson('Ben')];
  const memory = createMemoryStore();
  const store = options.wrapStore?.(memory) ?? memory;
  const clock = createFastClock(options.speed ?? 20, Date.now());
  const editor = createFakeEditor({ clock, hasLinks: false, ...options.editor });
  const log = createQuietLogger();
  const settled: SettledTurn[] = [];
  const ids = createSeededIds(1);
  const random = createSeededRandom(1);
  const adapter = createDiscordAdapter(
    { ...settingsOn(discord), ...options.adapter },
    { clock: createSystemClock(), ids, random, log, store },
  );
  const bot = createBot({
    adapters: [adapter],
    editor,
    store,
    clock,
    ids,
    random,
    log,
    settings: { ...openSettings, ...options.bot },
    onSettled: (turn) => void settled.push(turn),
  });
  await bot.resume();
  if (options.isStarted !== false) await adapter.start(bot);
  const whole = { discord, guild, channel, ana, ben, editor, log, settled, bot, adapter };
  onTestFinished(async () => {
    await adapter.stop();
    await bot.stop(0);
    await discord.close();
  });
  return { ...whole, ...createTalk(whole) };
}

interface Parts {
  readonly discord: Awaited<ReturnType<typeof openDiscord>>;
  readonly channel: FakeChannel;
  readonly ana: FakePerson;
}

function createTalk({ discord, channel, ana }: Parts) {
  const answersTo = ({ id }: SeenMessage) =>
    discord.saidByBot().filter(({ repliesTo }) => repliesTo === id);
  return {
    answersTo,
    /** Ana asks in the channel, by name, with a clip. */
    ask: (words = 'trim the pauses') =>
      ana.send(channel, { content: `${discord.bot.mention} ${words}`, attachments: [clip] }),
    /** The bot's message that answers this one and holds a film. */
    async filmFor(asked: SeenMessage): Promise<SeenMessage> {
      const films = () => answersTo(asked).filter(hasFilm);
      await expect.poll(() => films().length, patiently).toBe(1);
      const [film] = films();
      if (film === undefined) throw new Error('no film came');
      return film;
    },
    /** Resolves when the bot has begun to answer. */
    async statusOf(asked: SeenMessage): Promise<SeenMessage> {
      await expect.poll(() => answersTo(asked).length, patiently).toBeGreaterThan(0);
      const [status] = answersTo(asked);
      if (status === undefined) throw new Error('no status came');
      return status;
    },
  };
}

export function hasFilm({ attachments }: SeenMessage): boolean {
  return attachments.some(({ contentType }) => contentType === 'video/mp4');
}
