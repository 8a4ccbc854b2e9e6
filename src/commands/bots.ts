import type { Settings } from '../../config/settings.ts';
import { compose } from '../compose.ts';
import type { World } from '../world.ts';
import { exitCodes } from './exit-codes.ts';
import { openLog } from './open-log.ts';
import { untilAsked } from './until-asked.ts';

/** Runs the bots that tokens are set for until the system asks for the end; what is unfinished then goes on at the next start. */
export async function runBots(settings: Settings, world: World): Promise<number> {
  const { errors, output } = world.streams;
  const log = openLog({ settings, world, write: (line) => void errors.write(line), level: 'info' });
  // Listened for before anything is opened, so that an early request to end is not lost.
  const whenAsked = untilAsked(world);
  const app = await compose({
    settings,
    world,
    log,
    command: 'start',
    adapters: [],
    onSettled: () => undefined,
  });
  try {
    output.write(`Cutroom is on ${placesOf(settings)}. Ctrl-C stops it.\n`);
    await Promise.race([
      whenAsked,
      app.whenComplete.then(() => new Promise<never>(() => undefined)),
    ]);
  } finally {
    await app.close(settings.stopGraceMs);
  }
  return exitCodes.done;
}

function placesOf({ telegram, discord }: Settings): string {
  const names = [
    ...(telegram === undefined ? [] : ['Telegram']),
    ...(discord === undefined ? [] : ['Discord']),
  ];
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
