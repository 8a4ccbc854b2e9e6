/** Lines that wait to be handed over, in order, one at a time. */
export interface LineQueue {
  add(line: string): void;
  /** Drops what still waits. */
  clear(): void;
  whenIdle(): Promise<void>;
}

export interface LineQueueOptions {
  /** Must not throw. */
  handle(line: string): Promise<void>;
  /** Told when so many wait that the input should be held, and when it may go on. */
  onFull(): void;
  onRoom(): void;
}

const maxWaitingLines = 100;

export function createLineQueue({ handle, onFull, onRoom }: LineQueueOptions): LineQueue {
  const waiting: string[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      await handle(line);
      if (waiting.length === maxWaitingLines - 1) onRoom();
    }
    working = undefined;
  }

  return {
    add: (line) => {
      waiting.push(line);
      if (waiting.length >= maxWaitingLines) onFull();
      working ??= work();
    },
    clear: () => {
      waiting.length = 0;
    },
    whenIdle: async () => {
      while (working !== undefined) await working;
    },
  };
}
