import {
  type APIAttachment,
  type APIDMChannel,
  type APIGuildMember,
  type APIPublicThreadChannel,
  type APIRole,
  type APITextChannel,
  type APIUser,
  ChannelFlags,
  ChannelType,
  GuildMemberFlags,
  OverwriteType,
  RoleFlags,
} from 'discord.js';
import {
  recordOf,
  type StoredChannel,
  type StoredFile,
  type StoredGuild,
  type StoredRole,
  type StoredUser,
  type World,
} from './world.ts';

/** The wire's form of people and places. */

export function userPayload(user: StoredUser): APIUser {
  return {
    id: user.id,
    username: user.name.toLowerCase(),
    discriminator: '0',
    global_name: user.name,
    avatar: null,
    bot: user.isBot,
  };
}

export function memberPayload(guild: StoredGuild, user: StoredUser): APIGuildMember {
  return { ...memberWithoutUser(guild, user.id), user: userPayload(user) };
}

/** As messages carry it: their author stands beside it. */
export function memberWithoutUser(guild: StoredGuild, id: string): Omit<APIGuildMember, 'user'> {
  return {
    roles: [...(guild.members.get(id) ?? [])],
    joined_at: new Date(0).toISOString(),
    deaf: false,
    mute: false,
    nick: null,
    avatar: null,
    pending: false,
    flags: GuildMemberFlags.CompletedOnboarding,
  };
}

export function rolePayload(role: StoredRole, botRoleId: string, botId: string): APIRole {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    permissions: role.permissions.toString(),
    managed: role.id === botRoleId,
    mentionable: true,
    flags: RoleFlags.InPrompt,
    ...(role.id === botRoleId && { tags: { bot_id: botId } }),
  };
}

export function channelPayload(
  world: World,
  channel: StoredChannel,
): APITextChannel | APIPublicThreadChannel | APIDMChannel {
  const last = lastMessageId(world, channel.id);
  switch (channel.type) {
    case ChannelType.DM:
      return {
        id: channel.id,
        type: ChannelType.DM,
        name: null,
        flags: ChannelFlags.GuildFeedRemoved,
        last_message_id: last,
        recipients: [userPayload(recordOf(world.users, channel.personId ?? ''))],
      };
    case ChannelType.GuildText:
      return {
        ...guildChannel(world, channel, last),
        type: ChannelType.GuildText,
        position: 0,
        parent_id: null,
      };
    case ChannelType.PublicThread:
      return threadPayload(world, channel, last);
  }
}

export function threadPayload(
  world: World,
  channel: StoredChannel,
  last = lastMessageId(world, channel.id),
): APIPublicThreadChannel {
  const isIn = channel.threadMembers.has(world.application.botId);
  return {
    ...guildChannel(world, channel, last),
    type: ChannelType.PublicThread,
    ...(channel.parentId !== undefined && { parent_id: channel.parentId }),
    ...(channel.ownerId !== undefined && { owner_id: channel.ownerId }),
    message_count: 0,
    member_count: channel.threadMembers.size,
    thread_metadata: {
      archived: channel.isArchived,
      auto_archive_duration: 1440,
      archive_timestamp: new Date(0).toISOString(),
      locked: false,
    },
    ...(isIn && {
      member: {
        id: channel.id,
        user_id: world.application.botId,
        join_timestamp: new Date(0).toISOString(),
        flags: 1,
      },
    }),
  };
}

function guildChannel(world: World, channel: StoredChannel, last: string | null) {
  const guild = recordOf(world.guilds, channel.guildId ?? '');
  const denied = guild.botDenied | channel.botDenied;
  return {
    id: channel.id,
    name: channel.name,
    guild_id: guild.id,
    flags: ChannelFlags.GuildFeedRemoved,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    last_message_id: last,
    permission_overwrites:
      denied === 0n
        ? []
        : [
            {
              id: world.application.botId,
              type: OverwriteType.Member,
              allow: '0',
              deny: denied.toString(),
            },
          ],
  };
}

function lastMessageId(world: World, channelId: string): string | null {
  return [...world.messages.values()].findLast((each) => each.channelId === channelId)?.id ?? null;
}

/** With a link signed for this one answer. */
export function attachmentPayload(file: StoredFile, url: string): APIAttachment {
  return {
    id: file.id,
    filename: file.name,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description !== undefined && { description: file.description }),
    ...(file.isEphemeral === true && { ephemeral: true }),
  };
}
