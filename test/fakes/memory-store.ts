import type { Json } from '../../src/core/message.ts';
import type { Store, Stored, StoreKey } from '../../src/core/ports/store.ts';

interface Row {
  rev: number;
  text: string;
}

/** What goes wrong with a store, for tests: called before each call; what it throws, the call throws. */
export type BeforeCall = (
  name: 'get' | 'putIfAbsent' | 'cas' | 'delete' | 'scan',
  key: string,
) => void;

/** A store in memory that keeps values as text, as a database does: nothing is shared with the caller. */
export function createMemoryStore(beforeCall: BeforeCall = () => undefined): Store & {
  dump(): Readonly<Record<string, Json>>;
} {
  const rows = new Map<StoreKey, Row>();
  const read = (key: StoreKey): Stored | undefined => {
    const row = rows.get(key);
    return row === undefined ? undefined : { key, rev: row.rev, value: JSON.parse(row.text) };
  };

  async function* pages(keys: readonly StoreKey[]): AsyncIterable<Stored> {
    for (const key of keys) {
      await Promise.resolve();
      beforeCall('scan', key);
      const stored = read(key);
      if (stored !== undefined) yield stored;
    }
  }

  return {
    async get(key) {
      beforeCall('get', key);
      return read(key);
    },
    async putIfAbsent(key, value) {
      beforeCall('putIfAbsent', key);
      if (rows.has(key)) return false;
      rows.set(key, { rev: 1, text: JSON.stringify(value) });
      return true;
    },
    async cas(key, rev, next) {
      beforeCall('cas', key);
      const row = rows.get(key);
      if (row === undefined || row.rev !== rev) return false;
      row.rev += 1;
      row.text = JSON.stringify(next);
      return true;
    },
    async delete(key) {
      beforeCall('delete', key);
      rows.delete(key);
    },
    scan: (prefix) =>
      pages([...rows.keys()].filter((key) => key.startsWith(prefix)).sort(byCodeUnits)),
    scanLive: () => pages([...rows.keys()].filter((key) => isLiveTurn(key, rows))),
    dump: () => Object.fromEntries([...rows].map(([key, row]) => [key, JSON.parse(row.text)])),
  };
}

function isLiveTurn(key: StoreKey, rows: ReadonlyMap<StoreKey, Row>): boolean {
  if (!key.startsWith('turn:')) return false;
  const value: unknown = JSON.parse(rows.get(key)?.text ?? 'null');
  return typeof value === 'object' && value !== null && 'isLive' in value && value.isLive === true;
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
