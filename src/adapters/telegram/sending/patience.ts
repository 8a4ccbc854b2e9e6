import { BotError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { refusalOf, toBotError } from '../errors.ts';
import type { Place } from '../places.ts';
import type { Pace } from './pace.ts';

export interface PatienceDeps {
  readonly pace: Pace;
  readonly clock: Clock;
  /** A group answered under a new id. */
  onMoved(from: number, to: number): Promise<void>;
}

/** A short pause is waited out: a ring, for one, is not tried again. */
const longestPatienceMs = 20_000;
const maxPatience = 3;

/** A refusal proves that nothing was posted: after a short pause, or under a group's new id, it is tried again. */
export async function patiently<T>(
  deps: PatienceDeps,
  place: Place,
  post: (at: Place) => Promise<T>,
): Promise<T> {
  let at = place;
  for (let left = maxPatience; ; left--) {
    try {
      deps.pace.enter(at.chat);
      return await post(at);
    } catch (thrown) {
      const failure = toPaced(deps.pace, at.chat, thrown);
      const next = left > 0 ? await waitOrMove(deps, at, { thrown, failure }) : undefined;
      if (next === undefined) throw failure;
      at = next;
    }
  }
}

interface Failed {
  readonly thrown: unknown;
  readonly failure: BotError;
}

async function waitOrMove(
  deps: PatienceDeps,
  at: Place,
  { thrown, failure }: Failed,
): Promise<Place | undefined> {
  const to = refusalOf(thrown)?.migratedTo;
  if (to !== undefined) {
    await deps.onMoved(at.chat, to);
    return { chat: to };
  }
  const { code, retryAfterMs } = failure;
  const isShort = retryAfterMs !== undefined && retryAfterMs <= longestPatienceMs;
  if (code !== 'chat-rate-limited' || !isShort) return undefined;
  await deps.clock.sleep(retryAfterMs, new AbortController().signal);
  return at;
}

/** Notes how long Telegram wants to rest, so that nobody asks meanwhile. */
export function toPaced(pace: Pace, chat: number, thrown: unknown): BotError {
  const refusal = refusalOf(thrown);
  if (refusal?.retryAfterMs !== undefined) pace.pause(chat, refusal.retryAfterMs);
  if (refusal?.migratedTo === undefined) return toBotError(thrown);
  // Messages do not move along with their group.
  return new BotError('message-gone', 'the group goes on under another id');
}
