import { MessageFlags, MessageType } from 'discord.js';
import type { ChatHost } from '../../../core/ports/chat-adapter.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import { snowflakeOf } from '../ids.ts';
import { type Around, type GuildedMessage, isAddressed, toInboundMessage } from '../inbound.ts';
import type { Places } from '../places.ts';
import type { OpenThread } from '../threads.ts';
import type { AttachmentReader } from './attachment-reader.ts';
import type { Followed, Mark } from './followed.ts';
import type { HeardMessage } from './heard-message.ts';
import { createInOrder } from './in-order.ts';
import { createRecent } from './recent.ts';

export interface Self {
  readonly botId: string;
  readonly applicationId: string;
}

export interface IntakeDeps {
  readonly host: ChatHost;
  readonly places: Places;
  readonly reader: AttachmentReader;
  readonly followed: Followed;
  readonly openThread: OpenThread;
  readonly log: Logger;
  hasMessageContent(): boolean;
}

/** Messages, from the gateway or from a sweep after an outage, to the core: in order within each channel. */
export interface Intake {
  take(self: Self, message: GuildedMessage): Promise<void>;
  edited(self: Self, message: GuildedMessage): Promise<void>;
  deleted(message: string): Promise<void>;
  /** A message that was heard lately, by its id. */
  heard(message: string): HeardMessage | undefined;
  /** Hears what was said while nobody listened, in the channels that are followed. */
  catchUp(self: Self): Promise<void>;
}

const maxRemembered = 2_000;
/** Everything else is news about a channel: joins, pins, boosts. */
const spoken: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

export function createIntake(deps: IntakeDeps): Intake {
  const inOrder = createInOrder();
  /** Discord does not say whose a deleted message was. */
  const remembered = createRecent<HeardMessage>(maxRemembered);

  const hand = (heard: HeardMessage): Promise<void> =>
    deps.host.receive({ ...heard, attachments: heard.attachments.map(deps.reader.reopen) });

  async function take(self: Self, message: GuildedMessage): Promise<void> {
    if (!isSpoken(message)) return;
    const around = await look(deps, self, message);
    const isForUs = isAddressed(message, around);
    if (isForUs && isHidden(deps, message)) return tellHidden(deps);
    const openedThread = isForUs ? await openThread(deps, around, message) : undefined;
    const place = { ...around, openedThread };
    const heard = toInboundMessage({ kind: 'message', message, around: place });
    // A clip that was not said to the bot is what "this" means, when its author soon names the bot.
    if (!isForUs && heard.attachments.length === 0) return;
    remembered.set(heard.id, heard);
    if (!isForUs) return hand(heard);
    await beginToFollow(deps, self, { message, around: place });
    await hand(heard);
    await deps.followed.mark(self.applicationId, markOf(message, place));
  }

  async function edited(self: Self, message: GuildedMessage): Promise<void> {
    if (!isSpoken(message) || message.edited_timestamp === null) return;
    const around = await look(deps, self, message);
    if (!isAddressed(message, around)) return;
    const place = { ...around, openedThread: threadOf(message, remembered.get(message.id)) };
    await hand(toInboundMessage({ kind: 'edited', message, around: place }));
  }

  return {
    take: (self, message) => inOrder(message.channel_id, () => take(self, message)),
    edited: (self, message) => inOrder(message.channel_id, () => edited(self, message)),
    heard: remembered.get,
    async deleted(id) {
      const heard = remembered.get(id);
      if (heard !== undefined) await hand({ ...heard, change: 'deleted' });
    },
    async catchUp(self) {
      for (const mark of await deps.followed.list(self.applicationId)) {
        const hearMissed = async () => {
          for (const message of await deps.followed.missed(mark)) await take(self, message);
        };
        await inOrder(mark.channel, hearMissed).catch((err: unknown) => {
          deps.log.error({ err }, 'a followed channel was not caught up with');
        });
      }
    },
  };
}

interface Seen extends Around {
  readonly isThread: boolean;
}

async function look(deps: IntakeDeps, { botId }: Self, message: GuildedMessage): Promise<Seen> {
  const { guild_id: guild, channel_id: channel } = message;
  const place = guild === undefined ? undefined : await deps.places.find(channel, botId);
  return {
    botId,
    botRoleId: deps.places.botRole(guild, botId),
    parentId: place?.parentId,
    isOwnThread: place?.isOwn ?? false,
    isThread: place?.isThread ?? false,
  };
}

async function openThread(
  deps: IntakeDeps,
  { botId, isThread }: Seen,
  message: GuildedMessage,
): Promise<string | undefined> {
  if (message.guild_id === undefined || isThread) return undefined;
  return deps.openThread(message, botId);
}

/** Discord gives the words of a message to the bot alone that it names, writes to, or answers by name. */
function isHidden(deps: IntakeDeps, message: GuildedMessage): boolean {
  if (deps.hasMessageContent() || message.guild_id === undefined) return false;
  const { content, attachments, message_snapshots: forwarded = [] } = message;
  return content === '' && attachments.length === 0 && forwarded.length === 0;
}

function tellHidden({ host, log }: IntakeDeps): void {
  log.info({}, 'a message to the bot cannot be read without the Message Content intent');
  host.tellOperators('discord-intent-missing');
}

/** Where people talk to the bot, what is said to it while it is away is caught up with: from the first message on. */
async function beginToFollow(
  { followed, log }: IntakeDeps,
  { applicationId }: Self,
  { message, around }: { readonly message: GuildedMessage; readonly around: Seen },
): Promise<void> {
  const mark = markOf(message, around);
  const { openedThread } = around;
  const { seen, guild } = mark;
  try {
    await followed.begin(applicationId, { ...mark, seen: String(BigInt(seen) - 1n) });
    if (openedThread === undefined) return;
    await followed.begin(applicationId, { channel: openedThread, seen, guild });
  } catch (err) {
    // The message itself may still be taken, or its author be told.
    log.warn({ err }, 'a channel could not be followed');
  }
}

function markOf(message: GuildedMessage, { isOwnThread }: Seen): Mark {
  const { guild_id: guild, channel_id: channel, id: seen } = message;
  const isShared = guild !== undefined && !isOwnThread ? true : undefined;
  return { channel, seen, guild, isShared };
}

/** By a person: other bots, and what the bot itself says, are never answered. */
function isSpoken({ author, webhook_id: webhook, type }: GuildedMessage): boolean {
  return author.bot !== true && webhook === undefined && spoken.includes(type);
}

/** Where a message was heard when it came: in the thread that was opened for it, if there was one. */
function threadOf(
  { id, flags }: GuildedMessage,
  before: HeardMessage | undefined,
): string | undefined {
  if (before !== undefined) return snowflakeOf(before.thread.id);
  return ((flags ?? 0) & MessageFlags.HasThread) === 0 ? undefined : id;
}
