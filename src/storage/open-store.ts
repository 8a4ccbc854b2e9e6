import { join } from 'node:path';
import { z } from 'zod';
import { BotError } from '../core/errors.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { Store } from '../core/ports/store.ts';
import { dataFormat } from '../core/records/document-versions.ts';
import { backupTo } from './backup.ts';
import { type Database, openDatabase } from './database.ts';
import { createDocuments, prepareDocuments } from './documents.ts';
import { claimFormat, formatStatement } from './format.ts';
import { acquireInstanceLock, type Holder, type InstanceLock } from './instance-lock.ts';
import { makeFolder } from './make-folder.ts';
import { createRecentRows } from './recent-rows.ts';
import { createSeal, type Seal, wrongKey } from './seal.ts';
import { makeKeyFile, readKeyFile } from './secret-key.ts';
import { sweepExpired } from './sweep.ts';
import { createWriteChain } from './write-chain.ts';

export interface StoreOptions {
  /** The data folder; made where it is missing. */
  readonly dir: string;
  /** What tokens are sealed with; without it a key is made once in the data folder. */
  readonly secretKey?: string;
  readonly log: Logger;
  /** Told to a second process that finds the folder in use. */
  readonly holder?: Holder;
  /** The program's version, told to an older program that finds what it cannot read. */
  readonly version?: string;
}

export type OpenStore = Store & {
  /** Resolves where the lock is held and something could be written; else throws `store-…`. */
  check(): Promise<void>;
  close(): Promise<void>;
  /** Throws `output-exists` rather than write over a file. */
  backup(file: string): Promise<void>;
};

export const databaseFileName = 'cutroom.sqlite';
const sweepEveryMs = 60 * 60_000;
const unknownHolder: Holder = { pid: 0, command: 'start' };

/** Takes the instance lock, then opens the one database. Throws `data-in-use`, `data-too-new`, `wrong-key`, `store-…`. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { dir, log } = options;
  await makeFolder(dir);
  const lock = await acquireInstanceLock(dir, options.holder ?? unknownHolder);
  try {
    const database = await openDatabase(join(dir, databaseFileName), log);
    return await openDocuments(options, database, lock).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openDocuments(
  { dir, secretKey, log, version = 'unknown' }: StoreOptions,
  database: Database,
  lock: InstanceLock,
): Promise<OpenStore> {
  const format = dataFormat();
  await claimFormat(database, { format, version });
  const seal = await findSeal(dir, secretKey, database);
  await prepareDocuments(database);
  await sweepExpired(database, Date.now());
  const chain = createWriteChain();
  const recent = createRecentRows();
  const timer = setInterval(() => {
    sweepExpired(database, Date.now()).catch((error: unknown) =>
      log.warn({ err: error }, 'sweep failed'),
    );
  }, sweepEveryMs).unref();
  let closing: Promise<void> | undefined;
  const close = async () => {
    clearInterval(timer);
    await chain.whenIdle();
    recent.stop();
    await database.close();
    await lock.release();
  };
  return {
    ...createDocuments({ database, seal, chain, recent, log }),
    check: async () => {
      await lock.check().catch((error: unknown) => {
        recent.stop();
        throw error;
      });
      // Writes the first page as it is: the smallest true write there is.
      await database.query(formatStatement(format));
    },
    backup: (file) => backupTo(database, file),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** A new key is made only where nothing is sealed yet: else it would hide the one that was lost. */
async function findSeal(
  dir: string,
  secretKey: string | undefined,
  database: Database,
): Promise<Seal> {
  const kids = await sealedKids(database);
  const secret = secretKey ?? (await readKeyFile(dir));
  if (secret === undefined) {
    if (kids.length > 0) {
      throw new BotError('wrong-key', 'the key of the stored tokens is missing');
    }
    return createSeal(await makeKeyFile(dir));
  }
  const seal = createSeal(secret);
  if (kids.some((kid) => kid !== seal.kid)) throw wrongKey();
  return seal;
}

const kidRows = z.array(z.object({ kid: z.string() }));

async function sealedKids(database: Database): Promise<readonly string[]> {
  const rows = await database.query(
    `SELECT DISTINCT json_tree.value AS kid FROM keyv, json_tree(keyv.value)
     WHERE keyv.key >= 'account:' AND keyv.key < 'account;'
       AND json_tree.key = 'kid' AND json_tree.path LIKE '%.token'`,
  );
  return kidRows.parse(rows).map((row) => row.kid);
}
