import type { ChatLimits } from '../../core/ports/chat-adapter.ts';

/** Of the public server, https://api.telegram.org. */
export const telegramLimits = {
  /** UTF-16 units: https://core.telegram.org/bots/api#sendmessage */
  textChars: 4_096,
  /** https://core.telegram.org/bots/api#sending-files says 50 MB, its own message around them included. */
  uploadBytes: 50_000_000,
  /** https://core.telegram.org/bots/api#getfile says 20 MB; the server's source has exactly this. */
  downloadBytes: 20 * 2 ** 20,
  /**
   * About one message a second in a chat, 20 a minute in a group, edits included:
   * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
   */
  editIntervalMs: { direct: 1_200, group: 3_500 },
  /** Telegram allows eight; more than three are cut on a phone. */
  buttonsPerRow: 3,
  keyedPosts: 'none',
  opensLoopbackLinks: false,
} as const satisfies ChatLimits;

/** Of an operator's own Bot API server: https://core.telegram.org/bots/api#using-a-local-bot-api-server */
const ownServerLimits = {
  ...telegramLimits,
  uploadBytes: 2_000_000_000,
  downloadBytes: 2_000_000_000,
} as const satisfies ChatLimits;

export function limitsOf(apiRoot: string): ChatLimits {
  return URL.parse(apiRoot)?.hostname === 'api.telegram.org' ? telegramLimits : ownServerLimits;
}

/** A file's text is shorter than a message's: https://core.telegram.org/bots/api#sendvideo */
export const captionChars = 1_024;
