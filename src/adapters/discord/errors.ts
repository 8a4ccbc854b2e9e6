import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { BotError, type ErrorCode, toBotError as toKnownError } from '../../core/errors.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const discordCodes = {
  unknownChannel: 10_003,
  unknownGuild: 10_004,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  channelWriteLimit: 20_028,
  oldEditLimit: 30_046,
  entityTooLarge: 40_005,
  alreadyAnswered: 40_060,
  missingAccess: 50_001,
  noPrivateMessages: 50_007,
  missingPermissions: 50_013,
  invalidWebhookToken: 50_027,
  invalidForm: 50_035,
  threadExists: 160_004,
} as const;

const codes: Readonly<Record<string | number, ErrorCode>> = {
  [discordCodes.unknownChannel]: 'chat-gone',
  [discordCodes.unknownGuild]: 'chat-gone',
  [discordCodes.unknownMessage]: 'message-gone',
  [discordCodes.unknownWebhook]: 'message-gone',
  [discordCodes.unknownInteraction]: 'message-gone',
  [discordCodes.invalidWebhookToken]: 'message-gone',
  [discordCodes.channelWriteLimit]: 'chat-rate-limited',
  [discordCodes.oldEditLimit]: 'chat-rate-limited',
  [discordCodes.entityTooLarge]: 'message-too-large',
  [discordCodes.missingAccess]: 'chat-refused',
  [discordCodes.noPrivateMessages]: 'chat-refused',
  [discordCodes.missingPermissions]: 'chat-refused',
};

/** Discord names no time with these: edits of old messages and slow channels have small quotas of their own. */
const unnamedPauseMs = 60_000;

/** What a call to Discord threw, in the core's words. Addresses and bodies stay out of it: they may hold tokens. */
export function toBotError(thrown: unknown): BotError {
  if (thrown instanceof RateLimitError) {
    const retryAfterMs = Math.max(thrown.timeToReset, thrown.retryAfter, thrown.sublimitTimeout);
    return new BotError(
      'chat-rate-limited',
      `Discord: ${thrown.method} ${thrown.route} is limited`,
      {
        retryAfterMs: Math.max(retryAfterMs, 0),
      },
    );
  }
  if (thrown instanceof DiscordAPIError) return fromAnswer(thrown);
  if (thrown instanceof HTTPError) {
    return new BotError('chat-unreachable', `Discord answered ${thrown.status}`, {
      facts: { status: thrown.status },
    });
  }
  const known = toKnownError(thrown);
  return known === thrown ? known : fromNetwork(known);
}

/** True where the token of an interaction does not work any more, or never did. */
export function isTokenGone(error: BotError): boolean {
  const code = error.facts['discordCode'];
  return (
    code === discordCodes.unknownWebhook ||
    code === discordCodes.unknownInteraction ||
    code === discordCodes.invalidWebhookToken
  );
}

/** True where an operator can help by giving the bot a right. */
export function isRightMissing(error: BotError): boolean {
  const code = error.facts['discordCode'];
  return code === discordCodes.missingAccess || code === discordCodes.missingPermissions;
}

function fromAnswer({ status, code, method }: DiscordAPIError): BotError {
  const facts = { status, discordCode: code };
  const said = `Discord: ${method} was answered with ${status}, code ${code}`;
  const known = codes[code];
  if (known === 'chat-rate-limited') {
    return new BotError(known, said, { facts, retryAfterMs: unnamedPauseMs });
  }
  if (known !== undefined) return new BotError(known, said, { facts });
  if (status === 413) return new BotError('message-too-large', said, { facts });
  // A token that was reset: everything waits for the operator, nothing is given up.
  if (status === 401) return new BotError('chat-unreachable', said, { facts });
  return new BotError(status === 404 ? 'chat-gone' : 'chat-refused', said, { facts });
}

const neverSentCodes: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
];

function fromNetwork(error: BotError): BotError {
  const { cause } = error;
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
  return new BotError('chat-unreachable', `Discord could not be reached: ${reason}`, {
    cause,
    neverSent: neverSentCodes.includes(reason),
  });
}
