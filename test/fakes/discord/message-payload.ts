import {
  type APIMessage,
  type APIMessageSnapshot,
  type ApplicationIntegrationType,
  InteractionType,
  type MessageFlags,
  MessageType,
} from 'discord.js';
import type { AttachmentLinks } from './attachment-links.ts';
import { attachmentPayload, threadPayload, userPayload } from './payloads.ts';
import { recordOf, type StoredMessage, type World } from './world.ts';

/** What a message is written out from. */
interface Library {
  readonly world: World;
  readonly links: AttachmentLinks;
}

/** Who is reading: the bot reads nothing of what its intents hide. */
export interface Reader {
  readonly seesContent: boolean;
}

/** The wire's form of a message, with fresh links, and empty where the reader may not see its content. */
export function messagePayload(stage: Library, message: StoredMessage, reader: Reader): APIMessage {
  const { world, links } = stage;
  const isOpen = reader.seesContent || isExempt(world, message);
  const flags: MessageFlags = message.flags;
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userPayload(recordOf(world.users, message.authorId)),
    content: isOpen ? message.content : '',
    timestamp: new Date(message.sentAt).toISOString(),
    edited_timestamp:
      message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.pinged.includes('everyone'),
    mentions: message.mentions.map((id) => userPayload(recordOf(world.users, id))),
    mention_roles: [...message.content.matchAll(/<@&(\d+)>/g)].map((found) => found[1] ?? ''),
    attachments: isOpen ? attachmentsOf(links, message) : [],
    embeds: isOpen ? [...message.embeds] : [],
    components: isOpen ? [...message.components] : [],
    pinned: false,
    type: message.type,
    flags,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...reactionsOf(world, message),
    ...threadOf(world, message),
    ...interactionOf(world, message),
    ...referenceOf(stage, message, reader),
  };
}

/** What the intent does not hide: the bot's own, private ones, those that mention it. */
function isExempt(world: World, message: StoredMessage): boolean {
  const { botId } = world.application;
  const channel = recordOf(world.channels, message.channelId);
  return (
    message.authorId === botId || channel.personId !== undefined || message.mentions.includes(botId)
  );
}

function attachmentsOf(links: AttachmentLinks, message: StoredMessage) {
  return message.attachments.map((file) =>
    attachmentPayload(file, links.of(file, message.channelId)),
  );
}

function reactionsOf(world: World, message: StoredMessage): Pick<APIMessage, 'reactions'> {
  if (message.reactions.size === 0) return {};
  return {
    reactions: [...message.reactions].map(([name, by]) => ({
      count: by.size,
      count_details: { burst: 0, normal: by.size },
      me: by.has(world.application.botId),
      me_burst: false,
      emoji: { id: null, name },
      burst_colors: [],
    })),
  };
}

/** A thread that was opened on a message has the message's id. */
function threadOf(world: World, message: StoredMessage): Pick<APIMessage, 'thread'> {
  const thread = world.channels.get(message.id);
  return thread === undefined ? {} : { thread: threadPayload(world, thread) };
}

function interactionOf(
  world: World,
  message: StoredMessage,
): Pick<APIMessage, 'interaction_metadata' | 'application_id' | 'webhook_id'> {
  if (message.interactionId === undefined) return {};
  const interaction = recordOf(world.interactions, message.interactionId);
  const owner: ApplicationIntegrationType = interaction.isUserInstall ? 1 : 0;
  const metadata = {
    id: interaction.id,
    user: userPayload(recordOf(world.users, interaction.personId)),
    authorizing_integration_owners: { [owner]: interaction.personId },
  };
  return {
    application_id: world.application.id,
    webhook_id: world.application.id,
    interaction_metadata:
      interaction.type === InteractionType.MessageComponent
        ? {
            ...metadata,
            type: InteractionType.MessageComponent,
            interacted_message_id: interaction.messageId ?? '',
          }
        : { ...metadata, type: InteractionType.ApplicationCommand },
  };
}

function referenceOf(
  stage: Library,
  message: StoredMessage,
  reader: Reader,
): Pick<APIMessage, 'message_reference' | 'referenced_message' | 'message_snapshots'> {
  const { world } = stage;
  const { reference } = message;
  if (reference === undefined) return {};
  const guildId = world.channels.get(reference.channelId)?.guildId;
  const message_reference = {
    type: reference.type,
    message_id: reference.messageId,
    channel_id: reference.channelId,
    ...(guildId !== undefined && { guild_id: guildId }),
  };
  if (message.snapshot !== undefined) {
    const seesContent = reader.seesContent || isExempt(world, message);
    const snapshot = snapshotPayload(stage, message.snapshot, { seesContent });
    return { message_reference, message_snapshots: [snapshot] };
  }
  const target = world.messages.get(reference.messageId);
  // What is answered is open by its own reasons alone, not by those of the answer.
  const referenced_message = target === undefined ? null : messagePayload(stage, target, reader);
  return { message_reference, referenced_message };
}

function snapshotPayload(
  stage: Library,
  message: StoredMessage,
  reader: Reader,
): APIMessageSnapshot {
  const { content, embeds, attachments, timestamp, edited_timestamp, mentions, mention_roles } =
    messagePayload(stage, message, reader);
  const type = MessageType.Default;
  return {
    message: {
      type,
      content,
      embeds,
      attachments,
      timestamp,
      edited_timestamp,
      mentions,
      mention_roles,
    },
  };
}
