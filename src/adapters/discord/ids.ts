import { createHash } from 'node:crypto';
import type { AuthorId, Json, MessageRef, ThreadId } from '../../core/message.ts';

/** Where a message of ours is. It outlives every interaction token. */
export interface DiscordRef {
  readonly channel: string;
  readonly message: string;
  /** Set where it answers an interaction: then the bot's own rights may not reach it. */
  readonly viaInteraction?: true;
}

export function toThreadId(channel: string): ThreadId {
  return `discord:${channel}`;
}

export function toAuthorId(user: string): AuthorId {
  return `discord:${user}`;
}

/** The snowflake of a thread's or an author's id. */
export function snowflakeOf(id: ThreadId | AuthorId): string {
  return id.slice(id.indexOf(':') + 1);
}

/** Says by itself whose interaction it is, so that a private answer finds its way after a restart too. */
export function toInteractionId(interaction: string, user: string): string {
  return `interaction-${interaction}-${user}`;
}

export function parseInteractionId(
  messageId: string,
): { readonly interaction: string; readonly user: string } | undefined {
  const [, interaction, user] = /^interaction-(\d+)-(\d+)$/.exec(messageId) ?? [];
  return interaction === undefined || user === undefined ? undefined : { interaction, user };
}

export function toRef(ref: DiscordRef): MessageRef {
  const { channel, message, viaInteraction } = ref;
  return { channel, message, ...(viaInteraction && { viaInteraction }) };
}

export function parseRef(ref: MessageRef): DiscordRef {
  const viaInteraction = fieldOf(ref, 'viaInteraction') === true;
  return {
    channel: textOf(ref, 'channel'),
    message: textOf(ref, 'message'),
    ...(viaInteraction && { viaInteraction }),
  };
}

/** https://docs.discord.com/developers/resources/message#create-message: at most 25 characters. */
export function toNonce(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 24);
}

function fieldOf(data: Json, name: string): Json | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return Object.entries(data).find(([key]) => key === name)?.[1];
}

export function textOf(data: Json, name: string): string {
  const value = fieldOf(data, name);
  return typeof value === 'string' ? value : '';
}
