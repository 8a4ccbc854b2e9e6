import type {
  APIApplicationCommandInteraction,
  APIMessage,
  APIMessageComponentInteraction,
} from 'discord.js';
import { isCommandName } from '../../core/commands.ts';
import type { InboundMessage, StoredAttachment } from '../../core/message.ts';
import { toAuthorId, toThreadId } from './ids.ts';
import { attachmentsOf, quotedFilesOf } from './intake/attachments.ts';
import { type HeardMessage, memberOf, nameOf } from './intake/heard-message.ts';
import { fromButton, fromCommand } from './intake/inbound-interaction.ts';
import { toWords } from './words.ts';

/** What is known of a place beyond the message itself. */
export interface Around {
  readonly botId: string;
  readonly botRoleId?: string | undefined;
  /** The channel that the thread belongs to, where it is one. */
  readonly parentId?: string | undefined;
  /** A thread that the bot has opened: everything in it is said to the bot. */
  readonly isOwnThread: boolean;
  /** The thread that was opened for this message: its answers go there. */
  readonly openedThread?: string | undefined;
}

/** As the gateway gives it: a message with who wrote it in which server. */
export type GuildedMessage = APIMessage & {
  readonly guild_id?: string;
  readonly member?: { readonly roles?: readonly string[]; readonly nick?: string | null };
};

export type DiscordUpdate =
  | {
      readonly kind: 'message' | 'edited';
      readonly message: GuildedMessage;
      readonly around: Around;
    }
  | { readonly kind: 'command'; readonly interaction: APIApplicationCommandInteraction }
  | { readonly kind: 'button'; readonly interaction: APIMessageComponentInteraction };

/** What Discord delivered, in the core's words. */
export function toInboundMessage(update: DiscordUpdate): HeardMessage {
  switch (update.kind) {
    case 'message':
      return fromMessage(update.message, update.around);
    case 'edited':
      return { ...fromMessage(update.message, update.around), change: 'edited' };
    case 'command':
      return fromCommand(update.interaction);
    case 'button':
      return fromButton(update.interaction);
  }
}

/** Said to the bot: in private, in its own thread, to its name, or as a reply to what it wrote. */
export function isAddressed(message: GuildedMessage, around: Around): boolean {
  const { botId, botRoleId } = around;
  return (
    message.guild_id === undefined ||
    around.isOwnThread ||
    message.mentions.some(({ id }) => id === botId) ||
    (botRoleId !== undefined && message.mention_roles.includes(botRoleId)) ||
    message.referenced_message?.author.id === botId
  );
}

function fromMessage(message: GuildedMessage, around: Around): HeardMessage {
  const { guild_id: guild, channel_id: channel, author, member } = message;
  const { botId, botRoleId, parentId, openedThread } = around;
  const thread = openedThread ?? channel;
  const text = toWords(message.content, { botId, botRoleId, mentions: message.mentions });
  const command = typedCommand(text);
  return {
    id: message.id,
    thread: { id: toThreadId(thread), kind: guild === undefined ? 'direct' : 'channel' },
    author: { id: toAuthorId(author.id), name: member?.nick ?? nameOf(author) },
    text: command?.argument ?? text,
    ...(command && { command }),
    attachments: [...attachmentsOf(message), ...repliedTo(message, botId)],
    sentAt: Date.parse(message.timestamp),
    ...(isAddressed(message, around) ? {} : { isAddressed: false }),
    ...memberOf({ guild, channels: [channel, parentId], roles: member?.roles }),
  };
}

/** What the bot's own sentences call its commands is understood as words too. */
function typedCommand(text: string): InboundMessage['command'] {
  const [, name = '', argument = ''] = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(text) ?? [];
  const command = name.toLowerCase();
  return isCommandName(command) ? { name: command, argument } : undefined;
}

/** The clip that a reply is about. What the bot itself wrote holds its own results: they are in the project already. */
function repliedTo(message: GuildedMessage, botId: string): readonly StoredAttachment[] {
  const about = message.referenced_message;
  return about == null || about.author.id === botId ? [] : quotedFilesOf(about);
}
