import type { Update } from 'grammy/types';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { Store } from '../../../core/ports/store.ts';
import { createDocuments } from '../../../core/records/documents.ts';

/**
 * Updates on disk, from before Telegram is told that they came until the bot has taken them: parts of an album wait here
 * for each other, and a crash loses none. What comes while a write is under way goes into the next one together.
 */
export interface Inbox {
  /** Resolves with those that are new once they are on disk; `BotError` where they could not be put there. */
  put(updates: readonly Update[]): Promise<readonly Update[]>;
  /** What an earlier process left, oldest first. Called once, before the first `put`. */
  restore(): Promise<readonly Update[]>;
  /** The bot has it. */
  done(updateId: number): void;
  /** So many wait for the bot that Telegram had better keep the next: it does so for a day. */
  isFull(): boolean;
  /** So many came at the same time a moment ago that they were written together. */
  isFlooded(): boolean;
}

export interface InboxDeps {
  readonly botId: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Batch {
  readonly v: 1;
  readonly updates: readonly Update[];
}

const maxWaiting = 20_000;
const maxBatch = 500;
/** A write takes a millisecond or two: so many in that time are thousands a second. A poll is one, whatever it brings. */
const floodCount = 10;
const floodLastsMs = 200;
/** Telegram now and then gives an update twice; later repetitions are the core's to find. */
const maxRemembered = 5_000;

export function createInbox({ botId, store, clock, log }: InboxDeps): Inbox {
  const documents = createDocuments<Batch>('adapter', store, clock);
  const prefix = `telegram:${botId}:inbox:`;
  const known = createRecent(maxRemembered);
  // One that stays is handed over again by the next process, and the core knows it.
  const clear = (id: string) =>
    documents.delete(id).catch((err: unknown) => log.warn({ err }, 'updates were not cleared'));
  const held = createHeld((id) => void clear(id));
  let written = 0;
  let floodedAt = Number.NEGATIVE_INFINITY;

  const writer = createWriter(async (requests) => {
    if (requests.length >= floodCount) floodedAt = clock.now();
    const updates = requests.flat();
    written += 1;
    const id = `${prefix}${toOrder(clock.now())}-${toOrder(written)}`;
    try {
      await documents.putIfAbsent(id, { v: 1, updates });
      held.add(id, updates);
    } catch (error) {
      for (const { update_id } of updates) known.forget(update_id);
      throw error;
    }
  });

  async function put(updates: readonly Update[]): Promise<readonly Update[]> {
    const fresh = updates.filter(({ update_id }) => known.add(update_id));
    if (fresh.length > 0) {
      await writer.write(fresh);
      return fresh;
    }
    if (!writer.isWriting()) return [];
    // A repetition of one that is being written is safe when that one is.
    await writer.whenIdle();
    return put(updates);
  }

  return {
    put,
    async restore() {
      const all: Update[] = [];
      for await (const { key, value } of store.scan(`adapter:${prefix}`)) {
        // Proof for the cast: what stands under this prefix was written above.
        const { updates } = value as unknown as Batch;
        const fresh = updates.filter(({ update_id }) => known.add(update_id));
        const id = key.slice('adapter:'.length);
        if (fresh.length === 0) await clear(id);
        else held.add(id, fresh);
        all.push(...fresh);
      }
      return all;
    },
    done: held.done,
    isFull: () => held.size() >= maxWaiting,
    isFlooded: () => clock.now() - floodedAt < floodLastsMs,
  };
}

interface Waiting {
  readonly updates: readonly Update[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** One write at a time; what comes meanwhile goes into the next one together. */
function createWriter(store: (requests: readonly (readonly Update[])[]) => Promise<void>) {
  let queue: Waiting[] = [];
  let writing: Promise<void> | undefined;

  async function writeNext(): Promise<void> {
    const next = queue.slice(0, maxBatch);
    queue = queue.slice(maxBatch);
    try {
      await store(next.map(({ updates }) => updates));
      for (const { resolve } of next) resolve();
    } catch (error) {
      for (const { reject } of next) reject(error);
    }
  }

  async function writeAll(): Promise<void> {
    while (queue.length > 0) await writeNext();
    writing = undefined;
  }

  return {
    isWriting: () => writing !== undefined,
    whenIdle: async () => writing,
    write(updates: readonly Update[]): Promise<void> {
      const stored = new Promise<void>((resolve, reject) => {
        queue.push({ updates, resolve, reject });
      });
      writing ??= writeAll();
      return stored;
    },
  };
}

/** Which document each update is in, and which documents have none left. */
function createHeld(onEmpty: (id: string) => void) {
  const documentOf = new Map<number, string>();
  const leftIn = new Map<string, number>();
  return {
    size: () => documentOf.size,
    add(id: string, updates: readonly Update[]): void {
      leftIn.set(id, updates.length);
      for (const { update_id } of updates) documentOf.set(update_id, id);
    },
    done(updateId: number): void {
      const id = documentOf.get(updateId);
      if (id === undefined) return;
      documentOf.delete(updateId);
      const left = (leftIn.get(id) ?? 1) - 1;
      leftIn.set(id, left);
      if (left > 0) return;
      leftIn.delete(id);
      onEmpty(id);
    },
  };
}

/** Sorts as text in the order of numbers. */
function toOrder(number: number): string {
  return String(number).padStart(15, '0');
}

function createRecent(max: number) {
  const ids = new Set<number>();
  return {
    /** False where it was there. */
    add(id: number): boolean {
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > max) ids.delete(ids.values().next().value ?? id);
      return true;
    },
    forget: (id: number) => void ids.delete(id),
  };
}
