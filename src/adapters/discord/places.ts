import { type APIChannel, type Client, PermissionFlagsBits } from 'discord.js';
import { type BotError, toBotError } from '../../core/errors.ts';
import type { DiscordApi } from './api.ts';
import { createRecent } from './intake/recent.ts';
import { uploadBytesOfTier } from './limits.ts';

/** What the bot must know of a channel. */
export interface Place {
  /** The channel that the thread belongs to, where it is one. */
  readonly parentId?: string;
  readonly isThread: boolean;
  /** The bot has opened this thread, or somebody has opened it from what the bot said. */
  readonly isOwn: boolean;
}

export interface Places {
  /** Asks Discord only where discord.js does not know the channel. */
  find(channel: string, botId: string): Promise<Place>;
  /** The channel that a thread belongs to. */
  parentOf(channel: string): Promise<string | undefined>;
  /** The role that Discord made for the bot in a server. */
  botRole(guild: string | undefined, botId: string): string | undefined;
  /** Largest file in this channel. */
  uploadBytes(channel: string): number;
}

const maxRemembered = 1_000;

export function createPlaces(api: DiscordApi, client: () => Client | undefined): Places {
  const fetched = createRecent<Channel>(maxRemembered);
  const ownStarts = createRecent<boolean>(maxRemembered);

  /** Where Discord does not say, it is taken for a plain channel: there the bot must be named. */
  async function lookUp(id: string): Promise<Channel> {
    const cached = client()?.channels.cache.get(id);
    if (cached !== undefined) {
      if (!cached.isThread()) return plain;
      return { isThread: true, parentId: cached.parentId, ownerId: cached.ownerId };
    }
    const known = fetched.get(id);
    if (known !== undefined) return known;
    const channel = await api.fetchChannel(id).catch(() => undefined);
    if (channel === undefined) return plain;
    const found = toChannel(channel);
    fetched.set(id, found);
    return found;
  }

  /** A thread bears the id of the message that it was opened from, where there is one. */
  async function startsFromBot(thread: string, parent: string, botId: string): Promise<boolean> {
    const known = ownStarts.get(thread);
    if (known !== undefined) return known;
    try {
      const start = await api.fetchMessage(parent, thread);
      ownStarts.set(thread, start.author.id === botId);
    } catch (thrown) {
      // What Discord could not say just now is asked again.
      if (isPassing(toBotError(thrown))) return false;
      ownStarts.set(thread, false);
    }
    return ownStarts.get(thread) ?? false;
  }

  return {
    async find(id, botId) {
      const { isThread, parentId, ownerId } = await lookUp(id);
      if (!isThread || parentId === null) return { isThread, isOwn: false };
      const isOwn = ownerId === botId || (await startsFromBot(id, parentId, botId));
      return { isThread: true, isOwn, parentId };
    },
    parentOf: async (id) => (await lookUp(id)).parentId ?? undefined,
    botRole(guild, botId) {
      if (guild === undefined) return undefined;
      return client()?.guilds.cache.get(guild)?.roles.botRoleFor(botId)?.id;
    },
    uploadBytes(channel) {
      const known = client()?.channels.cache.get(channel);
      if (known === undefined || known.isDMBased()) return uploadBytesOfTier[0];
      return uploadBytesOfTier[known.guild.premiumTier];
    },
  };
}

interface Channel {
  readonly isThread: boolean;
  readonly parentId: string | null;
  readonly ownerId: string | null;
}

function isPassing({ code }: BotError): boolean {
  return code === 'chat-unreachable' || code === 'chat-rate-limited';
}

const plain: Channel = { isThread: false, parentId: null, ownerId: null };

function toChannel(channel: APIChannel): Channel {
  if (!('thread_metadata' in channel)) return plain;
  const { parent_id: parentId, owner_id: ownerId } = channel;
  return { isThread: true, parentId: parentId ?? null, ownerId: ownerId ?? null };
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
