import { BotError } from '../../core/errors.ts';
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Ids, Random } from '../../core/ports/ids.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Store } from '../../core/ports/store.ts';
import { discordLimits } from './limits.ts';

export interface DiscordAdapterSettings {
  readonly token: string;
  readonly apiBase: string;
  readonly cdnBase: string;
  /** `auto` goes on without the Message Content intent where Discord does not allow it. */
  readonly messageContent: 'auto' | 'on' | 'off';
  readonly shards: 'auto' | number;
  readonly threads: 'on' | 'off';
  /** When an interaction becomes an ordinary message; Discord lets its token die after 15 minutes. */
  readonly handOverMs?: number;
}

export interface DiscordDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Logger;
  readonly store: Store;
}

export function createDiscordAdapter(
  _settings: DiscordAdapterSettings,
  _deps: DiscordDeps,
): ChatAdapter {
  const later = async () => {
    throw new BotError('internal', 'not built yet');
  };
  return {
    platform: 'discord',
    limits: discordLimits,
    start: later,
    stop: async () => undefined,
    acknowledge: async () => undefined,
    post: later,
    edit: later,
    showActivity: async () => undefined,
    directThread: later,
    trouble: () => undefined,
    reopen: (attachment) => ({
      ...attachment,
      open: () => {
        throw new BotError('internal', 'not built yet');
      },
    }),
  };
}
