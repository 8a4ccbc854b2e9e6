import type { Stored } from '../core/ports/store.ts';

/** A row as it lies in the file, and what it says, once somebody asked. */
export interface RecentRow {
  readonly text: string;
  document?: RecentDocument;
}

export interface RecentDocument {
  readonly stored: Stored;
  /** Epoch ms. */
  readonly expires: number | undefined;
}

/** What was read or written last, so that a document that is used again and again is read from the file once. */
export interface RecentRows {
  get(key: string): RecentRow | undefined;
  set(key: string, text: string): RecentRow;
  drop(key: string): void;
  /** Keeps nothing from now on: somebody else may write to the file, or it is closed. */
  stop(): void;
}

/** Thousands of turns with all that belongs to them. */
const maxTotalChars = 4_000_000;
/** One long draft shall not push out everybody's small documents. */
const maxRowChars = 200_000;

/**
 * True only while this process is the one that writes, which the instance lock sees to; whoever writes drops the key in
 * any doubt.
 */
export function createRecentRows(): RecentRows {
  /** In the order of their last use, oldest first. */
  const rows = new Map<string, RecentRow>();
  let totalChars = 0;
  let isStopped = false;

  function drop(key: string): void {
    totalChars -= rows.get(key)?.text.length ?? 0;
    rows.delete(key);
  }

  function makeRoom(): void {
    for (const oldest of rows.keys()) {
      if (totalChars <= maxTotalChars) return;
      drop(oldest);
    }
  }

  return {
    get(key) {
      const row = rows.get(key);
      if (row === undefined) return undefined;
      rows.delete(key);
      rows.set(key, row);
      return row;
    },
    set(key, text) {
      drop(key);
      const row: RecentRow = { text };
      if (isStopped || text.length > maxRowChars) return row;
      rows.set(key, row);
      totalChars += text.length;
      makeRoom();
      return row;
    },
    drop,
    stop() {
      isStopped = true;
      rows.clear();
      totalChars = 0;
    },
  };
}
