import {
  type APIEmbed,
  ChannelType,
  GatewayIntentBits,
  MessageFlags,
  MessageType,
} from 'discord.js';
import { nodesOf } from './component-rules.ts';
import { isV2, type MessageBody, refuseEmpty, refuseMixed } from './message-body.ts';
import { messagePayload } from './message-payload.ts';
import { memberWithoutUser, threadPayload } from './payloads.ts';
import { isUserInstall } from './permissions.ts';
import type { Stage } from './stage.ts';
import { recordOf, type StoredChannel, type StoredFile, type StoredMessage } from './world.ts';

/** Largest piece of a message's flags that a bot may set when it creates one. */
const settableFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.Ephemeral |
  MessageFlags.Loading;

export type NewMessage = Pick<StoredMessage, 'channelId' | 'authorId'> &
  Partial<Omit<StoredMessage, 'id' | 'versions'>>;

/** Puts a message into its channel and tells the bot, unless it is private. */
export function putMessage(stage: Stage, fresh: NewMessage): StoredMessage {
  const { world } = stage;
  const message: StoredMessage = {
    id: world.nextId(),
    type: MessageType.Default,
    sentAt: Date.now(),
    versions: [],
    reactions: new Map(),
    pinged: [],
    content: '',
    attachments: [],
    embeds: [],
    components: [],
    flags: 0,
    mentions: [],
    posts: 1,
    agedByMs: 0,
    lateEdits: [],
    ...fresh,
  };
  message.flags &= settableFlags | MessageFlags.HasSnapshot;
  noteVersion(message);
  world.messages.set(message.id, message);
  unarchive(stage, recordOf(world.channels, message.channelId));
  if (message.onlyFor === undefined) announceMessage(stage, 'MESSAGE_CREATE', message);
  return message;
}

/** What an edit says of each part; the parts that it does not name stay. */
export function changeMessage(
  stage: Stage,
  message: StoredMessage,
  { body, files }: { readonly body: MessageBody; readonly files: readonly StoredFile[] },
): void {
  const flags = changedFlags(message.flags, body.flags);
  const content = body.content === undefined ? message.content : (body.content ?? '');
  const embeds: readonly APIEmbed[] =
    body.embeds === undefined ? message.embeds : (body.embeds ?? []);
  const components = body.components === undefined ? message.components : (body.components ?? []);
  const kept = keptFiles(message, body);
  refuseMixed(flags, content, embeds);
  refuseEmpty([content, embeds, components, kept, files]);
  Object.assign(message, { content, embeds, components, flags });
  message.attachments = [...kept, ...files];
  message.editedAt = Date.now();
  noteVersion(message);
  if (message.onlyFor === undefined) announceMessage(stage, 'MESSAGE_UPDATE', message);
}

/** An edit can hide embeds and turn a message to components; it cannot turn one back. */
function changedFlags(before: number, wanted: number | null | undefined): number {
  const after = before & ~MessageFlags.Loading;
  if (wanted == null) return after;
  const embeds = (after & ~MessageFlags.SuppressEmbeds) | (wanted & MessageFlags.SuppressEmbeds);
  return embeds | (isV2(wanted) ? MessageFlags.IsComponentsV2 : 0);
}

function keptFiles(message: StoredMessage, body: MessageBody): readonly StoredFile[] {
  if (body.attachments === undefined) return message.attachments;
  const named = new Set((body.attachments ?? []).map(({ id }) => String(id)));
  return message.attachments.filter(({ id }) => named.has(id));
}

export function removeMessage(stage: Stage, message: StoredMessage): void {
  const { world } = stage;
  world.messages.delete(message.id);
  if (message.onlyFor !== undefined) return;
  const { guildId, type } = recordOf(world.channels, message.channelId);
  stage.announce('MESSAGE_DELETE', { guildId, intent: messageIntent(type) }, () => ({
    id: message.id,
    channel_id: message.channelId,
    ...(guildId !== undefined && { guild_id: guildId }),
  }));
}

export function announceMessage(stage: Stage, name: string, message: StoredMessage): void {
  const { world } = stage;
  const channel = recordOf(world.channels, message.channelId);
  const { guildId, type } = channel;
  const guild = guildId === undefined ? undefined : recordOf(world.guilds, guildId);
  if (isUserInstall(world, channel)) return;
  stage.announce(name, { guildId, intent: messageIntent(type) }, (reader) => ({
    ...messagePayload(stage, message, reader),
    ...(guild !== undefined && {
      guild_id: guild.id,
      member: memberWithoutUser(guild, message.authorId),
    }),
    channel_type: type,
  }));
}

function messageIntent(type: StoredChannel['type']): GatewayIntentBits {
  return type === ChannelType.DM
    ? GatewayIntentBits.DirectMessages
    : GatewayIntentBits.GuildMessages;
}

function noteVersion(message: StoredMessage): void {
  const texts = nodesOf(message.components).flatMap((node) => node['content'] ?? []);
  message.versions.push({
    content: [message.content, ...texts.map(String)].filter((text) => text !== '').join('\n'),
    attachments: message.attachments.map(({ name }) => name),
    at: Date.now(),
  });
}

/** What is written into a thread opens it again. */
function unarchive(stage: Stage, channel: StoredChannel): void {
  if (!channel.isArchived) return;
  channel.isArchived = false;
  const { guildId } = channel;
  stage.announce('THREAD_UPDATE', { guildId, intent: GatewayIntentBits.Guilds }, () =>
    threadPayload(stage.world, channel),
  );
}
