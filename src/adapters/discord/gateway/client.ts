import { Client, GatewayIntentBits, Options } from 'discord.js';

export interface ClientSettings {
  readonly apiBase: string;
  readonly shards: 'auto' | number;
}

/** discord.js's client, for the gateway alone: it reconnects, resumes, and knows servers, channels and roles. */
export function createClient(settings: ClientSettings, hasContent: boolean): Client {
  const { shards } = settings;
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(hasContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    ...(shards === 'auto'
      ? { shards }
      : { shards: Array.from({ length: shards }, (_, id) => id), shardCount: shards }),
    rest: { api: settings.apiBase, version: '10' },
    // Events are read as they come: nothing but servers, channels, roles and threads is worth its memory.
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: 0,
      UserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
    }),
  });
}
