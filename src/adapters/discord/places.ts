import {
  type APIChannel,
  type Client,
  type GuildPremiumTier,
  PermissionFlagsBits,
} from 'discord.js';
import type { DiscordApi } from './api.ts';
import { discordLimits } from './limits.ts';
import { createRecent } from './recent.ts';

/** What the bot must know of a channel. */
export interface Place {
  /** The channel that the thread belongs to, where it is one. */
  readonly parentId?: string;
  readonly isThread: boolean;
  /** The bot has opened this thread. */
  readonly isOwn: boolean;
}

export interface Places {
  /** Asks Discord only where discord.js does not know the channel. */
  find(channel: string, botId: string): Promise<Place>;
  /** The role that Discord made for the bot in a server. */
  botRole(guild: string | undefined, botId: string): string | undefined;
  /** Largest file in this channel. */
  uploadBytes(channel: string): number;
}

const mib = 1024 * 1024;
/** https://support.discord.com/hc/articles/360028038352: what a server's boosts add. */
const tierBytes: Readonly<Record<GuildPremiumTier, number>> = {
  0: discordLimits.uploadBytes,
  1: discordLimits.uploadBytes,
  2: 50 * mib,
  3: 100 * mib,
};
const plain: Place = { isThread: false, isOwn: false };
const maxRemembered = 1_000;

export function createPlaces(api: DiscordApi, client: () => Client | undefined): Places {
  const fetched = createRecent<Place>(maxRemembered);

  async function fetch(channel: string, botId: string): Promise<Place> {
    const known = fetched.get(channel);
    if (known !== undefined) return known;
    const place = toPlace(await api.fetchChannel(channel), botId);
    fetched.set(channel, place);
    return place;
  }

  return {
    async find(channel, botId) {
      const known = client()?.channels.cache.get(channel);
      if (known === undefined) return fetch(channel, botId);
      if (!known.isThread()) return plain;
      const { parentId, ownerId } = known;
      return { isThread: true, isOwn: ownerId === botId, ...(parentId !== null && { parentId }) };
    },
    botRole(guild, botId) {
      if (guild === undefined) return undefined;
      return client()?.guilds.cache.get(guild)?.roles.botRoleFor(botId)?.id;
    },
    uploadBytes(channel) {
      const known = client()?.channels.cache.get(channel);
      if (known === undefined || known.isDMBased()) return discordLimits.uploadBytes;
      return tierBytes[known.guild.premiumTier];
    },
  };
}

function toPlace(channel: APIChannel, botId: string): Place {
  if (!('thread_metadata' in channel)) return plain;
  const { parent_id: parentId, owner_id: owner } = channel;
  return {
    isThread: true,
    isOwn: owner === botId,
    ...(typeof parentId === 'string' && { parentId }),
  };
}

/** Whether the bot can say something here by its own right, by what an interaction tells of its permissions. */
export function canWrite(permissions: string, isThread: boolean): boolean {
  const has = BigInt(permissions);
  const send = isThread
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  const needed = PermissionFlagsBits.ViewChannel | send;
  return (has & PermissionFlagsBits.Administrator) !== 0n || (has & needed) === needed;
}
