import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createDocuments, prepareDocuments } from '../../src/storage/documents.ts';
import { createRecentRows } from '../../src/storage/recent-rows.ts';
import { createSeal } from '../../src/storage/seal.ts';
import { createWriteChain } from '../../src/storage/write-chain.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

const hourMs = 3_600_000;

let folder: StoreFolder;
let database: Database;
beforeEach(async () => {
  folder = await createStoreFolder();
  database = await openDatabase(join(folder.dir, 'cutroom.sqlite'), createQuietLogger());
  await prepareDocuments(database);
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
  await folder.remove();
});

function createStore(on: Database = database) {
  return createDocuments({
    database: on,
    seal: createSeal('a key that is long enough to be one'),
    chain: createWriteChain(),
    recent: createRecentRows(),
    log: createQuietLogger(),
  });
}

const behindOurBack = `UPDATE keyv SET value = '{"value":{"rev":7,"doc":{"n":7}}}'`;

it('reads a document from the file once, and not at all after it wrote it', async () => {
  await createStore().putIfAbsent('turn:a', { n: 1 });
  const read = vi.spyOn(database.keyv, 'get');
  const store = createStore();
  await store.get('turn:a');
  await store.get('turn:a');
  expect(read).toHaveBeenCalledTimes(1);
  await store.cas('turn:a', 1, { n: 2 });
  expect(await store.get('turn:a')).toEqual({ key: 'turn:a', rev: 2, value: { n: 2 } });
  expect(read).toHaveBeenCalledTimes(1);
});

it('keeps nothing that an adapter only put down until it is read or changed', async () => {
  const read = vi.spyOn(database.keyv, 'get');
  const store = createStore();
  await store.putIfAbsent('adapter:telegram:1:inbox:1', { updates: [] });
  await store.putIfAbsent('adapter:telegram:1:offset', { n: 1 });
  await store.cas('adapter:telegram:1:offset', 1, { n: 2 });
  expect((await store.get('adapter:telegram:1:offset'))?.value).toEqual({ n: 2 });
  expect(read).toHaveBeenCalledTimes(0);
  await store.get('adapter:telegram:1:inbox:1');
  await store.get('adapter:telegram:1:inbox:1');
  expect(read).toHaveBeenCalledTimes(1);
});

it('lets nobody change what another one reads', async () => {
  const store = createStore();
  const put = { names: ['a'] };
  await store.putIfAbsent('turn:a', put);
  put.names.push('b');
  const read = await store.get('turn:a');
  expect(() => Object.assign(read?.value ?? {}, { names: [] })).toThrow(TypeError);
  expect((await store.get('turn:a'))?.value).toEqual({ names: ['a'] });
});

it('writes over nothing that was changed behind its back, and reads it after the refusal', async () => {
  const store = createStore();
  await store.putIfAbsent('turn:a', { n: 1 });
  await database.query(behindOurBack);
  expect(await store.cas('turn:a', 1, { n: 2 })).toBe(false);
  expect(await store.get('turn:a')).toEqual({ key: 'turn:a', rev: 7, value: { n: 7 } });
});

it('reads from the file what a failed write may have left there', async () => {
  let isLost = false;
  const lossy: Database = {
    ...database,
    query: async (sql, parameters) => {
      const rows = await database.query(sql, parameters);
      if (isLost) throw new BotError('store-failed', 'the answer was lost');
      return rows;
    },
  };
  const store = createStore(lossy);
  await store.putIfAbsent('turn:a', { n: 1 });
  isLost = true;
  await expect(store.cas('turn:a', 1, { n: 2 })).rejects.toMatchObject({ code: 'store-failed' });
  expect(await store.get('turn:a')).toEqual({ key: 'turn:a', rev: 2, value: { n: 2 } });
});

it('gives nothing that has expired since it was read', async () => {
  const store = createStore();
  await store.putIfAbsent('turn:a', { keepUntil: Date.now() + hourMs });
  expect(await store.get('turn:a')).toBeDefined();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * hourMs });
  expect(await store.get('turn:a')).toBeUndefined();
});

it('gives nothing that was deleted', async () => {
  const store = createStore();
  await store.putIfAbsent('turn:a', { n: 1 });
  await store.delete('turn:a');
  expect(await store.get('turn:a')).toBeUndefined();
});

it('reads everything from the file once the lock is not its own', async () => {
  const store = await folder.open();
  await store.putIfAbsent('turn:a', { n: 1 });
  await rm(join(folder.dir, 'lock.sqlite'));
  await expect(store.check()).rejects.toMatchObject({ code: 'store-failed' });
  await database.query(behindOurBack);
  expect(await store.get('turn:a')).toEqual({ key: 'turn:a', rev: 7, value: { n: 7 } });
  await store.close();
});
