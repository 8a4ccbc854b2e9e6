import { KeyvSqlite } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { z } from 'zod';
import { BotError } from '../core/errors.ts';
import type { Logger } from '../core/ports/logger.ts';
import { toStoreError } from './errors.ts';
import { createWriteChain } from './write-chain.ts';

/** One connection: every statement of this process goes through it. */
export interface Database {
  readonly keyv: Keyv<unknown>;
  /** Single statements only: a transaction would take in whatever another caller sends meanwhile. */
  query(sql: string, parameters?: readonly (string | number)[]): Promise<unknown>;
  close(): Promise<void>;
}

/** The lock keeps other processes out; only a running backup can hold the file for a moment. */
const busyTimeoutMs = 5_000;
/** Older ones can corrupt a WAL file that two connections write (https://sqlite.org/wal.html#walresetbug). */
const leastVersion = [3, 51, 3] as const;

/** Opens or makes the file, and refuses a SQLite or a file system that would not keep what is written. */
export async function openDatabase(file: string, log: Logger): Promise<Database> {
  const adapter = new KeyvSqlite({ uri: `sqlite://${file}`, busyTimeout: busyTimeoutMs });
  oneAtATime(adapter);
  const keyv = new Keyv<unknown>({
    store: adapter,
    // Own key prefixes: with namespaces the last Keyv on an adapter decides for all.
    namespace: '',
    useKeyPrefix: false,
    // The default answers "not there" when the store is broken.
    throwOnErrors: true,
    // Plain JSON, so that our own statements read what Keyv wrote; its own escapes strings that start with a colon.
    serialize: JSON.stringify,
    deserialize: JSON.parse,
  });
  keyv.on('error', (error: unknown) => log.debug({ err: error }, 'store error'));
  const query: Database['query'] = async (sql, parameters = []) => {
    try {
      return await adapter.query(sql, parameters);
    } catch (error) {
      throw toStoreError('query', error);
    }
  };
  const database = { keyv, query, close: () => keyv.disconnect() };
  await prepare(query).catch(async (error: unknown) => {
    // The first failure is the one worth telling.
    await database.close().catch(() => undefined);
    throw error;
  });
  return database;
}

/**
 * A second statement would only wait inside SQLite for the first one's disk; and whoever ends a statement there, which
 * sqlite3 does on the main thread, waits with it: nothing else in the process would go on meanwhile.
 */
function oneAtATime(adapter: KeyvSqlite): void {
  const line = createWriteChain();
  const { query, close } = adapter;
  adapter.query = (...statement) => line.run('', () => query(...statement));
  // Last, so that nothing that was asked for before it finds the file closed.
  adapter.close = () => line.run('', close);
}

async function prepare(query: Database['query']): Promise<void> {
  const [{ version }] = versionRows.parse(await query('SELECT sqlite_version() AS version'));
  if (!isNewEnough(version)) {
    throw new BotError('store-failed', `SQLite ${version} is too old`, { facts: { version } });
  }
  const [{ journal_mode }] = modeRows.parse(await query('PRAGMA journal_mode=WAL'));
  if (journal_mode !== 'wal') {
    throw new BotError('store-failed', 'this file system has no write-ahead log', {
      facts: { journalMode: journal_mode },
    });
  }
  await query('PRAGMA synchronous=FULL');
}

const versionRows = z.tuple([z.object({ version: z.string() })]);
const modeRows = z.tuple([z.object({ journal_mode: z.string() })]);

export function isNewEnough(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, least] of leastVersion.entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
