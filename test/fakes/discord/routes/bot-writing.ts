import { ChannelType, MessageType, PermissionFlagsBits } from 'discord.js';
import { ApiError, invalidForm, refuse } from '../api-error.ts';
import { mentionedIn } from '../mentions.ts';
import {
  checkMessageBody,
  type MessageBody,
  parseMessageBody,
  refuseEmpty,
  refuseMixed,
} from '../message-body.ts';
import { botPermissions, guildOf, requirePermission, sendPermission } from '../permissions.ts';
import type { UploadedFile } from '../rest/http-body.ts';
import type { Stage } from '../stage.ts';
import {
  recordOf,
  type StoredChannel,
  type StoredFile,
  type StoredMessage,
  type World,
} from '../world.ts';
import { changeMessage, type NewMessage, putMessage } from '../write-message.ts';

const hourMs = 3_600_000;
/** Discord does not tell the number; it is small. */
const lateEditsInMinute = 3;
const tierBytes = [0, 0, 50 * 2 ** 20, 100 * 2 ** 20] as const;

export interface Written {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** A message of the bot in a channel; a nonce that is enforced gives the first message again. */
export function postAsBot(stage: Stage, channel: StoredChannel, written: Written): StoredMessage {
  const { world } = stage;
  refuseWhereClosed(world, channel);
  const body = parseMessageBody(written.body);
  checkMessageBody(body, written.files.length);
  const known = earlierWithNonce(world, channel, body);
  if (known !== undefined) {
    known.posts += 1;
    return known;
  }
  if (written.files.length > 0) {
    requirePermission(world, channel, PermissionFlagsBits.AttachFiles);
  }
  const reply = replyTarget(world, channel, body.message_reference);
  return putMessage(stage, {
    ...draftMessage(world, channel, { ...written, parsed: body }),
    ...(reply !== undefined && {
      type: MessageType.Reply,
      reference: { type: 0, messageId: reply.id, channelId: channel.id },
    }),
    ...mentioned(world, body, reply),
  });
}

/** The parts of a message that its body and files make. */
export function draftMessage(
  world: World,
  channel: StoredChannel,
  { parsed, files }: { readonly parsed: MessageBody; readonly files: readonly UploadedFile[] },
): NewMessage {
  const content = parsed.content ?? '';
  const embeds = parsed.embeds ?? [];
  const components = parsed.components ?? [];
  const stored = keepFiles(world, channel, { parsed, files });
  refuseMixed(parsed.flags ?? 0, content, embeds);
  refuseEmpty([content, embeds, components, stored]);
  return {
    channelId: channel.id,
    authorId: world.application.botId,
    content,
    embeds,
    components,
    attachments: stored,
    flags: parsed.flags ?? 0,
    ...(parsed.nonce !== undefined && { nonce: String(parsed.nonce) }),
  };
}

export function mentioned(
  world: World,
  body: MessageBody,
  reply?: StoredMessage,
): Pick<StoredMessage, 'mentions' | 'pinged'> {
  const content = body.content ?? '';
  const { users, pinged } = mentionedIn(world, {
    content,
    allowed: body.allowed_mentions,
    repliedTo: reply?.authorId,
  });
  return { mentions: users, pinged };
}

export function editAsBot(stage: Stage, message: StoredMessage, written: Written): void {
  const { world } = stage;
  const channel = recordOf(world.channels, message.channelId);
  if (message.authorId !== world.application.botId) throw refuse('notYours');
  refuseLateEdits(message);
  const parsed = parseMessageBody(written.body);
  checkMessageBody({ ...parsed, flags: message.flags | (parsed.flags ?? 0) }, 0);
  if (written.files.length > 0 && message.interactionId === undefined) {
    requirePermission(world, channel, PermissionFlagsBits.AttachFiles);
  }
  const files = keepFiles(world, channel, { ...written, parsed });
  changeMessage(stage, message, { body: parsed, files });
}

function refuseWhereClosed(world: World, channel: StoredChannel): void {
  if (channel.type !== ChannelType.DM) {
    requirePermission(world, channel, sendPermission(channel));
    return;
  }
  const person = recordOf(world.users, channel.personId ?? '');
  if (!person.takesPrivateMessages) throw refuse('noPrivateMessages');
}

function earlierWithNonce(
  world: World,
  channel: StoredChannel,
  body: MessageBody,
): StoredMessage | undefined {
  if (body.enforce_nonce !== true || body.nonce === undefined) return undefined;
  const oldest = Date.now() - world.options.nonceWindowMs;
  return [...world.messages.values()].find(
    (each) =>
      each.channelId === channel.id &&
      each.authorId === world.application.botId &&
      each.nonce === String(body.nonce) &&
      each.sentAt >= oldest,
  );
}

function replyTarget(
  world: World,
  channel: StoredChannel,
  reference: MessageBody['message_reference'],
): StoredMessage | undefined {
  if (reference === undefined) return undefined;
  const canRead = botPermissions(world, channel) & PermissionFlagsBits.ReadMessageHistory;
  if (channel.type !== ChannelType.DM && canRead === 0n) throw refuse('noHistory');
  const found = world.messages.get(reference.message_id);
  if (found?.channelId === channel.id && found.onlyFor === undefined) return found;
  if (reference.fail_if_not_exists === false) return undefined;
  throw invalidForm('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
}

/** Files by their number in `attachments`; 40005 where one is too large for its place. */
function keepFiles(
  world: World,
  channel: StoredChannel,
  { parsed, files }: { readonly parsed: MessageBody; readonly files: readonly UploadedFile[] },
): readonly StoredFile[] {
  const most = fileLimit(world, channel);
  if (files.some(({ bytes }) => bytes.length > most)) throw refuse('tooLarge');
  return files.map((file) => {
    const named = (parsed.attachments ?? []).find(({ id }) => String(id) === file.key);
    return {
      id: world.nextId(),
      name: named?.filename ?? file.name,
      contentType: file.contentType,
      bytes: file.bytes,
      ...(named?.description != null && { description: named.description }),
    };
  });
}

export function fileLimit(world: World, channel: StoredChannel): number {
  return Math.max(world.fileBytes, tierBytes[guildOf(world, channel)?.premiumTier ?? 0]);
}

/** Messages older than an hour have a small quota of edits of their own. */
function refuseLateEdits(message: StoredMessage): void {
  const now = Date.now();
  if (now - message.sentAt + message.agedByMs < hourMs) return;
  const recent = message.lateEdits.filter((at) => now - at < 60_000);
  if (recent.length >= lateEditsInMinute) {
    const message =
      'Maximum number of edits to messages older than 1 hour reached. Try again later';
    throw new ApiError(429, { code: 30_046, message });
  }
  message.lateEdits.push(now);
}
