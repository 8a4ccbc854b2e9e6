import { join, resolve } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { startStudio } from '../compose.ts';
import type { World } from '../world.ts';
import { exitCodes } from './exit-codes.ts';
import { openLog } from './open-log.ts';
import { untilAsked } from './until-asked.ts';

/** Runs the backend alone until the system asks for the end. */
export async function runStudio(
  settings: Settings,
  world: World,
  port: number | undefined,
): Promise<number> {
  const { errors, output } = world.streams;
  const log = openLog({ settings, world, write: (line) => void errors.write(line), level: 'info' });
  const studio = await startStudio({
    settings,
    world,
    log,
    command: 'studio',
    dataDir: join(resolve(world.cwd, settings.dataDir), 'studio'),
    ...(port === undefined ? {} : { port }),
  });
  const whenAsked = untilAsked(world);
  output.write(`${JSON.stringify({ studio: studio.url })}\n`);
  await whenAsked;
  await studio.close();
  return exitCodes.done;
}
