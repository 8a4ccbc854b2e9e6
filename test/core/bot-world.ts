import { type Bot, createBot } from '../../src/core/bot.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { BotSettings } from '../../src/core/settings.ts';
import type { SettledTurn } from '../../src/core/turn/settled-turn.ts';
import { createFakeChat, type FakeChat, type PersonMessage } from '../fakes/fake-chat.ts';
import { createFakeEditor, type FakeEditor, type FakeEditorOptions } from '../fakes/fake-editor.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../fakes/seeded.ts';
import { createTurnedClock, type TurnedClock } from '../fakes/turned-clock.ts';

export interface World {
  readonly bot: Bot;
  readonly chat: FakeChat;
  readonly editor: FakeEditor;
  readonly clock: TurnedClock;
  readonly store: Store & { dump(): Readonly<Record<string, unknown>> };
  readonly settled: readonly SettledTurn[];
  /** Says something and lets time run until everything is done. */
  say(message: PersonMessage): Promise<void>;
  settle(): Promise<void>;
  /** A process that died and one that starts on the same data. */
  restart(): Promise<World>;
}

export interface WorldOptions {
  readonly settings?: Partial<BotSettings>;
  readonly editor?: Partial<FakeEditorOptions>;
  readonly chat?: Parameters<typeof createFakeChat>[0];
  readonly store?: ReturnType<typeof createMemoryStore>;
}

const openSettings: BotSettings = {
  operators: [],
  linksOpenable: false,
  access: 'open',
  allowed: [],
  turnsAtOnce: 2,
  turnsPerDay: 30,
  bytesPerDay: 3_000_000_000,
};

interface Parts {
  readonly chat: FakeChat;
  readonly editor: FakeEditor;
  readonly clock: TurnedClock;
  readonly store: ReturnType<typeof createMemoryStore>;
  readonly seed: number;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = createTurnedClock();
  const chat = createFakeChat(options.chat);
  const editor = createFakeEditor({ clock, ...options.editor });
  const store = options.store ?? createMemoryStore();
  return start(options, { chat, editor, clock, store, seed: 1 });
}

async function start(options: WorldOptions, parts: Parts): Promise<World> {
  const { chat, editor, clock, store, seed } = parts;
  const settled: SettledTurn[] = [];
  const bot = createBot({
    adapters: [chat],
    editor,
    store,
    clock,
    ids: createSeededIds(seed),
    random: createSeededRandom(seed),
    log: createQuietLogger(),
    settings: { ...openSettings, ...options.settings },
    onSettled: (turn) => void settled.push(turn),
  });
  await clock.until(bot.resume());
  await chat.start(bot.receive);
  const settle = () => clock.until(bot.whenIdle());
  return {
    bot,
    chat,
    editor,
    clock,
    store,
    settled,
    settle,
    async say(message) {
      await clock.until(chat.say(message));
      await settle();
    },
    async restart() {
      await clock.until(bot.stop(0));
      return start(options, { ...parts, seed: seed + 1 });
    },
  };
}
