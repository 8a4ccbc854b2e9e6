import { randomBytes } from 'node:crypto';
import type { Settings, TelegramSettings } from '../config/settings.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import { systemIds, systemRandom } from './adapters/system/system-ids.ts';
import type { ChatAdapter } from './core/ports/chat-adapter.ts';
import type { Logger } from './core/ports/logger.ts';
import type { Store } from './core/ports/store.ts';
import type { PublicRoute } from './public/public-route.ts';

export interface PlatformOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly store: Store;
}

/** The chat platforms that the settings hold a token for, not yet started. */
export interface Platforms {
  readonly adapters: readonly ChatAdapter[];
  /** What they take in through the public listener. */
  readonly routes: readonly PublicRoute[];
}

const webhookSecretBytes = 32;

/** Each platform's library is loaded only where its token is set: it is most of what a start costs. */
export async function openPlatforms({ settings, log, store }: PlatformOptions): Promise<Platforms> {
  const deps = { clock: createSystemClock(), ids: systemIds, random: systemRandom, store };
  const adapters: ChatAdapter[] = [];
  const routes: PublicRoute[] = [];
  if (settings.telegram !== undefined) {
    const { createTelegramAdapter } = await import('./adapters/telegram/adapter.ts');
    const { token, apiRoot, filesDir } = settings.telegram;
    const telegram = createTelegramAdapter(
      {
        token,
        apiRoot,
        ...(filesDir === undefined ? {} : { filesDir }),
        ...toWebhook(settings.telegram, settings.publicUrl),
      },
      { ...deps, log: log.child({ room: 'telegram' }) },
    );
    adapters.push(telegram);
    if (telegram.route !== undefined) routes.push(telegram.route);
  }
  if (settings.discord !== undefined) {
    const { createDiscordAdapter } = await import('./adapters/discord/adapter.ts');
    adapters.push(
      createDiscordAdapter(settings.discord, { ...deps, log: log.child({ room: 'discord' }) }),
    );
  }
  return { adapters, routes };
}

function toWebhook(
  { webhookPath, webhookSecret }: TelegramSettings,
  publicUrl: string | undefined,
) {
  if (webhookPath === undefined || publicUrl === undefined) return {};
  const secret = webhookSecret ?? randomBytes(webhookSecretBytes).toString('hex');
  const path: `/${string}` = `/${webhookPath.replace(/^\//, '')}`;
  return { webhook: { url: `${publicUrl.replace(/\/$/, '')}${path}`, path, secret } };
}
