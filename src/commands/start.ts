import type { Settings } from '../../config/settings.ts';
import type { World } from '../world.ts';
import { runBots } from './bots.ts';
import { exitCodes } from './exit-codes.ts';
import { openTerminalApp, type TerminalApp } from './terminal-app.ts';

/** The bots that tokens are set for, until the system asks for the end; without any the chat in the terminal, until its input ends. */
export async function runStart(settings: Settings, world: World): Promise<number> {
  const problem = findProblem(settings);
  if (problem !== undefined) {
    world.streams.errors.write(`${problem}\n`);
    return exitCodes.failed;
  }
  if (hasBots(settings)) return runBots(settings, world);
  let failedCount = 0;
  const failed = () => {
    failedCount += 1;
  };
  const languageTag = settings.language ?? world.languageTag;
  const opened: { terminal?: TerminalApp } = {};
  const terminal = await openTerminalApp({
    settings,
    world,
    command: 'start',
    isChat: true,
    onSettled: ({ outcome }) => {
      if (outcome === 'failed') failed();
    },
    onRefused: failed,
    onSaved: (path) => opened.terminal?.print(path),
    onSaid: () => undefined,
    onInterrupted: () => undefined,
    ...(languageTag === undefined ? {} : { languageTag }),
  });
  opened.terminal = terminal;
  const { app, adapter, whenTerminated } = terminal;
  const isAsked = await Promise.race([
    // A backend that cannot start is told also where the input has ended before.
    adapter.whenEnded
      .then(() => app.whenComplete)
      .then(app.bot.whenIdle)
      .then(() => false),
    whenTerminated.then(() => true),
    app.whenComplete.then(() => new Promise<never>(() => undefined)),
  ]).finally(() => app.close(settings.stopGraceMs));
  const isScript = world.streams.input.isTTY !== true;
  return !isAsked && isScript && failedCount > 0 ? exitCodes.failed : exitCodes.done;
}

/** Why nothing can be started with these settings, in one sentence. */
export function findProblem(settings: Settings): string | undefined {
  const { backend, access } = settings;
  if (hasBots(settings) && backend.token !== undefined && !access.isNamed) {
    return 'NEMO_TOKEN is set, so strangers would spend your credits: name CUTROOM_ACCESS (open, allowlist or pairing) to start.';
  }
  return undefined;
}

function hasBots({ telegram, discord }: Settings): boolean {
  return telegram !== undefined || discord !== undefined;
}
