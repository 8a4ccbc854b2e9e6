import { randomBytes } from 'node:crypto';
import type {
  APIApplicationCommand,
  APIEmbed,
  APIMessageTopLevelComponent,
  ChannelType,
  InteractionType,
  MessageType,
} from 'discord.js';
import { defaultOptions, type FakeDiscordOptions } from './discord-options.ts';
import type { SeenVersion } from './seen.ts';
import { createSnowflakes } from './snowflakes.ts';

/** Everything that this Discord remembers. */
export interface World {
  readonly options: Required<FakeDiscordOptions>;
  readonly application: { readonly id: string; readonly botId: string };
  readonly users: Map<string, StoredUser>;
  readonly guilds: Map<string, StoredGuild>;
  readonly channels: Map<string, StoredChannel>;
  readonly messages: Map<string, StoredMessage>;
  readonly interactions: Map<string, StoredInteraction>;
  readonly commands: { list: APIApplicationCommand[]; registrations: number };
  token: string;
  /** Largest file, before what a server's tier adds. */
  fileBytes: number;
  nextId(): string;
}

export interface StoredUser {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  readonly locale: string;
  readonly takesPrivateMessages: boolean;
}

export interface StoredGuild {
  readonly id: string;
  readonly name: string;
  readonly premiumTier: 0 | 1 | 2 | 3;
  readonly roles: Map<string, StoredRole>;
  readonly botRoleId: string;
  /** Who is in it, with their roles. */
  readonly members: Map<string, Set<string>>;
  hasBot: boolean;
  botDenied: bigint;
}

export interface StoredRole {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
}

export interface StoredChannel {
  readonly id: string;
  readonly type: ChannelType.GuildText | ChannelType.PublicThread | ChannelType.DM;
  readonly name: string;
  readonly guildId?: string;
  /** Of a thread: the channel it is in. */
  readonly parentId?: string;
  readonly ownerId?: string;
  /** Of a private channel: the person in it. */
  readonly personId?: string;
  /** A private channel of two people: the bot is not in it. */
  readonly isForeign?: boolean;
  readonly typingAt: number[];
  readonly threadMembers: Set<string>;
  botDenied: bigint;
  isArchived: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly description?: string;
  /** Given to a slash command: served apart, on no message that could be fetched again. */
  readonly isEphemeral?: boolean;
}

export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: MessageType;
  readonly sentAt: number;
  readonly versions: SeenVersion[];
  readonly reactions: Map<string, Set<string>>;
  readonly pinged: readonly string[];
  readonly nonce?: string;
  readonly reference?: StoredReference;
  /** What it forwards, as it was then. */
  readonly snapshot?: StoredMessage;
  readonly interactionId?: string;
  readonly onlyFor?: string;
  content: string;
  attachments: readonly StoredFile[];
  embeds: readonly APIEmbed[];
  components: readonly APIMessageTopLevelComponent[];
  flags: number;
  mentions: readonly string[];
  editedAt?: number;
  posts: number;
  /** How much older it looks than it is. */
  agedByMs: number;
  readonly lateEdits: number[];
}

export interface StoredReference {
  readonly type: 0 | 1;
  readonly messageId: string;
  readonly channelId: string;
}

export interface StoredInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly personId: string;
  readonly channelId: string;
  readonly isUserInstall: boolean;
  readonly startedAt: number;
  readonly commandName?: string;
  /** The message with the button, or that the menu was opened on. */
  readonly messageId?: string;
  readonly tokenCalls: { at: number; status: number }[];
  readonly followUps: string[];
  answer?: { readonly type: number; readonly tookMs: number; readonly isPrivate: boolean };
  originalId?: string;
}

/** Of the form that Discord's have, so that whatever looks at its form is content. */
function newToken(botId: string): string {
  const head = Buffer.from(botId).toString('base64url');
  return `${head}.${randomBytes(5).toString('base64url').slice(0, 6)}.${randomBytes(27).toString('base64url')}`;
}

export function createWorld(given: FakeDiscordOptions): World {
  const nextId = createSnowflakes(Date.now);
  const application = { id: nextId(), botId: nextId() };
  const bot: StoredUser = {
    id: application.botId,
    name: 'Cutroom',
    isBot: true,
    locale: 'en-US',
    takesPrivateMessages: false,
  };
  return {
    options: { ...defaultOptions, ...given },
    application,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    commands: { list: [], registrations: 0 },
    fileBytes: given.fileBytes ?? defaultOptions.fileBytes,
    token: newToken(application.botId),
    nextId,
  };
}

/** One of the world's own records; that it is missing is a mistake of the stand-in. */
export function recordOf<T>(records: ReadonlyMap<string, T>, id: string): T {
  const found = records.get(id);
  if (found === undefined) throw new Error(`no record ${id}`);
  return found;
}
