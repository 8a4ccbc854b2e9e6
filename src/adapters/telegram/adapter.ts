import { BotError } from '../../core/errors.ts';
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Ids, Random } from '../../core/ports/ids.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Store } from '../../core/ports/store.ts';
import { telegramLimits } from './limits.ts';

export interface TelegramAdapterSettings {
  readonly token: string;
  /** `https://api.telegram.org`, or the operator's own Bot API server. */
  readonly apiRoot: string;
  /** Where an own server in local mode keeps files; nothing outside of it is read. */
  readonly filesDir?: string;
  /** Absent: updates are polled. */
  readonly webhook?: {
    /** The whole address that Telegram sends to. */
    readonly url: string;
    /** Its path as the listener sees it. */
    readonly path: `/${string}`;
    readonly secret: string;
  };
}

export interface TelegramDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Logger;
  readonly store: Store;
}

/** What the public listener calls with Telegram's updates; the shape of its `PublicRoute`. */
export interface TelegramRoute {
  readonly method: 'POST';
  readonly path: `/${string}`;
  readonly maxBodyBytes: number;
  handle(request: TelegramRequest): Promise<{ readonly status: number }>;
}

export interface TelegramRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
}

export interface TelegramAdapter extends ChatAdapter {
  /** Present with a webhook. */
  readonly route?: TelegramRoute;
}

export function createTelegramAdapter(
  _settings: TelegramAdapterSettings,
  _deps: TelegramDeps,
): TelegramAdapter {
  const later = async () => {
    throw new BotError('internal', 'not built yet');
  };
  return {
    platform: 'telegram',
    limits: telegramLimits,
    start: later,
    stop: async () => undefined,
    acknowledge: async () => undefined,
    post: later,
    edit: later,
    showActivity: async () => undefined,
    directThread: async (author) => author,
    trouble: () => undefined,
    reopen: (attachment) => ({
      ...attachment,
      open: () => {
        throw new BotError('internal', 'not built yet');
      },
    }),
  };
}
