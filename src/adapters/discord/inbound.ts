import {
  type APIApplicationCommandInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
} from 'discord.js';
import { isCommandName } from '../../core/commands.ts';
import type { InboundMessage, StoredAttachment, Thread } from '../../core/message.ts';
import { attachmentsOf, toAttachment } from './attachments.ts';
import { toAuthorId, toInteractionId, toThreadId } from './ids.ts';
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

/** Everything but the bytes: `attachments` are opened by the adapter. */
export type HeardMessage = Omit<InboundMessage, 'attachments'> & {
  readonly attachments: readonly StoredAttachment[];
};

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
      return { ...fromInteraction(update.interaction), button: update.interaction.data.custom_id };
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
  return about == null || about.author.id === botId ? [] : attachmentsOf(about);
}

function fromCommand(interaction: APIApplicationCommandInteraction): HeardMessage {
  const heard = fromInteraction(interaction);
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message) {
    const target = data.resolved.messages[data.target_id];
    return { ...heard, ...fromMenu(target, interaction) };
  }
  if (data.type !== ApplicationCommandType.ChatInput) return heard;
  const options = data.options ?? [];
  const files = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Attachment
      ? [data.resolved?.attachments?.[option.value]]
      : [],
  );
  const words = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.String ? [option.value] : [],
  );
  return {
    ...heard,
    command: { name: data.name, argument: words.join(' ') },
    attachments: files.flatMap((file) => (file === undefined ? [] : [toAttachment(file)])),
  };
}

/** A person's own words beside a clip say what to do with it; the words of others do not. */
function fromMenu(
  target: APIMessage | undefined,
  interaction: APIApplicationCommandInteraction,
): Pick<HeardMessage, 'command' | 'attachments'> {
  const isTheirs = target?.author.id === userOf(interaction).id;
  const words =
    target === undefined || !isTheirs
      ? ''
      : toWords(target.content, { botId: interaction.application_id, mentions: target.mentions });
  return {
    command: { name: 'edit', argument: words },
    attachments: target === undefined ? [] : attachmentsOf(target),
  };
}

type AnyInteraction = APIApplicationCommandInteraction | APIMessageComponentInteraction;

function fromInteraction(interaction: AnyInteraction): HeardMessage {
  const user = userOf(interaction);
  const { channel, member } = interaction;
  const parentId = 'parent_id' in channel ? channel.parent_id : undefined;
  return {
    id: toInteractionId(interaction.id, user.id),
    thread: { id: toThreadId(channel.id), kind: kindOf(interaction) },
    author: {
      id: toAuthorId(user.id),
      name: member?.nick ?? nameOf(user),
      languageTag: interaction.locale,
    },
    text: '',
    attachments: [],
    sentAt: sentAtOf(interaction.id),
    ...memberOf({
      guild: interaction.guild_id,
      channels: [channel.id, parentId ?? undefined],
      roles: member?.roles,
    }),
  };
}

/** Only the private channel with the bot itself is private: in others' private channels somebody else reads along. */
export function kindOf(interaction: AnyInteraction): Thread['kind'] {
  if (interaction.guild_id !== undefined) return 'channel';
  return interaction.context === InteractionContextType.PrivateChannel ? 'group' : 'direct';
}

export function userOf(interaction: AnyInteraction): APIUser {
  const user = interaction.member?.user ?? interaction.user;
  // Discord sends one of the two, by its documentation of interactions.
  if (user === undefined) throw new TypeError('an interaction without a user');
  return user;
}

function nameOf(user: APIUser): string {
  return user.global_name ?? user.username;
}

const discordEpochMs = 1_420_070_400_000;

/** https://docs.discord.com/developers/reference#snowflakes */
function sentAtOf(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + discordEpochMs;
}

interface Place {
  readonly guild: string | undefined;
  readonly channels: readonly (string | undefined)[];
  readonly roles: readonly string[] | undefined;
}

function memberOf({ guild, channels, roles }: Place): { readonly memberOf?: readonly string[] } {
  if (guild === undefined) return {};
  return {
    memberOf: [
      `discord:server:${guild}`,
      ...channels.flatMap((id) => (id === undefined ? [] : [`discord:channel:${id}`])),
      ...(roles ?? []).map((id) => `discord:role:${id}`),
    ],
  };
}
