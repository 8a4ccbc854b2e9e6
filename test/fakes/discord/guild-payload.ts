import {
  type APIPublicThreadChannel,
  type APITextChannel,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  GuildSystemChannelFlags,
  Locale,
} from 'discord.js';
import { channelPayload, memberPayload, rolePayload } from './payloads.ts';
import { recordOf, type StoredGuild, type World } from './world.ts';

/** A whole server, as the bot is told of it when it comes in. */
export function guildPayload(world: World, guild: StoredGuild): GatewayGuildCreateDispatchData {
  const { botId } = world.application;
  const places = [...world.channels.values()]
    .filter(({ guildId }) => guildId === guild.id)
    .map((channel) => channelPayload(world, channel));
  return {
    ...quietParts,
    id: guild.id,
    name: guild.name,
    owner_id: [...guild.members.keys()].find((id) => id !== botId) ?? botId,
    premium_tier: guild.premiumTier,
    roles: [...guild.roles.values()].map((role) => rolePayload(role, guild.botRoleId, botId)),
    joined_at: new Date(0).toISOString(),
    member_count: guild.members.size,
    members: [memberPayload(guild, recordOf(world.users, botId))],
    channels: places.filter((each): each is APITextChannel => each.type === ChannelType.GuildText),
    threads: places.filter(
      (each): each is APIPublicThreadChannel => each.type === ChannelType.PublicThread,
    ),
  };
}

/** What a server has beside people and channels; nobody here looks at it. */
const quietParts = {
  icon: null,
  splash: null,
  discovery_splash: null,
  description: null,
  banner: null,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  emojis: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
  rules_channel_id: null,
  vanity_url_code: null,
  preferred_locale: Locale.EnglishUS,
  public_updates_channel_id: null,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  hub_type: null,
  safety_alerts_channel_id: null,
  incidents_data: null,
  large: false,
  unavailable: false,
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  stickers: [],
} satisfies Partial<GatewayGuildCreateDispatchData>;
