import { BotError, toBotError } from './errors.ts';
import type { OutboundMessage } from './message.ts';
import type { Clock } from './ports/clock.ts';

export interface ProgressFeed {
  /** Wanted on the screen from now on; what was wanted before and has not been sent is dropped. */
  show(message: OutboundMessage): void;
  /** The last one: outranks everything wanted before, waits for the platform's limits, and lands or throws. */
  land(message: OutboundMessage, signal: AbortSignal): Promise<void>;
  stop(): void;
}

export interface FeedDeps {
  readonly clock: Clock;
  readonly intervalMs: number;
  edit(message: OutboundMessage): Promise<void>;
}

/** A platform that asks for a longer pause than this is tried again by the turn, not here. */
const longestPauseMs = 120_000;
const maxLandings = 5;

/** One message that is edited again and again: newest wins, one edit in flight, paced, the last one always lands. */
export function createProgressFeed(deps: FeedDeps): ProgressFeed {
  const { clock, intervalMs } = deps;
  let wanted: OutboundMessage | undefined;
  let inFlight: Promise<void> | undefined;
  let forgetTimer: (() => void) | undefined;
  let notBefore = 0;
  let isStopped = false;

  async function send(message: OutboundMessage): Promise<void> {
    notBefore = clock.now() + intervalMs;
    try {
      await deps.edit(message);
    } catch (thrown) {
      const { code, retryAfterMs } = toBotError(thrown);
      // Any other failure of a progress line is the final edit's to find out about.
      if (code === 'chat-rate-limited') {
        notBefore = clock.now() + (retryAfterMs ?? intervalMs);
        wanted ??= message;
      }
    }
  }

  function pump(): void {
    if (isStopped || wanted === undefined || inFlight !== undefined || forgetTimer !== undefined) {
      return;
    }
    const waitMs = notBefore - clock.now();
    if (waitMs > 0) {
      forgetTimer = clock.after(waitMs, () => {
        forgetTimer = undefined;
        pump();
      });
      return;
    }
    const message = wanted;
    wanted = undefined;
    inFlight = send(message).finally(() => {
      inFlight = undefined;
      pump();
    });
  }

  function stop(): void {
    isStopped = true;
    wanted = undefined;
    forgetTimer?.();
    forgetTimer = undefined;
  }

  async function land(message: OutboundMessage, signal: AbortSignal): Promise<void> {
    stop();
    await inFlight;
    let pauseMs: number | undefined = Math.max(0, notBefore - clock.now());
    for (let landing = 0; landing < maxLandings && pauseMs !== undefined; landing++) {
      if (pauseMs > 0) await clock.sleep(pauseMs, signal);
      pauseMs = await tryLanding(deps, message);
    }
    if (pauseMs === undefined) return;
    throw new BotError('chat-rate-limited', 'an edit did not land', { retryAfterMs: pauseMs });
  }

  return {
    show(message) {
      if (isStopped) return;
      wanted = message;
      pump();
    },
    land,
    stop,
  };
}

/** One try of the last edit: how long to wait before the next, or nothing where it landed. */
async function tryLanding(deps: FeedDeps, message: OutboundMessage): Promise<number | undefined> {
  try {
    await deps.edit(message);
    return undefined;
  } catch (thrown) {
    const error = toBotError(thrown);
    const pauseMs = error.retryAfterMs ?? deps.intervalMs;
    if (error.code !== 'chat-rate-limited' || pauseMs > longestPauseMs) throw error;
    return pauseMs;
  }
}
