import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupDatabase } from '../../src/storage/backup-database.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

let folder: StoreFolder;
beforeEach(async () => {
  folder = await createStoreFolder();
});
afterEach(() => folder.remove());

const turnCount = 400;
const writeCount = 60;

it('a backup holds up no write, and no write gets half into it', async () => {
  const store = await folder.open();
  const note = 'x'.repeat(20_000);
  for (let at = 0; at < turnCount; at++) await store.putIfAbsent(`turn:${at}`, { note, step: 0 });
  const backup = { isDone: false };
  const file = join(folder.dir, 'copy.sqlite');
  const copied = backupDatabase({ dir: folder.dir, file, log: createQuietLogger() }).then(() => {
    backup.isDone = true;
  });
  for (let step = 1; step <= writeCount || !backup.isDone; step++) {
    expect(await store.cas('turn:0', step, { note, step })).toBe(true);
  }
  await copied;
  await store.close();
  const copy = await createStoreFolder();
  try {
    await copyFile(file, join(copy.dir, 'cutroom.sqlite'));
    expect(await copy.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await copy.query('SELECT count(*) AS count FROM keyv')).toEqual([{ count: turnCount }]);
  } finally {
    await copy.remove();
  }
});
