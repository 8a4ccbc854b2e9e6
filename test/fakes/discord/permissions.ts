import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { refuse } from './api-error.ts';
import { recordOf, type StoredChannel, type StoredGuild, type World } from './world.ts';

/** What people may do in a server unless a test says otherwise. */
export const everyonePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

export function memberPermissions(guild: StoredGuild, userId: string): bigint {
  const roles = [guild.id, ...(guild.members.get(userId) ?? [])];
  return roles.reduce((all, id) => all | (guild.roles.get(id)?.permissions ?? 0n), 0n);
}

/** Permissions of the bot there; a thread has those of its channel. */
export function botPermissions(world: World, channel: StoredChannel): bigint {
  const guild = guildOf(world, channel);
  if (guild === undefined) return everyonePermissions;
  if (!guild.hasBot) return 0n;
  const parent = channel.parentId === undefined ? undefined : world.channels.get(channel.parentId);
  const denied = guild.botDenied | channel.botDenied | (parent?.botDenied ?? 0n);
  return memberPermissions(guild, world.application.botId) & ~denied;
}

export function guildOf(world: World, channel: StoredChannel): StoredGuild | undefined {
  return channel.guildId === undefined ? undefined : recordOf(world.guilds, channel.guildId);
}

/** Where the bot is not, people use the app by their own install. */
export function isUserInstall(world: World, channel: StoredChannel): boolean {
  return channel.isForeign === true || guildOf(world, channel)?.hasBot === false;
}

/** The channel where the bot sees it; 10003 or 50001 where not. */
export function visibleChannel(world: World, id: string): StoredChannel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refuse('unknownChannel');
  if (channel.isForeign === true) throw refuse('missingAccess');
  if (channel.type === ChannelType.DM) return channel;
  if ((botPermissions(world, channel) & PermissionFlagsBits.ViewChannel) === 0n) {
    throw refuse('missingAccess');
  }
  return channel;
}

export function requirePermission(world: World, channel: StoredChannel, wanted: bigint): void {
  if (channel.type === ChannelType.DM) return;
  if ((botPermissions(world, channel) & wanted) !== wanted) throw refuse('missingPermissions');
}

export function sendPermission(channel: StoredChannel): bigint {
  return channel.type === ChannelType.PublicThread
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
}
