import type { Settings } from '../../config/settings.ts';
import { createSystemClock } from '../adapters/system/system-clock.ts';
import { systemIds } from '../adapters/system/system-ids.ts';
import { createTerminalAdapter, type TerminalAdapter } from '../adapters/terminal/adapter.ts';
import { createScreen } from '../adapters/terminal/screen.ts';
import { sentencesFor } from '../adapters/terminal/sentences.ts';
import { type App, compose } from '../compose.ts';
import type { OutboundFile } from '../core/message.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { SettledTurn } from '../core/turn/settled-turn.ts';
import type { World } from '../world.ts';
import { exitCodes } from './exit-codes.ts';
import { createInterrupts } from './interrupts.ts';
import { openLog } from './open-log.ts';

export interface TerminalAppOptions {
  readonly settings: Settings;
  readonly world: World;
  readonly command: 'start' | 'edit';
  readonly dataDir?: string;
  /** Where results go, instead of beside the clip. */
  readonly out?: string;
  /** False: nothing is read, and what is said goes to standard error. */
  readonly isChat: boolean;
  readonly languageTag?: string;
  readonly onSettled: (turn: SettledTurn) => void;
  readonly onRefused: () => void;
  readonly onSaved: (path: string, file: OutboundFile) => void;
  readonly onSaid: (text: string) => void;
  /** Ctrl-C was pressed once; what runs is being cancelled. */
  readonly onInterrupted: () => void;
}

export interface TerminalApp {
  readonly app: App;
  readonly adapter: TerminalAdapter;
  readonly log: Logger;
  /** Resolves when the operating system asks the program to end. */
  readonly whenTerminated: Promise<void>;
  print(text: string): void;
}

/** The bot with the terminal as its one chat platform. */
export async function openTerminalApp(options: TerminalAppOptions): Promise<TerminalApp> {
  const { world, settings, isChat } = options;
  const { input, output, errors } = world.streams;
  const clock = createSystemClock();
  const screen = createScreen({
    output: isChat ? output : errors,
    errors,
    hasColours: world.hasColours,
    clock,
  });
  const log = openLog({
    settings,
    world,
    write: (line) => screen.note(line.trimEnd()),
    level: 'error',
  });
  const sentences = sentencesFor(options.languageTag);
  const { press } = createInterrupts({
    clock,
    cancel: () => {
      screen.note(sentences.interrupted);
      options.onInterrupted();
      adapter.send({ text: '/cancel', files: [] }).catch((err: unknown) => {
        log.debug({ err }, 'nothing to cancel yet');
      });
    },
    leave: () => world.leave(exitCodes.interrupted),
  });
  const whenIdle = { current: async () => {} };
  const adapter = createTerminalAdapter(
    {
      cwd: world.cwd,
      home: world.home,
      hasLastingLinks: isChat,
      ...(options.languageTag === undefined ? {} : { languageTag: options.languageTag }),
      ...(options.out === undefined ? {} : { out: options.out }),
    },
    {
      ...options,
      ...(isChat ? { input } : {}),
      errors,
      screen,
      clock,
      ids: systemIds,
      log: log.child({ room: 'terminal' }),
      beforeNextLine: () => whenIdle.current(),
      onInterrupt: press,
    },
  );
  world.signals.onInterrupt(press);
  const whenTerminated = new Promise<void>((resolve) => {
    world.signals.onTerminate(resolve);
  });
  const app = await compose({ ...options, log, adapters: [adapter] });
  whenIdle.current = async () => {
    // Where the backend cannot start the program ends, and no line is handed over any more.
    await app.whenComplete.catch(() => new Promise<never>(() => undefined));
    await app.bot.whenIdle();
  };
  return { app, adapter, log, whenTerminated, print: screen.print };
}
