import {
  type APIApplicationCommandInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
} from 'discord.js';
import type { Thread } from '../../../core/message.ts';
import { toAuthorId, toInteractionId, toThreadId } from '../ids.ts';
import { toWords } from '../words.ts';
import { quotedFilesOf, toAttachment } from './attachments.ts';
import { type HeardMessage, memberOf, nameOf } from './heard-message.ts';

export type AskedInteraction = APIApplicationCommandInteraction | APIMessageComponentInteraction;

export function fromCommand(interaction: APIApplicationCommandInteraction): HeardMessage {
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

export function fromButton(interaction: APIMessageComponentInteraction): HeardMessage {
  return { ...fromInteraction(interaction), button: interaction.data.custom_id };
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
    attachments: target === undefined ? [] : quotedFilesOf(target),
  };
}

function fromInteraction(interaction: AskedInteraction): HeardMessage {
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
export function kindOf(interaction: AskedInteraction): Thread['kind'] {
  if (interaction.guild_id !== undefined) return 'channel';
  return interaction.context === InteractionContextType.PrivateChannel ? 'group' : 'direct';
}

export function userOf(interaction: AskedInteraction): APIUser {
  const user = interaction.member?.user ?? interaction.user;
  // Discord sends one of the two, by its documentation of interactions.
  if (user === undefined) throw new TypeError('an interaction without a user');
  return user;
}

const discordEpochMs = 1_420_070_400_000;

/** https://docs.discord.com/developers/reference#snowflakes */
function sentAtOf(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + discordEpochMs;
}
