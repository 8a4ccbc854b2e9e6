import { BotError } from '../errors.ts';
import type { Json } from '../message.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, StoreKey } from '../ports/store.ts';
import { type DocumentKind, upgrade, versionsOf } from './document-versions.ts';

export interface Document<T> {
  readonly rev: number;
  readonly value: T;
}

/** Documents of one kind, typed; every call outlasts a short trouble of the store. */
export interface Documents<T> {
  get(id: string): Promise<Document<T> | undefined>;
  putIfAbsent(id: string, value: T): Promise<boolean>;
  cas(id: string, rev: number, next: T): Promise<boolean>;
  /**
   * Compare-and-set until it holds. `change` may be called again on a newer value; `undefined` leaves the document as
   * it is. Resolves with what is stored afterwards.
   */
  update(id: string, change: (current: T | undefined) => T | undefined): Promise<T | undefined>;
  delete(id: string): Promise<void>;
  all(): AsyncIterable<{ readonly id: string; readonly value: T }>;
}

const maxCollisions = 100;
const retryWaitsMs = [20, 100, 400] as const;

export function createDocuments<T>(kind: DocumentKind, store: Store, clock: Clock): Documents<T> {
  const patient = createPatientStore(store, clock);
  const keyOf = (id: string): StoreKey => `${kind}:${id}`;
  const read = (value: Json): T => fromJson<T>(upgrade(value, versionsOf(kind)));

  async function get(id: string): Promise<Document<T> | undefined> {
    const stored = await patient.get(keyOf(id));
    return stored === undefined ? undefined : { rev: stored.rev, value: read(stored.value) };
  }

  return {
    get,
    putIfAbsent: (id, value) => patient.putIfAbsent(keyOf(id), toJson(value)),
    cas: (id, rev, next) => patient.cas(keyOf(id), rev, toJson(next)),
    async update(id, change) {
      for (let collisions = 0; collisions < maxCollisions; collisions++) {
        const current = await get(id);
        const next = change(current?.value);
        if (next === undefined) return current?.value;
        const isStored =
          current === undefined
            ? await patient.putIfAbsent(keyOf(id), toJson(next))
            : await patient.cas(keyOf(id), current.rev, toJson(next));
        if (isStored) return next;
      }
      throw new BotError('store-busy', 'a document changed too often to be changed', {
        facts: { kind },
      });
    },
    delete: (id) => patient.delete(keyOf(id)),
    async *all() {
      for await (const { key, value } of store.scan(`${kind}:`)) {
        yield { id: key.slice(kind.length + 1), value: read(value) };
      }
    },
  };
}

/** Proof for the cast: documents of a kind are written by `toJson` of the same `createDocuments<T>`, or upgraded to what it writes. */
function fromJson<T>(value: Json): T {
  return value as unknown as T;
}

/** Proof for the cast: documents hold plain data only; functions and dates do not occur in their types. */
function toJson<T>(value: T): Json {
  return value as unknown as Json;
}

type SingleCalls = Pick<Store, 'get' | 'putIfAbsent' | 'cas' | 'delete'>;

/**
 * A write whose answer was an error may have landed. It is looked for before it is tried again, so that one change is
 * never made twice.
 */
function createPatientStore(store: Store, clock: Clock): SingleCalls {
  async function isThere(key: StoreKey, rev: number, value: Json): Promise<boolean> {
    const stored = await store.get(key);
    return stored?.rev === rev && JSON.stringify(stored.value) === JSON.stringify(value);
  }
  const patiently = <R>(call: (attempt: number) => Promise<R>) => withPatience(clock, call);
  return {
    get: (key) => patiently(() => store.get(key)),
    delete: (key) => patiently(() => store.delete(key)),
    putIfAbsent: (key, value) =>
      patiently(async (attempt) => {
        if (attempt > 0 && (await isThere(key, 1, value))) return true;
        return store.putIfAbsent(key, value);
      }),
    cas: (key, rev, next) =>
      patiently(async (attempt) => {
        if (attempt > 0 && (await isThere(key, rev + 1, next))) return true;
        return store.cas(key, rev, next);
      }),
  };
}

async function withPatience<R>(clock: Clock, call: (attempt: number) => Promise<R>): Promise<R> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call(attempt);
    } catch (error) {
      const waitMs = retryWaitsMs[attempt];
      if (waitMs === undefined || !isPassing(error)) throw error;
      await clock.sleep(waitMs, new AbortController().signal);
    }
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof BotError && (error.code === 'store-busy' || error.code === 'store-failed')
  );
}
