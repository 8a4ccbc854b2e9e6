import { type Bot, createBot } from '../../src/core/bot.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { TimelinePicture } from '../../src/core/ports/timeline-picture.ts';
import type { BotSettings } from '../../src/core/settings.ts';
import type { SettledTurn } from '../../src/core/turn/settled-turn.ts';
import { createFakeChat, type FakeChat, type PersonMessage } from '../fakes/fake-chat.ts';
import { createFakeEditor, type FakeEditor, type FakeEditorOptions } from '../fakes/fake-editor.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createLife, type Life } from '../fakes/mortal.ts';
import { openSettings } from '../fakes/open-settings.ts';
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
  readonly log: ReturnType<typeof createQuietLogger>;
  /** Says something and lets time run until everything is done. */
  say(message: PersonMessage): Promise<void>;
  settle(): Promise<void>;
  /** A process that was stopped and one that starts on the same data. */
  restart(): Promise<World>;
  /** Another process on the same data, platform and backend, while this one is left as it is. */
  another(life?: Life): Promise<World>;
}

export interface WorldOptions {
  readonly settings?: Partial<BotSettings>;
  readonly editor?: Partial<FakeEditorOptions>;
  readonly chat?: Parameters<typeof createFakeChat>[0];
  readonly store?: ReturnType<typeof createMemoryStore>;
  readonly life?: Life;
  readonly picture?: TimelinePicture;
  /** Other platforms beside `chat`. */
  readonly others?: readonly FakeChat[];
}

interface Parts {
  readonly chat: FakeChat;
  readonly editor: FakeEditor;
  readonly clock: TurnedClock;
  readonly store: ReturnType<typeof createMemoryStore>;
  readonly seed: number;
  readonly life: Life;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = createTurnedClock();
  const chat = createFakeChat(options.chat);
  const editor = createFakeEditor({ clock, ...options.editor });
  const store = options.store ?? createMemoryStore();
  return start(options, {
    chat,
    editor,
    clock,
    store,
    seed: 1,
    life: options.life ?? createLife(),
  });
}

async function start(options: WorldOptions, parts: Parts): Promise<World> {
  const { chat, editor, clock, store, seed, life } = parts;
  const settled: SettledTurn[] = [];
  const log = createQuietLogger();
  const bot = createBot({
    adapters: [life.wrap(chat), ...(options.others ?? [])],
    editor: life.wrap(editor),
    store: life.wrap(store),
    clock,
    ids: createSeededIds(seed),
    random: createSeededRandom(seed),
    log,
    ...(options.picture === undefined ? {} : { picture: options.picture }),
    settings: { ...openSettings, ...options.settings },
    onSettled: (turn) => void settled.push(turn),
  });
  await resumeOrDie(bot, { clock, life });
  await chat.start(bot);
  for (const other of options.others ?? []) await other.start(bot);
  const settle = () => clock.until(bot.whenIdle());
  return {
    bot,
    chat,
    editor,
    clock,
    store,
    log,
    settled,
    settle,
    async say(message) {
      await clock.until(chat.say(message));
      await settle();
    },
    async restart() {
      await clock.until(bot.stop(0));
      return start(options, { ...parts, seed: seed + 1, life: createLife() });
    },
    another: (next = createLife()) => start(options, { ...parts, seed: seed + 1, life: next }),
  };
}

/** A process may die while it takes up what its predecessor left. */
async function resumeOrDie(
  bot: Bot,
  { clock, life }: Pick<Parts, 'clock' | 'life'>,
): Promise<void> {
  const state = { isDone: false };
  const resumed = bot.resume();
  void resumed.then(() => {
    state.isDone = true;
  });
  const isOver = () => state.isDone || life.isOver;
  while (!isOver()) await clock.turn(10);
}
