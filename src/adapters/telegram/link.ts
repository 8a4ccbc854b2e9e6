import type { OperatorCause } from '../../core/people/operators.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Random } from '../../core/ports/ids.ts';
import { isTokenRefused, refusalOf, toBotError } from './errors.ts';

/** How it stands with Telegram, and how long to leave it alone when it does not stand well. */
export interface Link {
  /** `but`: what is wrong all the same. */
  up(but?: string): void;
  /** Notes why, tells operators where they can do something, and waits; rejects when the signal aborts. */
  down(thrown: unknown, signal: AbortSignal): Promise<void>;
  trouble(): string | undefined;
}

export interface LinkDeps {
  readonly clock: Clock;
  readonly random: Random;
  tellOperators(cause: OperatorCause): void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** A second program that polls: it may be the one that is being replaced. */
const otherPollerWaitMs = 3_000;
/** A token that is refused stays so until somebody does something; Telegram ends connections of bots that insist. */
const refusedWaitMs = 10 * 60_000;

export function createLink({ clock, random, tellOperators }: LinkDeps): Link {
  let why: string | undefined = 'not connected to Telegram yet';
  let failures = 0;

  function judge(thrown: unknown): number {
    const refusal = refusalOf(thrown);
    if (isTokenRefused(thrown)) {
      why = 'Telegram refuses the token TELEGRAM_BOT_TOKEN';
      tellOperators('telegram-token-refused');
      return refusedWaitMs;
    }
    if (refusal?.status === 409) {
      why = 'another program gets the updates of this bot';
      tellOperators('telegram-second-poller');
      return otherPollerWaitMs;
    }
    why = say(thrown);
    if (refusal?.retryAfterMs !== undefined) return refusal.retryAfterMs;
    return Math.min(firstWaitMs * 2 ** failures, longestWaitMs);
  }

  return {
    up(but) {
      why = but;
      failures = 0;
    },
    async down(thrown, signal) {
      const waitMs = judge(thrown);
      failures += 1;
      // Several bots that lost the same server do not come back in the same moment.
      await clock.sleep(waitMs * (1 + random.next() / 2), signal);
    },
    trouble: () => why,
  };
}

function say(thrown: unknown): string {
  const status = refusalOf(thrown)?.status;
  if (status !== undefined) return `Telegram answers ${status}`;
  return toBotError(thrown).code.startsWith('store-')
    ? 'what Telegram sends cannot be written down'
    : 'Telegram cannot be reached';
}
