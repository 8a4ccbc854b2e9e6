import type { APIMessage } from 'discord.js';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { Documents } from '../../../core/records/documents.ts';
import { type DiscordApi, messagesPerPage } from '../api.ts';
import type { GuildedMessage } from '../inbound.ts';

/** `adapter:discord:{applicationId}:followed:{channel}`: up to where a channel was heard. */
export interface FollowedRecord {
  readonly seen: string;
  /** Its server; absent for a private channel. */
  readonly guild?: string;
  readonly isShared?: true;
  readonly keepUntil: number;
}

/** Channels in which somebody talks to the bot. */
export interface Followed {
  /** From now on, if it is not followed yet: before the bot answers there, so that no crash comes between. */
  begin(applicationId: string, mark: Mark): Promise<void>;
  /** Everything up to this message is safe in the mailbox. */
  mark(applicationId: string, mark: Mark): Promise<void>;
  /** The channels that were followed last, and up to where each was heard. */
  list(applicationId: string): Promise<readonly Mark[]>;
  /** Follows this channel no more, until something is said there again. */
  forget(channel: string): Promise<void>;
  /** What was said after a mark, oldest first. */
  missed(mark: Mark): Promise<readonly GuildedMessage[]>;
}

export interface Mark {
  readonly channel: string;
  readonly seen: string;
  readonly guild?: string | undefined;
  /** People talk to each other there, and to the bot now and then. */
  readonly isShared?: true | undefined;
}

export interface FollowedDeps {
  readonly api: DiscordApi;
  readonly documents: Documents<FollowedRecord>;
  readonly clock: Clock;
  readonly log: Logger;
}

const keepMs = 30 * 24 * 60 * 60_000;
/** Each costs a call at every start. */
const maxChannels = 200;
/** An outage is caught up with so many messages where all is said to the bot, and elsewhere with the last page. */
const maxPages = 3;

export function createFollowed({ api, documents, clock, log }: FollowedDeps): Followed {
  const prefixOf = (applicationId: string) => `discord:${applicationId}:followed:`;
  return {
    async begin(applicationId, mark) {
      await documents.update(`${prefixOf(applicationId)}${mark.channel}`, (known) =>
        known === undefined ? toRecord(mark, clock) : undefined,
      );
    },
    async mark(applicationId, mark) {
      await documents.update(`${prefixOf(applicationId)}${mark.channel}`, (known) =>
        known === undefined || isNewer(mark.seen, known.seen) ? toRecord(mark, clock) : undefined,
      );
    },
    async list(applicationId) {
      const prefix = prefixOf(applicationId);
      const marks: Mark[] = [];
      for await (const { id, value } of documents.all()) {
        if (!id.startsWith(prefix)) continue;
        const { seen, guild, isShared } = value;
        marks.push({ channel: id.slice(prefix.length), seen, guild, isShared });
      }
      return marks.sort((a, b) => (isNewer(a.seen, b.seen) ? -1 : 1)).slice(0, maxChannels);
    },
    async forget(channel) {
      for await (const { id } of documents.all()) {
        const isMark = id.startsWith('discord:') && id.endsWith(`:followed:${channel}`);
        if (isMark) await documents.delete(id);
      }
    },
    async missed({ channel, seen, guild, isShared }) {
      const fetchMissed = isShared ? fetchLast : fetchAfter;
      const found = await fetchMissed(api, channel, seen).catch((err: unknown) => {
        log.warn({ err, channel }, 'a followed channel could not be caught up with');
        return [];
      });
      // Only the gateway says which server a message is from.
      return guild === undefined ? found : found.map((each) => ({ ...each, guild_id: guild }));
    },
  };
}

function toRecord({ seen, guild, isShared }: Mark, clock: Clock): FollowedRecord {
  return {
    seen,
    keepUntil: clock.now() + keepMs,
    ...(guild !== undefined && { guild }),
    ...(isShared && { isShared }),
  };
}

/** Where much is said that is not for the bot, the latest counts: one call, however long the outage was. */
async function fetchLast(api: DiscordApi, channel: string, seen: string): Promise<APIMessage[]> {
  const messages = await api.fetchMessages(channel);
  return inOrder(messages.filter(({ id }) => isNewer(id, seen)));
}

async function fetchAfter(api: DiscordApi, channel: string, seen: string): Promise<APIMessage[]> {
  const found: APIMessage[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const messages = await api.fetchMessages(channel, found.at(-1)?.id ?? seen);
    found.push(...inOrder(messages));
    if (messages.length < messagesPerPage) break;
  }
  return found;
}

function inOrder(messages: readonly APIMessage[]): APIMessage[] {
  return messages.toSorted((a, b) => (isNewer(a.id, b.id) ? 1 : -1));
}

/** Snowflakes grow with time. */
function isNewer(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}
