import { BotError } from '../../core/errors.ts';
import type { ChatAdapter, ChatHost } from '../../core/ports/chat-adapter.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Ids, Random } from '../../core/ports/ids.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Store } from '../../core/ports/store.ts';
import { createClient } from './client.ts';
import { createFiles } from './files.ts';
import { createFollowUps } from './intake/follow-ups.ts';
import { createReception } from './intake/reception.ts';
import { createRoute, type TelegramRoute, type WebhookSettings } from './intake/webhook.ts';
import { limitsOf } from './limits.ts';
import { parseThreadId } from './places.ts';
import { createActivityKeeper } from './sending/keep-activity.ts';
import { createPace } from './sending/pace.ts';
import { createStrays } from './sending/strays.ts';
import { createTalk } from './sending/talk.ts';
import { createSigns } from './signs.ts';

export interface TelegramAdapterSettings {
  readonly token: string;
  /** `https://api.telegram.org`, or the operator's own Bot API server. */
  readonly apiRoot: string;
  /** Where an own server in local mode keeps files; nothing outside of it is read. */
  readonly filesDir?: string;
  /** Absent: updates are polled. */
  readonly webhook?: WebhookSettings;
}

export interface TelegramDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Logger;
  readonly store: Store;
}

export interface TelegramAdapter extends ChatAdapter {
  /** Present with a webhook. */
  readonly route?: TelegramRoute;
}

export function createTelegramAdapter(
  settings: TelegramAdapterSettings,
  deps: TelegramDeps,
): TelegramAdapter {
  const botId = settings.token.split(':')[0] ?? '';
  const client = createClient(settings);
  const limits = limitsOf(settings.apiRoot);
  const signs = createSigns(client, deps);
  const files = createFiles({ ...settings, ...deps, client, limits });
  const strays = createStrays({ ...deps, client });
  const reception = createReception(settings.webhook, {
    ...deps,
    client,
    botId,
    signs,
    saw: strays.saw,
    reopen: files.reopen,
  });
  const pace = createPace(deps.clock);
  const activities = createActivityKeeper(deps.clock, async (place, activity) => {
    if (!pace.isPaused(place.chat)) await signs.show(place, activity);
  });
  const patience = { clock: deps.clock, pace, onMoved: reception.move };
  const followUps = createFollowUps({ ...deps, ...patience, client, botId, strays });
  const talk = createTalk({ ...deps, ...patience, client, limits, followUps, activities, strays });
  const { webhook } = settings;
  return {
    platform: 'telegram',
    limits,
    start: async (host: ChatHost) => reception.start(host),
    // What is under way is still told to people after this.
    stop: async () => {
      activities.close();
      await reception.stop();
    },
    acknowledge: async (ref) => signs.look(ref),
    showActivity: async (thread, activity) => {
      // A sign that fails is not missed.
      await signs.show(parseThreadId(thread), activity).catch(() => undefined);
    },
    post: talk.post,
    edit: talk.edit,
    reopen: files.reopen,
    trouble: reception.trouble,
    forget: async (thread) => followUps.forget(parseThreadId(thread).chat),
    directThread: async (author) => {
      // A person's private chat has the person's id; chats that speak for themselves have negative ones.
      if (parseThreadId(author).chat > 0) return author;
      throw new BotError('chat-refused', 'a chat has no private thread');
    },
    ...(webhook === undefined ? {} : { route: createRoute(webhook, deps.log, reception.take) }),
  };
}
