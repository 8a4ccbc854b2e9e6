import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { createTurns } from './create-turns.ts';
import { systemCode, toDiskError } from './disk-errors.ts';

/** JSON documents, one file each. Values are never changed in place. */
export interface Documents<Value> {
  read(key: string): Promise<Value | undefined>;
  /** Changes of one key happen one after another, each on the newest value; what `change` throws leaves it as it is. */
  write(key: string, change: (current: Value | undefined) => Value): Promise<Value>;
  /** Runs `remove` in the key's turn; from then on the document is gone. */
  remove(key: string, remove: () => Promise<void>): Promise<void>;
}

const cachedCount = 100;

/** `path` maps a key that was checked before to its file. */
export function createDocuments<Value>(
  schema: z.ZodType<Value>,
  path: (key: string) => string,
): Documents<Value> {
  const cache = new Map<string, Value>();
  const inTurn = createTurns();

  async function load(key: string): Promise<Value | undefined> {
    const cached = cache.get(key);
    if (cached !== undefined) return remember(key, cached);
    const text = await readText(path(key));
    return text === undefined ? undefined : remember(key, schema.parse(JSON.parse(text)));
  }

  function remember(key: string, value: Value): Value {
    cache.delete(key);
    cache.set(key, value);
    for (const oldest of cache.keys()) {
      if (cache.size <= cachedCount) break;
      cache.delete(oldest);
    }
    return value;
  }

  async function store(key: string, change: (current: Value | undefined) => Value): Promise<Value> {
    const current = await load(key);
    const next = change(current);
    if (next === current) return next;
    const text = JSON.stringify(next);
    try {
      if (current === undefined) await mkdir(dirname(path(key)), { recursive: true });
      await writeFileAtomic(path(key), text, { mode: 0o600 });
    } catch (error) {
      throw toDiskError(error);
    }
    return remember(key, next);
  }

  return {
    read: (key) => inTurn(key, () => load(key)),
    write: (key, change) => inTurn(key, () => store(key, change)),
    remove: (key, remove) =>
      inTurn(key, async () => {
        cache.delete(key);
        await remove();
      }),
  };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
