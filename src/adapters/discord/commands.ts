import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type CommandName, commandNames } from '../../core/commands.ts';
import { wordingOf } from '../../core/wording/catalogue.ts';
import type { Wording } from '../../core/wording/wording.ts';

/** Answered to their author alone: what they show is nobody else's, or no use to a channel. */
const privateCommands: readonly CommandName[] = [
  'help',
  'status',
  'credits',
  'cancel',
  'projects',
  'settings',
  'forget',
];

export function isPrivateCommand(name: string): boolean {
  return privateCommands.some((each) => each === name);
}

const english = wordingOf('en');
const chinese = wordingOf('zh');
/** A request may be as long as a message. */
const requestChars = 2_000;

/** For servers and for people, in servers, in private with the bot and in private with others. */
const everywhere = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** The slash commands and the entry of the message menu, in every language, as Discord registers them. */
export function toDiscordCommands(): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    ...commandNames.map((name) => ({
      type: ApplicationCommandType.ChatInput as const,
      name,
      description: english.commands[name],
      description_localizations: inChinese((wording) => wording.commands[name]),
      options: name === 'edit' ? editOptions() : [],
      ...everywhere,
    })),
    {
      type: ApplicationCommandType.Message as const,
      name: english.menu.editThisClip,
      name_localizations: inChinese(({ menu }) => menu.editThisClip),
      ...everywhere,
    },
  ];
}

function editOptions(): APIApplicationCommandOption[] {
  return [
    {
      type: ApplicationCommandOptionType.Attachment,
      ...named('clip'),
      // The names alone are checked; the bytes are looked at when they arrive.
      file_types: ['video', 'image', 'audio'],
    },
    {
      type: ApplicationCommandOptionType.String,
      ...named('request'),
      max_length: requestChars,
    },
  ];
}

function named(option: 'clip' | 'request') {
  const { name, meaning } = english.menu[option];
  return {
    name,
    name_localizations: inChinese(({ menu }) => menu[option].name),
    description: meaning,
    description_localizations: inChinese(({ menu }) => menu[option].meaning),
    required: false,
  };
}

function inChinese(say: (wording: Wording) => string): LocalizationMap {
  return { [Locale.ChineseCN]: say(chinese), [Locale.ChineseTW]: say(chinese) };
}
