import { GrammyError, HttpError } from 'grammy';
import { BotError, type ErrorCode, toBotError as toKnownError } from '../../core/errors.ts';

/** What Telegram said no with. */
export interface Refusal {
  readonly status: number;
  readonly description: string;
  readonly retryAfterMs?: number;
  /** The group goes on under this id. */
  readonly migratedTo?: number;
}

const msPerSecond = 1_000;
/** Where a 429 does not say how long. */
const usualPauseMs = 30_000;

const told = /bot was blocked|bot was kicked|user is deactivated|not a member|chat was deleted/i;
const chatIsGone =
  /chat not found|thread not found|TOPIC_DELETED|chat was deactivated|PEER_ID_INVALID|CHANNEL_PRIVATE/i;
const messageIsGone = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i;
const isTooBig = /file is too big|too large/i;
const fileIsLost = /file_id|temporarily unavailable/i;

/** Whatever was thrown around Telegram, in the core's words, with neither the token nor what people wrote in it. */
export function toBotError(thrown: unknown): BotError {
  const refusal = refusalOf(thrown);
  if (refusal !== undefined) return toRefused(refusal);
  if (thrown instanceof HttpError) return toNetworkError(thrown.error);
  if (isFromNetwork(thrown)) return toNetworkError(thrown);
  return toKnownError(thrown);
}

export function refusalOf(thrown: unknown): Refusal | undefined {
  if (!(thrown instanceof GrammyError)) return undefined;
  const { error_code: status, description, parameters } = thrown;
  const seconds = parameters.retry_after ?? Number(/retry after (\d+)/i.exec(description)?.[1]);
  const pauseMs = Number.isFinite(seconds) ? seconds * msPerSecond : usualPauseMs;
  return {
    status,
    description,
    ...(status === 429 ? { retryAfterMs: pauseMs } : {}),
    ...(parameters.migrate_to_chat_id === undefined
      ? {}
      : { migratedTo: parameters.migrate_to_chat_id }),
  };
}

/** Repeating an edit that already shows is what was wanted. */
export function isNotModified(thrown: unknown): boolean {
  return /message is not modified/i.test(refusalOf(thrown)?.description ?? '');
}

/** The token is not one, or no longer: trying again changes nothing. */
export function isTokenRefused(thrown: unknown): boolean {
  const { status, description = '' } = refusalOf(thrown) ?? {};
  // A token of the wrong form is no address that Telegram knows; other servers say 404 in HTML.
  return status === 401 || (status === 404 && /^Not Found/i.test(description));
}

/** Asked after a wait, where the compiler would still trust an earlier look. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function toRefused(refusal: Refusal): BotError {
  const { status, description, retryAfterMs } = refusal;
  const options = {
    cause: new Error(`Telegram: ${status} ${description}`),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return new BotError(codeOf(refusal), `Telegram answered ${status}`, options);
}

function codeOf({ status, description }: Refusal): ErrorCode {
  if (status === 429) return 'chat-rate-limited';
  if (status === 413 || isTooBig.test(description)) return 'message-too-large';
  if (told.test(description) || chatIsGone.test(description)) return 'chat-gone';
  if (messageIsGone.test(description)) return 'message-gone';
  if (fileIsLost.test(description)) return 'download-failed';
  // What Telegram does not like today it will not like tomorrow; all else passes.
  return status === 400 || status === 403 ? 'chat-refused' : 'chat-unreachable';
}

const connectCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const maxDepth = 5;

/** Only the code of the failure goes on: its texts hold the address, and that the token. */
export function toNetworkError(thrown: unknown): BotError {
  const codes = codesIn(thrown);
  const neverSent = codes.length > 0 && codes.every((code) => connectCodes.has(code));
  const cause = new Error(`network: ${codes.join(', ') || nameOf(thrown)}`);
  return new BotError('chat-unreachable', 'Telegram cannot be reached', { cause, neverSent });
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : 'unknown';
}

const networkCode = /^(UND_ERR_|EAI_|ECONN|ENET|EHOST|EPIPE$|ETIMEDOUT$|ENOTFOUND$)/;

function isFromNetwork(thrown: unknown): boolean {
  return codesIn(thrown).some((code) => networkCode.test(code));
}

/** The innermost codes: an attempt at several addresses fails with one for each. */
function codesIn(thrown: unknown, depth = 0): readonly string[] {
  if (!(thrown instanceof Error) || depth > maxDepth) return [];
  const inner = [
    ...(thrown instanceof AggregateError ? thrown.errors : []),
    ...(thrown.cause === undefined ? [] : [thrown.cause]),
  ].flatMap((each) => codesIn(each, depth + 1));
  if (inner.length > 0) return inner;
  return 'code' in thrown && typeof thrown.code === 'string' ? [thrown.code] : [];
}
