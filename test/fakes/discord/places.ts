import { ChannelType, GatewayIntentBits } from 'discord.js';
import { guildPayload } from './guild-payload.ts';
import { channelPayload, threadPayload } from './payloads.ts';
import type { Stage } from './stage.ts';
import { recordOf, type StoredChannel, type StoredGuild } from './world.ts';

/** What happens to servers, channels and threads, and how the bot hears of it. */

type ChannelParts = Pick<StoredChannel, 'name'> &
  Partial<
    Pick<StoredChannel, 'guildId' | 'parentId' | 'ownerId' | 'personId' | 'isForeign' | 'botDenied'>
  >;

export function newChannel(
  id: string,
  type: StoredChannel['type'],
  parts: ChannelParts,
): StoredChannel {
  return {
    botDenied: 0n,
    ...parts,
    id,
    type,
    typingAt: [],
    threadMembers: new Set(),
    isArchived: false,
  };
}

export function openChannel(stage: Stage, guild: StoredGuild, parts: ChannelParts): StoredChannel {
  const { world } = stage;
  const place = { ...parts, guildId: guild.id };
  const channel = newChannel(world.nextId(), ChannelType.GuildText, place);
  world.channels.set(channel.id, channel);
  tellPlaces(stage, { name: 'CHANNEL_CREATE', channel: channel }, () =>
    channelPayload(world, channel),
  );
  return channel;
}

/** On a message the thread has the message's id. */
export function openThread(
  stage: Stage,
  parent: StoredChannel,
  { id, name, ownerId }: { readonly id?: string; readonly name: string; readonly ownerId: string },
): StoredChannel {
  const { world } = stage;
  const thread = newChannel(id ?? world.nextId(), ChannelType.PublicThread, {
    name,
    ownerId,
    parentId: parent.id,
    ...(parent.guildId !== undefined && { guildId: parent.guildId }),
  });
  thread.threadMembers.add(ownerId);
  world.channels.set(thread.id, thread);
  tellPlaces(stage, { name: 'THREAD_CREATE', channel: thread }, () => ({
    ...threadPayload(world, thread),
    newly_created: true,
  }));
  return thread;
}

export function removeChannel(stage: Stage, channel: StoredChannel): void {
  const { world } = stage;
  const name = channel.type === ChannelType.PublicThread ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
  const payload = channelPayload(world, channel);
  for (const message of [...world.messages.values()]) {
    if (message.channelId === channel.id) world.messages.delete(message.id);
  }
  world.channels.delete(channel.id);
  tellPlaces(stage, { name, channel }, () => payload);
}

/** New overwrites of the bot: it computes its own permissions from them. */
export function announceChannel(stage: Stage, channel: StoredChannel): void {
  const name = channel.type === ChannelType.PublicThread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE';
  tellPlaces(stage, { name, channel }, () => channelPayload(stage.world, channel));
}

export function announceGuild(stage: Stage, guild: StoredGuild): void {
  const place = { guildId: guild.id, intent: GatewayIntentBits.Guilds };
  if (guild.hasBot) {
    stage.announce('GUILD_CREATE', place, () => guildPayload(stage.world, guild));
  } else {
    stage.announce('GUILD_DELETE', place, () => ({ id: guild.id }));
  }
}

function tellPlaces(
  stage: Stage,
  { name, channel }: { readonly name: string; readonly channel: StoredChannel },
  payload: () => object,
): void {
  const { guildId } = channel;
  if (guildId === undefined || !recordOf(stage.world.guilds, guildId).hasBot) return;
  stage.announce(name, { guildId, intent: GatewayIntentBits.Guilds }, payload);
}
