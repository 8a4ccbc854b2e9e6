import { writeFile } from 'node:fs/promises';
import type { Message } from 'grammy/types';
import { runCommandLine } from '../../src/commands/run.ts';
import { collect, createStillWorld } from '../fakes/still-world.ts';
import type { FakeTelegram, Place, TelegramOptions } from '../fakes/telegram/driven.ts';
import { nameAsPublic } from '../fakes/telegram/public-name.ts';
import type { SeenMessage } from '../fakes/telegram/seen.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { createMediaFolder } from '../fixtures/media/media-folder.ts';

export interface RunningBot {
  /** What was logged so far. */
  logged(): string;
  /** It was not asked to: nothing more will come of it. */
  hasEnded(): boolean;
  /** As SIGTERM does; the exit code. */
  stop(): Promise<number>;
}

export interface BotOptions {
  readonly dir: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole program in this process, on the stand-in: adapter, core, SQLite, editor client, studio, FFmpeg. */
function startBot(telegram: FakeTelegram, { dir, env = {} }: BotOptions): RunningBot {
  const logged: string[] = [];
  let ask: () => void = noop;
  const whenAsked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const sink = collect(logged);
  const world = createStillWorld(dir, {
    streams: { output: sink, errors: sink },
    signals: {
      onTerminate: (listener) => {
        void whenAsked.then(listener);
        return noop;
      },
    },
  });
  let hasEnded = false;
  const ended = runCommandLine(['start'], { ...toEnv(telegram), ...env }, world).finally(() => {
    hasEnded = true;
  });
  return {
    logged: () => logged.join(''),
    hasEnded: () => hasEnded,
    stop() {
      ask();
      return ended;
    },
  };
}

/** What an operator sets for this bot. */
export function toEnv({ token, apiRoot }: FakeTelegram): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    CUTROOM_LOG_LEVEL: 'debug',
    CUTROOM_STOP_GRACE_SECONDS: '1',
  };
}

export interface Stage {
  readonly telegram: FakeTelegram;
  readonly bot: RunningBot;
  /** A file in the stage's own folder. */
  path(name: string): string;
  /** The video of a message as a file. */
  save(message: SeenMessage): Promise<string>;
  close(): Promise<void>;
}

export interface StageOptions extends TelegramOptions {
  readonly env?: NonNullable<BotOptions['env']>;
  /** The bot takes the stand-in for api.telegram.org, and keeps to its limits by itself. */
  readonly isPublicName?: boolean;
}

/** The stand-in and the program together, in a folder of their own. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const folder = await createMediaFolder();
  const telegram = await openTelegram(options);
  const named = options.isPublicName === true ? nameAsPublic(telegram.apiRoot) : undefined;
  const env = {
    ...options.env,
    ...(named === undefined ? {} : { TELEGRAM_API_ROOT: named.apiRoot }),
  };
  const bot = startBot(telegram, { dir: folder.dir, env });
  return {
    telegram,
    bot,
    path: folder.path,
    async save({ id, media }) {
      const path = folder.path(`result-${id}.mp4`);
      await writeFile(path, media?.bytes ?? '');
      return path;
    },
    async close() {
      await bot.stop();
      named?.restore();
      await telegram.close();
      await folder.remove();
    },
  };
}

const resultMs = 240_000;

/** The bot's message that carries a video, once there is one more than `before`. */
export function untilResult(stage: Stage, place: Place, before = 0): Promise<SeenMessage> {
  const results = () => place.botMessages().filter(({ media }) => media?.kind === 'video');
  return untilFound(stage, () => results()[before], { about: 'a result', place });
}

/** The bot's first message that says this. */
export function untilSaid(stage: Stage, place: Place, text: RegExp | string): Promise<SeenMessage> {
  const isMeant = (said: string) =>
    typeof text === 'string' ? said.includes(text) : text.test(said);
  const find = () => place.botMessages().find((each) => isMeant(each.text));
  return untilFound(stage, find, { about: `"${text}"`, place });
}

/** The reply that makes the phone sound. */
export function untilRing(stage: Stage, place: Place, asked: Message): Promise<SeenMessage> {
  const find = () =>
    place.botMessages().find((each) => each.replyTo === asked.message_id && !each.isSilent);
  return untilFound(stage, find, { about: 'a ring', place });
}

export async function untilFound(
  { telegram, bot }: Stage,
  find: () => SeenMessage | undefined,
  { about, place }: { readonly about: string; readonly place: Place },
): Promise<SeenMessage> {
  try {
    await telegram.until(() => find() !== undefined || bot.hasEnded(), about, resultMs);
  } catch (error) {
    const seen = place.messages().map(({ from, text }) => `${from}: ${text}`);
    throw new Error([`${about} never came`, ...seen, bot.logged()].join('\n'), { cause: error });
  }
  const found = find();
  if (found === undefined) throw new Error(`${about} will not come:\n${bot.logged()}`);
  return found;
}

function noop(): void {}
