import type { Json } from '../core/message.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { Store, Stored, StoreKey } from '../core/ports/store.ts';
import type { Database } from './database.ts';
import { pageRows, parseRow, parseVersioned, toRowText } from './document-row.ts';
import { toStoreError } from './errors.ts';
import { endOfRange } from './key-range.ts';
import type { RecentDocument, RecentRow, RecentRows } from './recent-rows.ts';
import type { Seal } from './seal.ts';
import type { WriteChain } from './write-chain.ts';

export interface DocumentsDeps {
  readonly database: Database;
  readonly seal: Seal;
  readonly chain: WriteChain;
  readonly recent: RecentRows;
  readonly log: Logger;
}

const pageRowCount = 100;

const liveField = `json_extract(value, '$.value.doc.isLive')`;
const notExpired = `ifnull(json_extract(value, '$.expires') >= ?, 1)`;

const statements = {
  // All rows of an index entry come in the order they were first written.
  liveIndex: `CREATE INDEX IF NOT EXISTS live ON keyv(${liveField}) WHERE ${liveField} = 1`,
  put: `INSERT INTO keyv (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
    WHERE json_extract(keyv.value, '$.expires') < ? RETURNING 1`,
  cas: `UPDATE keyv SET value = ?
    WHERE key = ? AND json_extract(value, '$.value.rev') = ? AND ${notExpired} RETURNING 1`,
  firstPage: `SELECT 0 AS place, key, value FROM keyv
    WHERE key >= ? AND key < ? AND ${notExpired} ORDER BY key LIMIT ${pageRowCount}`,
  nextPage: `SELECT 0 AS place, key, value FROM keyv
    WHERE key > ? AND key < ? AND ${notExpired} ORDER BY key LIMIT ${pageRowCount}`,
  livePage: `SELECT rowid AS place, key, value FROM keyv
    WHERE ${liveField} = 1 AND rowid > ? AND key >= 'turn:' AND key < 'turn;' AND ${notExpired}
    ORDER BY rowid LIMIT ${pageRowCount}`,
} as const;

export async function prepareDocuments(database: Database): Promise<void> {
  await database.query(statements.liveIndex);
}

/** The `Store` port on one table. Everything about one key happens in the order it was asked for. */
export function createDocuments(deps: DocumentsDeps): Store {
  const { chain } = deps;
  return {
    get: (key) => chain.run(key, () => read(deps, key)),
    putIfAbsent: (key, value) => chain.run(key, () => put(deps, key, value)),
    cas: (key, rev, next) => chain.run(key, () => compareAndSet(deps, { key, rev, value: next })),
    delete: (key) => chain.run(key, () => remove(deps, key)),
    scan: (prefix) => scan(deps, prefix),
    scanLive: () => scanLive(deps),
  };
}

async function read(deps: DocumentsDeps, key: StoreKey): Promise<Stored | undefined> {
  const recent = deps.recent.get(key);
  const known = recent === undefined ? undefined : toDocument(deps, key, recent);
  if (known !== undefined && (known.expires === undefined || known.expires >= Date.now())) {
    return known.stored;
  }
  deps.recent.drop(key);
  const value = await deps.database.keyv.get(key).catch((error: unknown) => {
    throw toStoreError('get', error);
  });
  if (value === undefined) return undefined;
  const text = toRowText(key, parseVersioned(key, value));
  return toDocument(deps, key, deps.recent.set(key, text)).stored;
}

/** Whoever asks gets the same one, frozen: nobody can change what another one reads. */
function toDocument(deps: DocumentsDeps, key: StoreKey, row: RecentRow): RecentDocument {
  row.document ??= openRow(deps, key, row.text);
  return row.document;
}

function openRow({ seal }: DocumentsDeps, key: StoreKey, text: string): RecentDocument {
  const { value, expires } = parseRow(key, text);
  const { rev, doc } = value;
  return { stored: { key, rev, value: freeze(seal.open(key, doc)) }, expires };
}

function freeze(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  for (const part of Object.values(value)) if (part !== undefined) freeze(part);
  return Object.freeze(value);
}

async function put(deps: DocumentsDeps, key: StoreKey, value: Json): Promise<boolean> {
  const text = toRowText(key, { rev: 1, doc: deps.seal.close(key, value) });
  // Most of what adapters write only the next process reads, as the updates that came in: it would take others' room.
  const isUsedAgain = !key.startsWith('adapter:');
  return write(deps, { key, text, isUsedAgain, sql: statements.put, parameters: [key, text] });
}

async function compareAndSet(deps: DocumentsDeps, { key, rev, value }: Stored): Promise<boolean> {
  const text = toRowText(key, { rev: rev + 1, doc: deps.seal.close(key, value) });
  const parameters = [text, key, rev];
  return write(deps, { key, text, isUsedAgain: true, sql: statements.cas, parameters });
}

interface RowWrite {
  readonly key: StoreKey;
  readonly text: string;
  readonly isUsedAgain: boolean;
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** What was refused, or may have landed or not, is read from the file next time. */
async function write(deps: DocumentsDeps, row: RowWrite): Promise<boolean> {
  const { key, text, sql, parameters } = row;
  deps.recent.drop(key);
  const isWritten = hasRow(await deps.database.query(sql, [...parameters, Date.now()]));
  if (isWritten && row.isUsedAgain) deps.recent.set(key, text);
  return isWritten;
}

async function remove(deps: DocumentsDeps, key: StoreKey): Promise<void> {
  deps.recent.drop(key);
  await deps.database.keyv.delete(key).catch((error: unknown) => {
    throw toStoreError('delete', error);
  });
}

function hasRow(rows: unknown): boolean {
  return Array.isArray(rows) && rows.length > 0;
}

async function* scan(deps: DocumentsDeps, prefix: string): AsyncGenerator<Stored> {
  const end = endOfRange(prefix);
  let sql: string = statements.firstPage;
  let start = prefix;
  for (;;) {
    const rows = pageRows.parse(await deps.database.query(sql, [start, end, Date.now()]));
    yield* readable(deps, rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRowCount) return;
    start = last.key;
    sql = statements.nextPage;
  }
}

async function* scanLive(deps: DocumentsDeps): AsyncGenerator<Stored> {
  let place = 0;
  for (;;) {
    const rows = pageRows.parse(
      await deps.database.query(statements.livePage, [place, Date.now()]),
    );
    yield* readable(deps, rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRowCount) return;
    place = last.place;
  }
}

/** One broken document must not hide the others: it is logged, and a `get` of it still throws. */
function* readable(
  deps: DocumentsDeps,
  rows: readonly { readonly key: StoreKey; readonly value: string }[],
): Generator<Stored> {
  for (const row of rows) {
    const stored = tryRow(deps, row);
    if (stored !== undefined) yield stored;
  }
}

function tryRow(
  deps: DocumentsDeps,
  row: { readonly key: StoreKey; readonly value: string },
): Stored | undefined {
  try {
    const { rev, doc } = parseRow(row.key, row.value).value;
    return { key: row.key, rev, value: deps.seal.open(row.key, doc) };
  } catch (error) {
    deps.log.error({ err: error, key: row.key }, 'unreadable document left out of a scan');
    return undefined;
  }
}
