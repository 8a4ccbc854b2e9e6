import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Stored } from '../../src/core/ports/store.ts';
import type { OpenStore } from '../../src/storage/open-store.ts';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

const writeCount = 40;
const longAgo = 1_000;

// The numbers are those of the traps that were reproduced with Keyv 5.6.0 and @keyv/sqlite 4.0.8.
let folder: StoreFolder;
let store: OpenStore;
beforeEach(async () => {
  folder = await createStoreFolder();
  store = await folder.open();
});
afterEach(async () => {
  vi.useRealTimers();
  await folder.remove();
});

it('1: writes of one key that nobody awaited land in the order they were asked for', async () => {
  await store.putIfAbsent('turn:a', { n: 0 });
  const writes = Array.from({ length: writeCount }, (_, n) =>
    store.cas('turn:a', n + 1, { n: n + 1 }),
  );
  expect(await Promise.all(writes)).toEqual(writes.map(() => true));
  expect((await store.get('turn:a'))?.value).toEqual({ n: writeCount });
});

it('2: of compare-and-sets at one revision a single one wins', async () => {
  await store.putIfAbsent('turn:a', { n: 0 });
  const writes = Array.from({ length: writeCount }, (_, n) => store.cas('turn:a', 1, { n }));
  expect((await Promise.all(writes)).filter(Boolean)).toHaveLength(1);
  expect((await store.get('turn:a'))?.rev).toBe(2);
});

it('3: deleting a key with a wildcard in it takes nothing else', async () => {
  for (const key of ['turn:a_b', 'turn:aXb', 'turn:A_B'] as const) {
    await store.putIfAbsent(key, {});
  }
  await store.delete('turn:a_b');
  expect(await keysOf(store.scan('turn:'))).toEqual(['turn:A_B', 'turn:aXb']);
});

it('4: a scan sees every document while each is deleted, and searches the index', async () => {
  for (let n = 0; n < 120; n++) await store.putIfAbsent(`turn:${n}`, {});
  let seen = 0;
  for await (const { key } of store.scan('turn:')) {
    seen += 1;
    await store.delete(key);
  }
  expect(seen).toBe(120);
  await store.close();
  const plans = await folder.query(
    `EXPLAIN QUERY PLAN SELECT key FROM keyv WHERE key > 'turn:' AND key < 'turn;' ORDER BY key`,
  );
  expect(plans.map((row) => row['detail'])).toEqual([expect.stringMatching(/^SEARCH keyv USING/)]);
});

it('4: the live turns come from their own index, in order without sorting', async () => {
  await store.close();
  const plans = await folder.query(
    `EXPLAIN QUERY PLAN SELECT key FROM keyv
     WHERE json_extract(value, '$.value.doc.isLive') = 1 AND rowid > 0 ORDER BY rowid`,
  );
  const details = plans.map((row) => row['detail']);
  expect(details).toEqual([expect.stringContaining('USING INDEX live')]);
});

it('5: keys lie in the file under their own names, with no namespace', async () => {
  await store.putIfAbsent('person:a', { n: 1 });
  await store.close();
  expect(await folder.query('SELECT key, value FROM keyv')).toEqual([
    { key: 'person:a', value: '{"value":{"rev":1,"doc":{"n":1}}}' },
  ]);
});

it('6: a broken store throws on every call, rather than know nothing', async () => {
  await store.putIfAbsent('turn:a', { n: 1 });
  await store.close();
  const failure = { name: 'BotError', code: 'store-failed' };
  await expect(store.get('turn:a')).rejects.toMatchObject(failure);
  await expect(store.putIfAbsent('turn:b', {})).rejects.toMatchObject(failure);
  await expect(store.cas('turn:a', 1, {})).rejects.toMatchObject(failure);
  await expect(store.delete('turn:a')).rejects.toMatchObject(failure);
  await expect(keysOf(store.scan('turn:'))).rejects.toMatchObject(failure);
  await expect(keysOf(store.scanLive())).rejects.toMatchObject(failure);
});

it('8: an expired document is absent, can be put again, and leaves the file at the next start', async () => {
  await store.putIfAbsent('turn:old', { keepUntil: longAgo });
  await store.putIfAbsent('turn:again', { keepUntil: longAgo });
  await store.putIfAbsent('turn:new', { keepUntil: Date.now() + 60_000 });
  await store.putIfAbsent('turn:ever', {});
  expect(await store.cas('turn:old', 1, {})).toBe(false);
  expect(await keysOf(store.scan('turn:'))).toEqual(['turn:ever', 'turn:new']);
  expect(await store.putIfAbsent('turn:again', { n: 2 })).toBe(true);
  expect(await store.get('turn:again')).toMatchObject({ rev: 1, value: { n: 2 } });
  await store.close();
  expect(await folder.query(`SELECT key FROM keyv WHERE key = 'turn:old'`)).toHaveLength(1);
  await (await folder.open()).close();
  expect(await folder.query(`SELECT key FROM keyv WHERE key = 'turn:old'`)).toEqual([]);
});

it('8: a read of an expired document never takes the one that was put meanwhile', async () => {
  await store.putIfAbsent('turn:a', { keepUntil: longAgo });
  const results = await Promise.all([
    store.get('turn:a'),
    store.putIfAbsent('turn:a', { n: 2 }),
    store.get('turn:a'),
  ]);
  expect(results[1]).toBe(true);
  expect((await store.get('turn:a'))?.value).toEqual({ n: 2 });
});

it('9: a write that fails takes no other write with it', async () => {
  const tooLarge = { text: 'x'.repeat(16_000_001) };
  const results = await Promise.allSettled([
    store.putIfAbsent('turn:a', { n: 1 }),
    store.putIfAbsent('turn:b', tooLarge),
    store.putIfAbsent('turn:c', { n: 3 }),
  ]);
  expect(results.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await keysOf(store.scan('turn:'))).toEqual(['turn:a', 'turn:c']);
});

it('10: a document of many parts is one row', async () => {
  const inbox = Array.from({ length: 200 }, (_, n) => ({ id: `${n}` }));
  await store.putIfAbsent('conversation:a', { inbox });
  await store.close();
  expect(await folder.query('SELECT count(*) AS count FROM keyv')).toEqual([{ count: 1 }]);
});

it('keeps strings that start with a colon as they are', async () => {
  await store.putIfAbsent('turn:a', { said: ':base64:aGk=', smile: ':)' });
  expect((await store.get('turn:a'))?.value).toEqual({ said: ':base64:aGk=', smile: ':)' });
  const [scanned] = await all(store.scan('turn:'));
  expect(scanned?.value).toEqual({ said: ':base64:aGk=', smile: ':)' });
});

async function all(documents: AsyncIterable<Stored>): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  for await (const document of documents) found.push(document);
  return found;
}

async function keysOf(documents: AsyncIterable<Stored>): Promise<readonly string[]> {
  return (await all(documents)).map((document) => document.key);
}
