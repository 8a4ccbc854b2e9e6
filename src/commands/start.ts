import type { Settings } from '../../config/settings.ts';
import type { World } from '../world.ts';
import { exitCodes } from './exit-codes.ts';
import { openTerminalApp, type TerminalApp } from './terminal-app.ts';

/** Runs until the input ends or the system asks for the end. */
export async function runStart(settings: Settings, world: World): Promise<number> {
  const problem = findProblem(settings);
  if (problem !== undefined) {
    world.streams.errors.write(`${problem}\n`);
    return exitCodes.failed;
  }
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

/** Why the bots that the settings ask for cannot be started, in one sentence. */
export function findProblem(settings: Settings): string | undefined {
  const { telegram, discord, backend, access } = settings;
  const hasChat = telegram !== undefined || discord !== undefined;
  if (hasChat && backend.token !== undefined && !access.isNamed) {
    return 'NEMO_TOKEN is set, so strangers would spend your credits: name CUTROOM_ACCESS (open, allowlist or pairing) to start.';
  }
  if (telegram !== undefined) return noAdapter('Telegram', 'TELEGRAM_BOT_TOKEN');
  if (discord !== undefined) return noAdapter('Discord', 'DISCORD_BOT_TOKEN');
  return undefined;
}

function noAdapter(platform: string, name: string): string {
  return `${name} is set, but this version of Cutroom has no ${platform} adapter yet: take it away to chat in the terminal.`;
}
