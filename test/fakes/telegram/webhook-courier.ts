import type { Update } from 'grammy/types';
import { request } from 'undici';
import type { UpdateQueue } from './update-queue.ts';

const answerMs = 60_000;
const longestRetryFactor = 20;

export interface Hook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly connections: number;
  readonly stop: AbortController;
}

export interface CourierOptions {
  readonly queue: UpdateQueue;
  /** First pause after a failure. */
  readonly retryMs: number;
  /** Where a public address really leads. */
  readonly route: (url: string) => string;
  readonly onTrouble: (words: string) => void;
}

export interface Courier {
  /** Carries to this hook from now on; undefined to none. */
  carryTo(hook: Hook | undefined): void;
}

/** Posts updates, those of one chat one after another, each again until it is accepted. */
export function createCourier({ queue, retryMs, route, onTrouble }: CourierOptions): Courier {
  const busy = new Set<number>();
  const failures = new Map<number, number>();
  let hook: Hook | undefined;

  function pump(): void {
    if (hook === undefined) return;
    const seen = new Set<number>();
    for (const update of queue.pending()) {
      const lane = laneOf(update);
      const isFree = !seen.has(lane) && !busy.has(lane) && busy.size < hook.connections;
      seen.add(lane);
      if (isFree) void carry(update, lane, hook);
    }
  }

  async function carry(update: Update, lane: number, to: Hook): Promise<void> {
    busy.add(lane);
    const outcome = await post(update, to, route);
    if (outcome.isAccepted) {
      queue.confirm(update);
      failures.delete(lane);
    } else if (!to.stop.signal.aborted) {
      onTrouble(outcome.words);
      const failed = (failures.get(lane) ?? 0) + 1;
      failures.set(lane, failed);
      const factor = Math.min(longestRetryFactor, 2 ** (failed - 1));
      await sleep(outcome.retryAfterMs ?? retryMs * factor, to.stop.signal);
    }
    // Lanes of a hook that was replaced are none of this one's business.
    if (hook !== to) return;
    busy.delete(lane);
    pump();
  }

  queue.onNew(pump);
  return {
    carryTo(next) {
      hook?.stop.abort();
      hook = next;
      busy.clear();
      pump();
    },
  };
}

/** Updates of one chat are in order; what belongs to none goes by itself. */
function laneOf(update: Update): number {
  const { message, edited_message: edited, channel_post: channelPost, callback_query } = update;
  const about = message ?? edited ?? channelPost ?? callback_query?.message;
  return about?.chat.id ?? update.my_chat_member?.chat.id ?? update.update_id;
}

interface Outcome {
  readonly isAccepted: boolean;
  readonly words: string;
  readonly retryAfterMs?: number;
}

async function post(
  update: Update,
  { url, secret, stop }: Hook,
  route: CourierOptions['route'],
): Promise<Outcome> {
  try {
    const answer = await request(route(url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(answerMs)]),
    });
    await answer.body.dump();
    const { statusCode, headers } = answer;
    const isAccepted = statusCode >= 200 && statusCode < 300;
    const after = Number(headers['retry-after']);
    const words = `Wrong response from the webhook: ${statusCode}`;
    return { isAccepted, words, ...(after > 0 ? { retryAfterMs: after * 1_000 } : {}) };
  } catch {
    return { isAccepted: false, words: 'Connection refused' };
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
