import type { Json } from '../../src/core/message.ts';
import type { Store, StoreKey } from '../../src/core/ports/store.ts';

/** One write, as it was asked for. */
export type Write =
  | { readonly kind: 'put'; readonly key: StoreKey; readonly value: Json }
  | { readonly kind: 'cas'; readonly key: StoreKey; readonly rev: number; readonly value: Json };

/** The same store, with every write noted in the order it was asked for. */
export function recordWrites(store: Store): Store & { readonly writes: readonly Write[] } {
  const writes: Write[] = [];
  return {
    ...store,
    writes,
    putIfAbsent(key, value) {
      writes.push({ kind: 'put', key, value });
      return store.putIfAbsent(key, value);
    },
    cas(key, rev, value) {
      writes.push({ kind: 'cas', key, rev, value });
      return store.cas(key, rev, value);
    },
  };
}

/** Nothing but these writes, so many at a time: what the store alone can do. */
export async function repeatWrites(
  store: Store,
  writes: readonly Write[],
  atOnce: number,
): Promise<void> {
  const left = writes.values();
  const writer = async () => {
    for (const write of left) {
      await (write.kind === 'put'
        ? store.putIfAbsent(write.key, write.value)
        : store.cas(write.key, write.rev, write.value));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writer));
}
