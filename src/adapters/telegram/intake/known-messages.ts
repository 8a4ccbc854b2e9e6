import type { Clock } from '../../../core/ports/clock.ts';
import type { OwnMessage } from '../places.ts';

/** The messages that this process has seen come and go: how far each chat is, and which of them are ours. */
export interface KnownMessages {
  /** A message of somebody, which came at `sentAt` (epoch ms). */
  saw(message: OwnMessage, sentAt: number): void;
  made(message: OwnMessage): void;
  isOwn(message: OwnMessage): boolean;
  newestOf(chat: number): number | undefined;
  /** How many were made so far. */
  ownCount(): number;
  /** Whether all of ours that were made since there were so many are still known: the oldest are forgotten. */
  hasAllSince(ownCount: number): boolean;
}

const maxOwn = 2_000;
const maxChats = 5_000;
/** Telegram's clock and ours, and its whole seconds. */
const clocksDifferMs = 10_000;

export function createKnownMessages(clock: Clock): KnownMessages {
  const startedAt = clock.now();
  const newest = new Map<number, number>();
  const own = new Set<string>();
  let ownCount = 0;

  function note({ chat, id }: OwnMessage): void {
    const known = newest.get(chat) ?? 0;
    newest.delete(chat);
    newest.set(chat, Math.max(known, id));
    dropOldest(newest, maxChats);
  }

  return {
    // Above an older one there may be messages of ours that this process does not know of.
    saw(message, sentAt) {
      if (sentAt > startedAt + clocksDifferMs) note(message);
    },
    made(message) {
      ownCount += 1;
      own.add(nameOf(message));
      dropOldest(own, maxOwn);
      note(message);
    },
    isOwn: (message) => own.has(nameOf(message)),
    newestOf: (chat) => newest.get(chat),
    ownCount: () => ownCount,
    hasAllSince: (count) => ownCount - count < maxOwn,
  };
}

function nameOf({ chat, id }: OwnMessage): string {
  return `${chat}:${id}`;
}

function dropOldest(kept: Set<unknown> | Map<unknown, unknown>, max: number): void {
  if (kept.size <= max) return;
  const [oldest] = kept.keys();
  kept.delete(oldest);
}
