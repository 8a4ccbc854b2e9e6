/** Rows as they lie in the file, so that a document that is used again and again is read from it once. */
export interface RecentRows {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  drop(key: string): void;
  /** Keeps nothing from now on: somebody else may write to the file, or it is closed. */
  stop(): void;
}

/** Thousands of turns with all that belongs to them; two bytes a sign at most. */
const maxTotalChars = 4_000_000;
/** One long draft shall not push out everybody's small documents. */
const maxRowChars = 200_000;

/**
 * Text, not objects: nobody can change what another one reads, and a token stays sealed. True only while this process
 * is the one that writes, which the instance lock sees to; whoever writes drops the key in any doubt.
 */
export function createRecentRows(): RecentRows {
  /** In the order of their last use, oldest first. */
  const rows = new Map<string, string>();
  let totalChars = 0;
  let isStopped = false;

  function drop(key: string): void {
    totalChars -= rows.get(key)?.length ?? 0;
    rows.delete(key);
  }

  return {
    get(key) {
      const text = rows.get(key);
      if (text === undefined) return undefined;
      rows.delete(key);
      rows.set(key, text);
      return text;
    },
    set(key, text) {
      drop(key);
      if (isStopped || text.length > maxRowChars) return;
      rows.set(key, text);
      totalChars += text.length;
      for (const oldest of rows.keys()) {
        if (totalChars <= maxTotalChars) return;
        drop(oldest);
      }
    },
    drop,
    stop() {
      isStopped = true;
      rows.clear();
      totalChars = 0;
    },
  };
}
