import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../core/errors.ts';
import type { Logger } from '../core/ports/logger.ts';
import { backupTo } from './backup.ts';
import { openDatabase } from './database.ts';
import { databaseFileName } from './open-store.ts';

export interface BackupOptions {
  readonly dir: string;
  readonly file: string;
  readonly log: Logger;
}

/**
 * Copies the database of a data folder, whether or not a bot runs on it: the copy only reads, and a SQLite as new as
 * `openDatabase` demands keeps a WAL file whole with more than one connection.
 */
export async function backupDatabase({ dir, file, log }: BackupOptions): Promise<void> {
  const source = join(dir, databaseFileName);
  const found = await stat(source).catch(() => undefined);
  if (found === undefined) {
    throw new BotError('store-failed', 'no database', { facts: { reason: 'no database in it' } });
  }
  const database = await openDatabase(source, log);
  try {
    await backupTo(database, file);
  } finally {
    await database.close();
  }
}
