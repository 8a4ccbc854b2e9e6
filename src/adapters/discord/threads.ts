import { toBotError } from '../../core/errors.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { DiscordApi } from './api.ts';
import { discordCodes } from './errors.ts';
import type { GuildedMessage } from './inbound.ts';
import { toWords } from './words.ts';

/** Opens a thread for a message, and gives its id; undefined where none is wanted or none can be had. */
export type OpenThread = (message: GuildedMessage, botId: string) => Promise<string | undefined>;

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
const nameChars = 100;

export function createThreadOpener(
  isWanted: boolean,
  { api, log }: { readonly api: DiscordApi; readonly log: Logger },
): OpenThread {
  return async (message, botId) => {
    if (!isWanted) return undefined;
    try {
      return (await api.openThread(message.channel_id, message.id, toName(message, botId))).id;
    } catch (thrown) {
      const error = toBotError(thrown);
      // A thread bears the id of its message: an earlier try has opened it, or somebody else.
      if (error.facts['discordCode'] === discordCodes.threadExists) return message.id;
      log.info({ err: error }, 'no thread could be opened, the answer goes into the channel');
      return undefined;
    }
  };
}

function toName({ content, mentions, attachments, author }: GuildedMessage, botId: string): string {
  const words = toWords(content, { botId, mentions }).replaceAll(/\s+/g, ' ');
  const name = words || attachments[0]?.filename || author.username;
  return name.length > nameChars ? `${name.slice(0, nameChars - 1)}…` : name;
}
