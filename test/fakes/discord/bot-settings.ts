import type { DiscordAdapterSettings } from '../../../src/adapters/discord/adapter.ts';
import type { FakeDiscord } from './discord.ts';

/** What an operator sets for a bot on the stand-in, with everything else as it usually is. */
export function settingsOn({
  token,
  apiBase,
  cdnBase,
}: Pick<FakeDiscord, 'token' | 'apiBase' | 'cdnBase'>): DiscordAdapterSettings {
  return { token, apiBase, cdnBase, messageContent: 'auto', shards: 'auto', threads: 'off' };
}
