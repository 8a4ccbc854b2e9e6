import type { Update } from 'grammy/types';
import { z } from 'zod';
import { numberOf, objectOf, type Params } from './params.ts';
import { otherPoller, type Refusal, webhookIsActive } from './refusals.ts';
import type { UpdateQueue } from './update-queue.ts';

/** https://core.telegram.org/bots/api#getupdates; the cap is the server's own (Client.cpp). */
const maxTimeoutSeconds = 50;
const maxLimit = 100;
/** Asking again for the same within 3 s waits at least as long. */
const sameOffsetMs = 3_000;

export const AllowedUpdates = z.array(z.string());

export interface Poller {
  poll(params: Params, signal: AbortSignal): Promise<readonly Update[]>;
  /** Polling is refused from now on, or not any more. */
  setWebhookActive(isActive: boolean): void;
  close(): void;
}

interface Waiter {
  readonly offer: () => void;
  readonly refuse: (refusal: Refusal) => void;
}

/** Long polling: one poller at a time, the newer ends the older. */
export function createPoller(queue: UpdateQueue, now: () => number): Poller {
  let waiter: Waiter | undefined;
  let isWebhookActive = false;
  let last = { offset: 0, at: Number.NEGATIVE_INFINITY };
  queue.onNew(() => waiter?.offer());

  function wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (done: () => void): void => {
        clearTimeout(timer);
        if (waiter === mine) waiter = undefined;
        done();
      };
      const mine: Waiter = {
        offer: () => end(resolve),
        refuse: (refusal) => end(() => reject(refusal)),
      };
      const timer = setTimeout(mine.offer, ms);
      signal.addEventListener('abort', mine.offer, { once: true });
      waiter = mine;
    });
  }

  return {
    async poll(params, signal) {
      if (isWebhookActive) throw webhookIsActive();
      waiter?.refuse(otherPoller());
      const kinds = objectOf(params, 'allowed_updates', AllowedUpdates);
      if (kinds !== undefined) queue.allow(kinds);
      const { offset, limit, timeoutMs } = readPoll(params);
      const isAgain = offset === last.offset && now() - last.at < sameOffsetMs;
      last = { offset, at: now() };
      const there = queue.take(offset, limit);
      const waitMs = isAgain ? Math.max(timeoutMs, sameOffsetMs) : timeoutMs;
      if (there.length > 0 || waitMs === 0) return there;
      await wait(waitMs, signal);
      // Whoever has hung up must not be what a repeated update was spent on.
      return signal.aborted ? [] : queue.take(offset, limit);
    },
    setWebhookActive(isActive) {
      isWebhookActive = isActive;
      if (isActive) waiter?.refuse(webhookIsActive());
    },
    close: () => waiter?.offer(),
  };
}

function readPoll(params: Params) {
  const limit = numberOf(params, 'limit') ?? maxLimit;
  return {
    offset: numberOf(params, 'offset') ?? 0,
    limit: Math.min(maxLimit, Math.max(1, limit)),
    timeoutMs: Math.min(maxTimeoutSeconds, numberOf(params, 'timeout') ?? 0) * 1_000,
  };
}
