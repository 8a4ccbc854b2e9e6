import { ChannelType } from 'discord.js';
import type { FakeChannel, FakeGuild, GuildOptions } from './cast.ts';
import { everyonePermissions } from './permissions.ts';
import {
  announceChannel,
  announceGuild,
  openChannel,
  openThread,
  removeChannel,
} from './places.ts';
import { seenMessage } from './seen-view.ts';
import type { Stage } from './stage.ts';
import { recordOf, type StoredGuild } from './world.ts';
import { removeMessage } from './write-message.ts';

export function addGuild(stage: Stage, name: string, options: GuildOptions): FakeGuild {
  const { world } = stage;
  const { botId } = world.application;
  const [id, botRoleId] = [world.nextId(), world.nextId()];
  const hasBot = options.hasBot ?? true;
  const roles = [
    { id, name: '@everyone', permissions: options.everyone ?? everyonePermissions },
    { id: botRoleId, name: 'Cutroom', permissions: options.botPermissions ?? everyonePermissions },
  ];
  const guild: StoredGuild = {
    id,
    name,
    hasBot,
    botRoleId,
    botDenied: 0n,
    premiumTier: options.premiumTier ?? 0,
    roles: new Map(roles.map((role) => [role.id, role])),
    members: new Map(hasBot ? [[botId, new Set([botRoleId])]] : []),
  };
  world.guilds.set(id, guild);
  if (hasBot) announceGuild(stage, guild);
  return {
    id,
    name,
    botRole: { id: botRoleId, mention: `<@&${botRoleId}>` },
    addChannel: (channelName, { botDenied = [] } = {}) => {
      const parts = { name: channelName, botDenied: unite(botDenied) };
      return channelView(stage, openChannel(stage, guild, parts).id);
    },
    addRole(roleName) {
      const role = { id: world.nextId(), name: roleName, permissions: 0n };
      guild.roles.set(role.id, role);
      return role.id;
    },
    join: (person, given = []) => guild.members.set(person.id, new Set(given)),
    denyBot(...permissions) {
      guild.botDenied |= unite(permissions);
      for (const channel of world.channels.values()) {
        if (channel.guildId === id) announceChannel(stage, channel);
      }
    },
    removeBot() {
      guild.hasBot = false;
      announceGuild(stage, guild);
    },
  };
}

export function channelView(stage: Stage, id: string): FakeChannel {
  const { world } = stage;
  const stored = recordOf(world.channels, id);
  const messages = () =>
    [...world.messages.values()]
      .filter(({ channelId, onlyFor }) => channelId === id && onlyFor === undefined)
      .map((message) => seenMessage(world, message));
  return {
    id,
    kind: kinds[stored.type],
    ...(stored.guildId !== undefined && { guildId: stored.guildId }),
    messages,
    fromBot: () => messages().filter(({ author }) => author.id === world.application.botId),
    typing: () => stored.typingAt,
    threads: () =>
      [...world.channels.values()]
        .filter(({ parentId }) => parentId === id)
        .map((thread) => channelView(stage, thread.id)),
    openThread(by, name, from) {
      const wanted = { name, ownerId: by.id, ...(from && { id: from.id }) };
      return channelView(stage, openThread(stage, stored, wanted).id);
    },
    denyBot(...permissions) {
      stored.botDenied |= unite(permissions);
      announceChannel(stage, stored);
    },
    allowBot(...permissions) {
      stored.botDenied &= ~unite(permissions);
      announceChannel(stage, stored);
    },
    deleteMessage: (message) => removeMessage(stage, recordOf(world.messages, message.id)),
    remove: () => removeChannel(stage, stored),
  };
}

const kinds = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.DM]: 'direct',
} as const;

function unite(permissions: readonly bigint[]): bigint {
  return permissions.reduce((all, each) => all | each, 0n);
}
