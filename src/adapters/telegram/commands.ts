import type { BotCommand } from 'grammy/types';
import { commandNames } from '../../core/commands.ts';
import { wordingOf } from '../../core/wording/catalogue.ts';
import type { Language } from '../../core/wording/language.ts';

/** https://core.telegram.org/bots/api#botcommand */
const maxMeaningChars = 256;

/** The command menu in one language. */
export function toCommands(language: Language): readonly BotCommand[] {
  const { commands } = wordingOf(language);
  return commandNames.map((command) => ({
    command,
    description: commands[command].slice(0, maxMeaningChars),
  }));
}
