import type { Activity } from '../../../core/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { OwnMessage, Place } from '../places.ts';

/** Keeps "typing…" in the head of a chat while a message there says that work goes on. */
export interface ActivityKeeper {
  /** From now on, until `end`, or until nobody has said so again for a while. */
  keep(own: OwnMessage, activity: Activity): void;
  end(own: OwnMessage): void;
  /** Ends all, and keeps nothing more. */
  close(): void;
}

/** Telegram shows it for five seconds: https://core.telegram.org/bots/api#sendchataction */
const repeatMs = 4_500;
/** Progress is told at least every two minutes. */
const keepMs = 150_000;
const maxFailures = 3;

interface Kept {
  activity: Activity;
  until: number;
  failures: number;
  forget: () => void;
}

export function createActivityKeeper(
  clock: Clock,
  show: (place: Place, activity: Activity) => Promise<unknown>,
): ActivityKeeper {
  const kept = new Map<string, Kept>();
  let isClosed = false;

  function end(key: string): void {
    kept.get(key)?.forget();
    kept.delete(key);
  }

  /** A chat that does not want it is not asked for ever: bots were banned for that. */
  function showOnce(entry: Kept, own: OwnMessage): void {
    show(own, entry.activity).then(
      () => {
        entry.failures = 0;
      },
      () => {
        entry.failures += 1;
      },
    );
  }

  function tick(key: string, own: OwnMessage): void {
    const entry = kept.get(key);
    if (entry === undefined) return;
    if (clock.now() > entry.until) {
      end(key);
      return;
    }
    if (entry.failures < maxFailures) showOnce(entry, own);
    entry.forget = clock.after(repeatMs, () => tick(key, own));
  }

  return {
    keep(own, activity) {
      if (isClosed) return;
      const key = keyOf(own);
      const until = clock.now() + keepMs;
      const entry = kept.get(key);
      if (entry !== undefined) {
        entry.until = until;
        entry.activity = activity;
        return;
      }
      kept.set(key, { activity, until, failures: 0, forget: () => undefined });
      tick(key, own);
    },
    end: (own) => end(keyOf(own)),
    close() {
      isClosed = true;
      for (const key of [...kept.keys()]) end(key);
    },
  };
}

function keyOf({ chat, id }: OwnMessage): string {
  return `${chat}:${id}`;
}
