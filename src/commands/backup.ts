import { resolve } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { backupDatabase } from '../storage/backup-database.ts';
import type { World } from '../world.ts';
import { exitCodes } from './exit-codes.ts';
import { openLog } from './open-log.ts';

/** Copies the database, also while a bot runs on it, and prints the path of the copy. */
export async function runBackup(settings: Settings, world: World, file: string): Promise<number> {
  const { errors, output } = world.streams;
  const log = openLog({
    settings,
    world,
    write: (line) => void errors.write(line),
    level: 'error',
  });
  const path = resolve(world.cwd, file);
  await backupDatabase({ dir: resolve(world.cwd, settings.dataDir), file: path, log });
  if (settings.secretKey === undefined) {
    errors.write(
      'The tokens in it open only with secret.key of the data folder: keep a copy of that too, elsewhere.\n',
    );
  }
  output.write(`${path}\n`);
  return exitCodes.done;
}
