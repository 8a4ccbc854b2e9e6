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

/** Of the documents' text; the least recently used go first. */
const cachedChars = 16_000_000;

/** `path` maps a key that was checked before to its file. */
export function createDocuments<Value>(
  schema: z.ZodType<Value>,
  path: (key: string) => string,
): Documents<Value> {
  const cache = createCache<Value>();
  const inTurn = createTurns();

  async function load(key: string): Promise<Value | undefined> {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const text = await readText(path(key));
    if (text === undefined) return undefined;
    return cache.keep(key, schema.parse(JSON.parse(text)), text.length);
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
    return cache.keep(key, next, text.length);
  }

  return {
    read: (key) => inTurn(key, () => load(key)),
    write: (key, change) => inTurn(key, () => store(key, change)),
    remove: (key, remove) =>
      inTurn(key, async () => {
        cache.drop(key);
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

function createCache<Value>() {
  const entries = new Map<string, { readonly value: Value; readonly chars: number }>();
  let chars = 0;

  function drop(key: string): void {
    chars -= entries.get(key)?.chars ?? 0;
    entries.delete(key);
  }

  function keep(key: string, value: Value, size: number): Value {
    drop(key);
    entries.set(key, { value, chars: size });
    chars += size;
    for (const oldest of entries.keys()) {
      if (chars <= cachedChars) break;
      drop(oldest);
    }
    return value;
  }

  return {
    drop,
    keep,
    get(key: string): Value | undefined {
      const entry = entries.get(key);
      return entry === undefined ? undefined : keep(key, entry.value, entry.chars);
    },
  };
}
