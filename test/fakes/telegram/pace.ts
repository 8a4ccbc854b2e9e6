import { tooManyRequests } from './refusals.ts';

/** https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, and grammY's flood.md. */
const privateBurst = 6;
const privatePerSecond = 1;
const groupWindowMs = 60_000;
const groupPerWindow = 20;
const allBurst = 30;
const allPerSecond = 30;

export interface Pace {
  /** Counts a call that writes into a chat; throws 429 where it is too quick. */
  count(call: {
    readonly chatId: number;
    readonly isGroup: boolean;
    readonly isEdit: boolean;
  }): void;
  /** From now on the chat is closed for so long. */
  pause(chatId: number, seconds: number): void;
}

/** How quickly Telegram lets a bot write. Whoever goes on too quickly hears how long to wait, and nothing passes until then. */
export function createPace(options: {
  readonly isReal: boolean;
  readonly now: () => number;
}): Pace {
  const { isReal, now } = options;
  const pausedUntil = new Map<number, number>();
  const buckets = new Map<string, { level: number; at: number }>();
  const windows = new Map<string, number[]>();

  function secondsLeftInBucket(key: string, burst: number, perSecond: number): number {
    const bucket = buckets.get(key) ?? { level: burst, at: now() };
    const level = Math.min(burst, bucket.level + ((now() - bucket.at) / 1_000) * perSecond);
    buckets.set(key, { level: level >= 1 ? level - 1 : level, at: now() });
    return level >= 1 ? 0 : Math.ceil((1 - level) / perSecond);
  }

  function secondsLeftInWindow(key: string): number {
    const recent = (windows.get(key) ?? []).filter((at) => now() - at < groupWindowMs);
    const oldest = recent[0];
    if (recent.length < groupPerWindow || oldest === undefined) {
      windows.set(key, [...recent, now()]);
      return 0;
    }
    return Math.ceil((oldest + groupWindowMs - now()) / 1_000);
  }

  function pause(chatId: number, seconds: number): void {
    pausedUntil.set(chatId, now() + seconds * 1_000);
  }

  return {
    pause,
    count({ chatId, isGroup, isEdit }) {
      const leftMs = (pausedUntil.get(chatId) ?? 0) - now();
      if (leftMs > 0) throw tooManyRequests(Math.ceil(leftMs / 1_000));
      if (!isReal) return;
      const seconds = Math.max(
        secondsLeftInBucket('all', allBurst, allPerSecond),
        isGroup
          ? secondsLeftInWindow(`${chatId} ${isEdit ? 'edits' : 'messages'}`)
          : secondsLeftInBucket(String(chatId), privateBurst, privatePerSecond),
      );
      if (seconds === 0) return;
      pause(chatId, seconds);
      throw tooManyRequests(seconds);
    },
  };
}
