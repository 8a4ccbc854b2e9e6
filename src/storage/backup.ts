import { chmod, rename, rm, stat } from 'node:fs/promises';
import { BotError } from '../core/errors.ts';
import type { Database } from './database.ts';
import { isMissing, toStoreError } from './errors.ts';

/** Copies the whole database, as it is at one moment, to a file that is not there yet. */
export async function backupTo(database: Database, file: string): Promise<void> {
  await refuseExisting(file);
  const temporary = `${file}.partial`;
  try {
    await rm(temporary, { force: true });
    await database.query('VACUUM INTO ?', [temporary]);
    await chmod(temporary, 0o600);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw toStoreError('backup', error);
  }
}

async function refuseExisting(file: string): Promise<void> {
  try {
    await stat(file);
  } catch (error) {
    if (isMissing(error)) return;
    throw toStoreError('backup', error);
  }
  throw new BotError('output-exists', 'the backup file is already there', { facts: { file } });
}
