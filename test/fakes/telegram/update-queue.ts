import type { Update } from 'grammy/types';

/** What a bot gets only when it asks for it. */
const notByDefault: readonly string[] = [
  'chat_member',
  'message_reaction',
  'message_reaction_count',
];

export type UpdateContent = Omit<Update, 'update_id'>;

export interface UpdateQueue {
  push(content: UpdateContent): void;
  /** What was given out and confirmed long ago comes once more; without an id the newest. */
  redeliver(updateId?: number): void;
  pending(): readonly Update[];
  /** Confirms everything below, and gives what waits from there on. */
  take(offset: number, limit: number): readonly Update[];
  /** Takes out one that a webhook has accepted. */
  confirm(update: Update): void;
  confirmedBelow(): number;
  /** Which kinds are wanted; none named: all but those that must be asked for. */
  allow(kinds: readonly string[] | undefined): void;
  allowed(): readonly string[] | undefined;
  dropAll(): void;
  /** Called when something waits that did not before. */
  onNew(listener: () => void): void;
}

/** Updates wait here until they are confirmed. */
export function createUpdateQueue(): UpdateQueue {
  const past: Update[] = [];
  const listeners: (() => void)[] = [];
  let queue: Update[] = [];
  let again: Update[] = [];
  let [lastId, confirmed] = [700_000_000, 0];
  let allowed: readonly string[] | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  function push(content: UpdateContent): void {
    const kind = Object.keys(content)[0] ?? '';
    const isWanted = allowed?.includes(kind) ?? !notByDefault.includes(kind);
    if (!isWanted) return;
    lastId += 1;
    const update = { ...content, update_id: lastId };
    queue.push(update);
    past.push(update);
    tell();
  }

  function redeliver(updateId?: number): void {
    const isMeant = ({ update_id }: Update) => updateId === undefined || update_id === updateId;
    const update = past.findLast(isMeant);
    if (update === undefined) throw new Error('no such update was given out');
    again.push(update);
    tell();
  }

  function take(offset: number, limit: number): readonly Update[] {
    queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset);
    confirmed = Math.max(confirmed, offset);
    const repeated = again;
    again = [];
    return [...repeated, ...queue].slice(0, limit);
  }

  return {
    push,
    redeliver,
    take,
    pending: () => [...again, ...queue],
    confirm(update) {
      queue = queue.filter((each) => each !== update);
      again = again.filter((each) => each !== update);
    },
    confirmedBelow: () => confirmed,
    allow(kinds) {
      allowed = kinds === undefined || kinds.length === 0 ? undefined : kinds;
    },
    allowed: () => allowed,
    dropAll() {
      queue = [];
    },
    onNew: (listener) => void listeners.push(listener),
  };
}
