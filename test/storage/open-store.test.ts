import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isNewEnough } from '../../src/storage/database.ts';
import { acquireInstanceLock } from '../../src/storage/instance-lock.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

let folder: StoreFolder;
beforeEach(async () => {
  folder = await createStoreFolder();
});
afterEach(() => folder.remove());

it('makes a data folder that is missing, for its owner alone', async () => {
  const dir = join(folder.dir, 'deep', 'data');
  await (await openStore({ dir, log: createQuietLogger() })).close();
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
});

it('is well while something can be written and the lock is its own', async () => {
  const store = await folder.open();
  const walBytes = async () => (await stat(join(folder.dir, 'cutroom.sqlite-wal'))).size;
  const before = await walBytes();
  await store.check();
  expect(await walBytes()).toBeGreaterThan(before);
  await rm(join(folder.dir, 'lock.sqlite'));
  await expect(store.check()).rejects.toMatchObject({ code: 'store-failed' });
  await writeFile(join(folder.dir, 'lock.sqlite'), '');
  await expect(store.check()).rejects.toMatchObject({ code: 'store-failed' });
});

it('says in one error that a data folder cannot be made', async () => {
  const file = join(folder.dir, 'file');
  await writeFile(file, '');
  await expect(
    openStore({ dir: join(file, 'data'), log: createQuietLogger() }),
  ).rejects.toMatchObject({ code: 'store-failed', facts: { reason: 'ENOTDIR' } });
});

it('lets go of the folder when opening fails', async () => {
  await mkdir(join(folder.dir, 'cutroom.sqlite'));
  await expect(folder.open()).rejects.toMatchObject({ code: 'store-failed' });
  await (await acquireInstanceLock(folder.dir, { pid: 1, command: 'test' })).release();
});

it('leaves an unreadable document out of scans, says so, and throws when it is asked for', async () => {
  const store = await folder.open();
  await store.putIfAbsent('turn:a', { n: 1 });
  await store.putIfAbsent('turn:b', { n: 2 });
  await store.close();
  await folder.query(`UPDATE keyv SET value = '{"value":{"rev":0}}' WHERE key = 'turn:a'`);
  const log = createQuietLogger();
  const again = await folder.open({ log });
  const keys: string[] = [];
  for await (const { key } of again.scan('turn:')) keys.push(key);
  expect(keys).toEqual(['turn:b']);
  expect(log.lines).toMatchObject([{ level: 'error', fields: { key: 'turn:a' } }]);
  await expect(again.get('turn:a')).rejects.toMatchObject({ code: 'store-failed' });
});

it('backs up all documents to a new file, readable by its owner alone', async () => {
  const store = await folder.open();
  await store.putIfAbsent('turn:a', { n: 1 });
  const copy = await createStoreFolder();
  const file = join(copy.dir, 'cutroom.sqlite');
  await store.backup(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await (await copy.open()).get('turn:a'))?.value).toEqual({ n: 1 });
  await copy.remove();
});

it('never writes a backup over a file', async () => {
  const store = await folder.open();
  const file = join(folder.dir, 'keep.txt');
  await writeFile(file, 'mine');
  await expect(store.backup(file)).rejects.toMatchObject({ code: 'output-exists' });
  expect(await readFile(file, 'utf8')).toBe('mine');
});

it('says that a backup cannot be written, and leaves nothing behind', async () => {
  const store = await folder.open();
  const file = join(folder.dir, 'missing', 'backup.sqlite');
  await expect(store.backup(file)).rejects.toMatchObject({ code: 'store-failed' });
});

it('closes twice without harm', async () => {
  const store = await folder.open();
  await Promise.all([store.close(), store.close()]);
});

it('knows which SQLite keeps a write-ahead log whole', () => {
  expect(['3.44.2', '3.51.2', '3.51.3', '3.52.0', '4.0.0'].map(isNewEnough)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});
