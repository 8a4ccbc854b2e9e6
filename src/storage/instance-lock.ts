import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyvSqlite } from '@keyv/sqlite';
import { z } from 'zod';
import { BotError } from '../core/errors.ts';
import { isBusy, toStoreError } from './errors.ts';

/** Who asks for the lock, as the side file tells it to a second process. */
export interface Holder {
  readonly pid: number;
  readonly command: string;
}

export interface InstanceLock {
  /** Throws `store-failed` where the locked file is not in the folder any more. */
  check(): Promise<void>;
  release(): Promise<void>;
}

const lockFileName = 'lock.sqlite';
const holderFileName = 'lock.json';
/** Zero would leave SQLite's own second of waiting in place. */
const busyTimeoutMs = 1;

const holderFile = z.object({ pid: z.number(), command: z.string(), since: z.string() });

/**
 * Holds the folder for this process alone. The kernel lets go of it when the process dies in whatever way, so
 * nothing stale is ever left. Throws `data-in-use` with who holds it.
 */
export async function acquireInstanceLock(dir: string, holder: Holder): Promise<InstanceLock> {
  const adapter = new KeyvSqlite({
    uri: `sqlite://${join(dir, lockFileName)}`,
    table: 'lock',
    busyTimeout: busyTimeoutMs,
  });
  // The same failure comes out of the queries below.
  adapter.on('error', () => undefined);
  try {
    await adapter.query('PRAGMA locking_mode=EXCLUSIVE');
    await adapter.query('BEGIN EXCLUSIVE');
  } catch (error) {
    await adapter.close().catch(() => undefined);
    if (!isBusy(error)) throw toStoreError('lock the data folder', error);
    throw new BotError('data-in-use', 'another process holds the data folder', {
      facts: { holder: await describeHolder(dir) },
    });
  }
  await writeHolder(dir, holder);
  const locked = await stat(join(dir, lockFileName));
  return { check: () => checkFile(dir, locked.ino), release: () => release(adapter, dir) };
}

/** A lock on a file that was deleted keeps nobody out. */
async function checkFile(dir: string, inode: number): Promise<void> {
  const found = await stat(join(dir, lockFileName)).catch((error: unknown) => {
    throw toStoreError('look at the lock', error);
  });
  if (found.ino !== inode) throw new BotError('store-failed', 'the lock file is another one');
}

/** Only for people: the lock itself is the other file, so a failure here changes nothing. */
async function writeHolder(dir: string, holder: Holder): Promise<void> {
  const text = JSON.stringify({ ...holder, since: new Date().toISOString() });
  await writeFile(join(dir, holderFileName), `${text}\n`, { mode: 0o600 }).catch(() => undefined);
}

async function describeHolder(dir: string): Promise<string> {
  try {
    const text = await readFile(join(dir, holderFileName), 'utf8');
    const { pid, command, since } = holderFile.parse(JSON.parse(text));
    return `cutroom ${command}, process ${pid}, since ${since}`;
  } catch {
    // Not written yet, or half written: the lock is true all the same.
    return 'another process';
  }
}

async function release(adapter: KeyvSqlite, dir: string): Promise<void> {
  await rm(join(dir, holderFileName), { force: true });
  await adapter.close();
}
