import { createScrub } from '../adapters/log/scrub.ts';
import { BotError, type ErrorCode } from '../core/errors.ts';

/** Errors whose message was written for whoever typed the command. */
const spoken = new Set(['UsageError', 'SettingsError', 'InputError', 'StudioError']);

/** What went wrong before or around the chat, in one sentence for whoever typed the command. */
export function toSentence(thrown: unknown): string {
  if (thrown instanceof BotError) return toBotSentence(thrown);
  if (!(thrown instanceof Error)) return 'Something went wrong, and nobody said what.';
  if (spoken.has(thrown.name)) return toOpening(thrown);
  return createScrub([])(`Something went wrong: ${thrown.message}`);
}

/** Except what is said of a file: that starts with its name, which stays as it is. */
function toOpening({ name, message }: Error): string {
  if (name === 'InputError') return message;
  return message.slice(0, 1).toUpperCase() + message.slice(1);
}

type Say = (error: BotError) => string;

const sentences: Readonly<Partial<Record<ErrorCode, Say>>> = {
  'data-in-use': ({ facts }) =>
    `The data folder is in use by ${String(facts['holder'])}: stop that one, or name another folder in CUTROOM_DATA_DIR.`,
  'wrong-key': ({ message }) =>
    `The accounts in the data folder cannot be opened, because ${message}: set CUTROOM_SECRET_KEY, or put secret.key back, as it was when they were made. Nothing was changed.`,
  'data-too-new': ({ facts }) =>
    `The data folder was last used by Cutroom ${String(facts['writtenBy'] ?? 'of a later version')}, which writes what this version cannot read: start that one or a later one, or name another folder in CUTROOM_DATA_DIR. Nothing was changed.`,
  'store-full': () => 'The disk is full.',
  'store-busy': () => 'The database is busy with something else; try again in a moment.',
  'store-failed': ({ facts, message }) =>
    `The data folder cannot be used (${String(facts['reason'] ?? message)}): CUTROOM_DATA_DIR must name a folder on a local disk that you may write to.`,
  'port-taken': ({ facts }) =>
    `Port ${String(facts['port'])} on ${String(facts['host'])} cannot be opened (${String(facts['reason'])}): stop what holds it, or name another one in CUTROOM_HTTP_PORT.`,
  'output-exists': ({ facts }) =>
    `${String(facts['file'])} is already there, and nothing is ever overwritten.`,
};

function toBotSentence(error: BotError): string {
  return sentences[error.code]?.(error) ?? `Something went wrong: ${error.message}.`;
}
