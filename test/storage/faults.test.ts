import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { createDocuments, prepareDocuments } from '../../src/storage/documents.ts';
import { createRecentRows } from '../../src/storage/recent-rows.ts';
import { createSeal } from '../../src/storage/seal.ts';
import { createWriteChain } from '../../src/storage/write-chain.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

const trials = 3;
const writesBeforeKill = 25;
/** About a tenth of a second of counting. */
const longStatement = `WITH RECURSIVE counted(n) AS
  (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 500000) SELECT count(*) FROM counted`;

let folder: StoreFolder;
beforeEach(async () => {
  folder = await createStoreFolder();
});
afterEach(() => folder.remove());

async function openBare() {
  const log = createQuietLogger();
  const database = await openDatabase(join(folder.dir, 'bare.sqlite'), log);
  await prepareDocuments(database);
  const seal = createSeal('a key that is long enough to be one');
  const deps = { database, seal, chain: createWriteChain(), recent: createRecentRows(), log };
  return { database, store: createDocuments(deps) };
}

it('writes ahead, and waits for the disk at every commit', async () => {
  const { database } = await openBare();
  expect(await database.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  // 2 is FULL.
  expect(await database.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
  await database.close();
});

it('loses nothing that it said was safe when it is killed while it writes', async () => {
  for (let trial = 0; trial < trials; trial++) {
    const dir = join(folder.dir, `${trial}`);
    const last = await writeUntilKilled(dir);
    const store = await folder.open({ dir });
    const counter = await store.get('turn:counter');
    expect(counter?.rev).toBeGreaterThan(last);
    for (let n = 1; n <= last; n++) {
      expect((await store.get(`conversation:${n}`))?.value).toEqual({ n });
    }
    await store.close();
  }
});

async function writeUntilKilled(dir: string): Promise<number> {
  const path = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => {
    written += chunk.toString('utf8');
    if (written.split('\n').length > writesBeforeKill) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return Number(written.split('\n').at(-2));
}

it('says that the disk is full, and goes on once there is room', async () => {
  const { database, store } = await openBare();
  await store.putIfAbsent('turn:a', { n: 1 });
  await database.query('PRAGMA max_page_count=1');
  const large = { text: 'x'.repeat(200_000) };
  await expect(store.putIfAbsent('turn:b', large)).rejects.toMatchObject({ code: 'store-full' });
  expect(await store.get('turn:b')).toBeUndefined();
  expect((await store.get('turn:a'))?.value).toEqual({ n: 1 });
  await database.query('PRAGMA max_page_count=100000');
  expect(await store.putIfAbsent('turn:b', large)).toBe(true);
  await database.close();
});

it('says that the database is busy while something else holds it', async () => {
  const { database, store } = await openBare();
  const other = await openDatabase(join(folder.dir, 'bare.sqlite'), createQuietLogger());
  await database.query('PRAGMA busy_timeout=1');
  await other.query('BEGIN IMMEDIATE');
  await expect(store.putIfAbsent('turn:a', {})).rejects.toMatchObject({ code: 'store-busy' });
  await other.query('ROLLBACK');
  expect(await store.putIfAbsent('turn:a', {})).toBe(true);
  await other.close();
  await database.close();
});

it('closes after everything that was asked for before', async () => {
  const { database } = await openBare();
  const asked = [database.query(longStatement), database.query('SELECT 1 AS one')];
  await Promise.all([...asked, database.close()]);
  expect(await asked[1]).toEqual([{ one: 1 }]);
});

it('goes on with the next statement after one that failed', async () => {
  const { database } = await openBare();
  const failed = database.query('SELECT nothing FROM nowhere');
  const next = database.query('SELECT 1 AS one');
  await expect(failed).rejects.toMatchObject({ code: 'store-failed' });
  expect(await next).toEqual([{ one: 1 }]);
  await database.close();
});

it('leaves the process free while statements take long', async () => {
  const { database } = await openBare();
  const before = performance.eventLoopUtilization();
  await Promise.all(Array.from({ length: 4 }, () => database.query(longStatement)));
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  await database.close();
});
