import { createHash } from 'node:crypto';
import type { FakeDiscordOptions } from '../discord-options.ts';

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused?: { readonly retryAfterSeconds: number; readonly isGlobal: boolean };
}

interface Bucket {
  readonly limit: number;
  readonly windowMs: number;
}

interface Window {
  startedAt: number;
  used: number;
}

export interface RateLimits {
  take(method: string, route: string, major: string): Verdict;
}

/** Buckets for each route and channel, and the bot's global limit, as the headers tell them. */
export function createRateLimits(options: Required<FakeDiscordOptions>): RateLimits {
  const windows = new Map<string, Window>();
  const use = (key: string, { limit, windowMs }: Bucket) => {
    const now = Date.now();
    const open = windows.get(key);
    const window =
      open !== undefined && now < open.startedAt + windowMs ? open : { startedAt: now, used: 0 };
    windows.set(key, window);
    window.used += 1;
    const resetAt = window.startedAt + windowMs;
    return { isOver: window.used > limit, left: Math.max(0, limit - window.used), resetAt, now };
  };
  return {
    take(method, route, major) {
      if (!isOutsideGlobal(route)) {
        const all = use('global', { limit: options.globalPerSecond, windowMs: 1_000 });
        if (all.isOver) return refusedGlobally((all.resetAt - all.now) / 1000);
      }
      const bucket = bucketOf(options, method, route);
      const { isOver, left, resetAt, now } = use(`${method} ${route} ${major}`, bucket);
      const after = Math.max(0.001, (resetAt - now) / 1000);
      const hash = createHash('md5').update(`${method} ${route}`).digest('hex');
      const headers = {
        'x-ratelimit-limit': String(bucket.limit),
        'x-ratelimit-remaining': String(left),
        'x-ratelimit-reset': (resetAt / 1000).toFixed(3),
        'x-ratelimit-reset-after': after.toFixed(3),
        'x-ratelimit-bucket': hash,
      };
      return isOver ? refusedByBucket(headers, after) : { headers };
    },
  };
}

export function refusedGlobally(seconds: number): Verdict {
  return {
    headers: {
      'retry-after': seconds.toFixed(3),
      'x-ratelimit-global': 'true',
      'x-ratelimit-scope': 'global',
    },
    refused: { retryAfterSeconds: seconds, isGlobal: true },
  };
}

export function refusedByBucket(
  headers: Readonly<Record<string, string>>,
  seconds: number,
  scope = 'user',
): Verdict {
  return {
    headers: { ...headers, 'retry-after': seconds.toFixed(3), 'x-ratelimit-scope': scope },
    refused: { retryAfterSeconds: seconds, isGlobal: false },
  };
}

/** Interaction routes do not count to the bot's global limit. */
function isOutsideGlobal(route: string): boolean {
  return route.startsWith('/interactions/') || route.startsWith('/webhooks/');
}

function bucketOf(options: Required<FakeDiscordOptions>, method: string, route: string): Bucket {
  if (/\/messages(\/:id)?$/.test(route) && method !== 'GET' && method !== 'DELETE') {
    return { limit: options.messagesPerWindow, windowMs: options.messageWindowMs };
  }
  if (route === '/webhooks/:id/:token' || /^\/webhooks\/.*\/messages/.test(route)) {
    return { limit: options.messagesPerWindow, windowMs: options.messageWindowMs };
  }
  if (route.includes('/reactions/')) return { limit: 1, windowMs: 250 };
  return { limit: 50, windowMs: 1_000 };
}
