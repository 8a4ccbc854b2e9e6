import type { APIMessage } from 'discord.js';
import { BotError } from '../../core/errors.ts';
import type { OutboundFile, OutboundMessage } from '../../core/message.ts';
import type { DiscordApi, Sent } from './api.ts';
import { toNonce } from './ids.ts';
import { discordLimits } from './limits.ts';
import { toDiscordPayloads, withGallery } from './outbound.ts';
import type { DiscordPayload } from './sending/payload.ts';

/** The bot's own messages, by its own right. */
export interface OrdinaryMessages {
  /** The same key within minutes gives the same message. */
  create(channel: string, message: OutboundMessage, about: About): Promise<APIMessage>;
  change(channel: string, id: string, message: OutboundMessage): Promise<void>;
}

export interface About {
  readonly key: string;
  /** The message that is answered; it may be gone by now. */
  readonly replyTo?: string | undefined;
  /** Whose phone is to sound, where a reply does not do it. */
  readonly ping?: string;
}

export interface OrdinaryDeps {
  readonly api: DiscordApi;
  /** Largest file in a channel. */
  uploadBytes(channel: string): number;
}

interface Following {
  readonly channel: string;
  readonly id: string;
  readonly text: string;
  readonly rest: readonly DiscordPayload[];
}

export function createOrdinaryMessages({ api, uploadBytes }: OrdinaryDeps): OrdinaryMessages {
  /** What does not fit into a message follows it, once: also where the message is made and then changed to the same words. */
  async function follow({ channel, id, text, rest }: Following) {
    for (const [at, payload] of rest.entries()) {
      await api.createMessage(channel, { payload }, toNonce(`${id}:${text}:part:${at}`));
    }
  }

  return {
    async create(channel, message, about) {
      const { first, rest } = toSent(message, uploadBytes(channel));
      const sent = toward(first, about, message.silent);
      const created = await api.createMessage(channel, sent, toNonce(about.key));
      await follow({ channel, id: created.id, text: message.text, rest });
      return created;
    },
    async change(channel, id, message) {
      const { first, rest } = toSent(message, uploadBytes(channel));
      await api.editMessage(channel, id, first);
      // Progress is passing: only last words are worth more than one message.
      if (message.isProgress !== true) await follow({ channel, id, text: message.text, rest });
    },
  };
}

/** A message and what follows it, with its file checked against what the place takes. */
export function toSent(
  message: OutboundMessage,
  uploadBytes: number,
): { readonly first: Sent; readonly rest: readonly DiscordPayload[] } {
  const [first, ...rest] = toDiscordPayloads(message, discordLimits);
  const { file, linkedVideo } = message;
  if (linkedVideo !== undefined) {
    return { first: { payload: withGallery(first, linkedVideo), plain: first }, rest };
  }
  if (file === undefined) return { first: { payload: first }, rest };
  checkSize(file, uploadBytes);
  // Named, so that an edit that is repeated replaces the file instead of adding it again.
  return { first: { payload: { ...first, attachments: [{ id: 0 }] }, file }, rest };
}

function checkSize({ sizeBytes }: OutboundFile, limitBytes: number): void {
  if (sizeBytes <= limitBytes) return;
  throw new BotError('message-too-large', 'a file is larger than Discord takes here', {
    facts: { sizeBytes, limitBytes },
  });
}

/** What is to make a sound pings whom it answers, and nobody else. */
function toward({ payload, ...sent }: Sent, about: About, isSilent: boolean): Sent {
  const { replyTo, ping } = about;
  return {
    ...sent,
    payload: {
      ...payload,
      ...(ping !== undefined && { content: `<@${ping}> ${payload.content ?? ''}` }),
      ...(replyTo !== undefined && {
        message_reference: { message_id: replyTo, fail_if_not_exists: false },
      }),
      allowed_mentions: {
        parse: [],
        ...(ping !== undefined && { users: [ping] }),
        ...(replyTo !== undefined && { replied_user: !isSilent && ping === undefined }),
      },
    },
  };
}
