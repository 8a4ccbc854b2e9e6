import { type Bot, createBot } from '../../../src/core/bot.ts';
import { BotError } from '../../../src/core/errors.ts';
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts';
import type { TimelinePicture } from '../../../src/core/ports/timeline-picture.ts';
import { createFakeChat, type FakeChat } from '../../fakes/fake-chat.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { openSettings } from '../../fakes/open-settings.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../../fakes/seeded.ts';
import { createTurnedClock, type TurnedClock } from '../../fakes/turned-clock.ts';
import { type Backend, createBackend } from './backend.ts';
import { type Happening, recordChat } from './recorder.ts';
import type { Backstage, Scene, Step } from './script.ts';
import { createSpeakers } from './speakers.ts';

/** 4 May 2026, 09:00 UTC. */
export const startAt = 1_777_885_200_000;

/** Nobody can read a drawing here; that there is one, and where, is what counts. */
const picture: TimelinePicture = {
  draw: async () => ({ png: new Uint8Array(46_000), widthPx: 1_080, heightPx: 460 }),
};

/** Plays a scene through the real core and gives what was seen. */
export async function playScene(scene: Scene): Promise<readonly Happening[]> {
  const clock = createTurnedClock(startAt);
  const chat = createFakeChat(scene.chat === undefined ? {} : { limits: scene.chat });
  const happenings: Happening[] = [];
  const adapter = recordChat(chat, clock, happenings);
  const backend = createBackend(clock, scene);
  const lives = createLives({ scene, clock, chat, adapter, backend });
  await lives.begin();
  const speakers = createSpeakers({ scene, clock, chat, backend, happenings });
  const offstage = createBackstage(backend, lives);

  const deeds = {
    async says(step: Extract<Step, { kind: 'writes' | 'taps' }>) {
      await speakers.say(step);
      const { leave } = step.manner;
      await (leave === undefined ? lives.settle() : clock.turn(leave));
    },
    async passes({ told, ms }: Extract<Step, { kind: 'passes' }>) {
      happenings.push({ kind: 'note', at: clock.now(), told });
      await clock.turn(ms);
    },
  };

  for (const step of scene.steps) {
    if (step.kind === 'backstage') await step.does(offstage);
    else if (step.kind === 'passes') await deeds.passes(step);
    else if (step.kind === 'note')
      happenings.push({ kind: 'note', at: clock.now(), told: step.told });
    else await deeds.says(step);
  }
  await lives.settle();
  return happenings;
}

interface LifeParts {
  readonly scene: Scene;
  readonly clock: TurnedClock;
  readonly chat: FakeChat;
  readonly adapter: ChatAdapter;
  readonly backend: Backend;
}

/** The bot, which may be killed and started again on what it stored. */
function createLives({ scene, clock, chat, adapter, backend }: LifeParts) {
  const store = createMemoryStore();
  const log = createQuietLogger();
  let bot: Bot | undefined;
  let count = 0;

  async function begin(): Promise<void> {
    count += 1;
    bot = createBot({
      adapters: [adapter],
      editor: backend.editor,
      store,
      clock,
      ids: createSeededIds(count),
      random: createSeededRandom(count),
      log,
      picture,
      settings: { ...openSettings, ...scene.bot },
    });
    await bot.resume();
    await chat.start(bot);
  }

  return {
    begin,
    async end(): Promise<void> {
      if (bot !== undefined) await clock.until(bot.stop(0));
    },
    settle: () => (bot === undefined ? Promise.resolve() : clock.until(bot.whenIdle())),
  };
}

function createBackstage(backend: Backend, lives: ReturnType<typeof createLives>): Backstage {
  return {
    runs: (...scripts) => backend.fake.script(...scripts),
    renders: (...scripts) => backend.renders(...scripts),
    fails(call, code, times = 1) {
      const error = new BotError(code, 'for the dialogue', { neverSent: call === 'run' });
      for (let n = 0; n < times; n++) backend.fake.fail(call, error);
    },
    forgetsSessions() {
      for (const { id } of [...backend.fake.sessions]) backend.fake.dropSession(id);
    },
    async restart() {
      await lives.end();
      await lives.begin();
    },
  };
}
