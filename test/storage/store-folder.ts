import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyvSqlite } from '@keyv/sqlite';
import { type OpenStore, openStore, type StoreOptions } from '../../src/storage/open-store.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';

export interface StoreFolder {
  readonly dir: string;
  open(options?: Partial<StoreOptions>): Promise<OpenStore>;
  /** Rows as they lie in the file, past our own code. The store must be closed. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  remove(): Promise<void>;
}

export type Row = Readonly<Record<string, string | number | null>>;

export async function createStoreFolder(): Promise<StoreFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'cutroom-store-'));
  const opened: OpenStore[] = [];
  return {
    dir,
    open: async (options = {}) => {
      const store = await openStore({ dir, log: createQuietLogger(), ...options });
      opened.push(store);
      return store;
    },
    query: async (sql, parameters = []) => {
      const adapter = new KeyvSqlite({ uri: `sqlite://${join(dir, 'cutroom.sqlite')}` });
      const rows: readonly Row[] = await adapter.query(sql, parameters);
      await adapter.close();
      return rows;
    },
    remove: async () => {
      for (const store of opened) await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
