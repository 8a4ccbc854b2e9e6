import { isAbsolute } from 'node:path';
import { request } from 'undici';
import { BotError, toBotError as toKnownError } from '../../core/errors.ts';
import type { Attachment, Json, StoredAttachment } from '../../core/message.ts';
import type { ChatLimits } from '../../core/ports/chat-adapter.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { capBytes } from '../../net/byte-cap.ts';
import { NetError } from '../../net/errors.ts';
import { forGrammy, type TelegramClient } from './client.ts';
import { readDiskFile } from './disk-file.ts';
import { refusalOf, toBotError, toNetworkError } from './errors.ts';
import { telegramLimits } from './limits.ts';

export interface FilesDeps {
  readonly client: TelegramClient;
  readonly limits: ChatLimits;
  readonly clock: Clock;
  readonly log: Logger;
  readonly token: string;
  readonly apiRoot: string;
  readonly filesDir?: string;
}

const maxPatience = 3;
const longestPauseMs = 60_000;

/** Files of people's messages: nothing is fetched until `open`, and then it streams. */
export function createFiles(deps: FilesDeps) {
  return {
    reopen: (attachment: StoredAttachment): Attachment => ({
      ...attachment,
      open: (signal) => read(deps, attachment, signal),
    }),
  };
}

async function* read(
  deps: FilesDeps,
  attachment: StoredAttachment,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { downloadBytes } = deps.limits;
  if ((attachment.sizeBytes ?? 0) > downloadBytes) throw tooLarge(attachment, downloadBytes);
  const path = await findPath(deps, attachment, signal);
  const isOnDisk = isAbsolute(path);
  try {
    const body = isOnDisk
      ? readDiskFile({ path, filesDir: deps.filesDir, maxBytes: downloadBytes }, signal)
      : capBytes(await fetchFile(deps, path, signal), downloadBytes);
    for await (const chunk of body) yield chunk;
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof BotError) throw thrown;
    if (thrown instanceof NetError && thrown.code === 'too-large')
      throw tooLarge(attachment, downloadBytes);
    throw isOnDisk ? toUnreadable(deps, thrown) : toNetworkError(thrown);
  }
}

/** Asked anew each time: a link lives an hour, the id for good. */
async function findPath(
  deps: FilesDeps,
  attachment: StoredAttachment,
  signal: AbortSignal,
): Promise<string> {
  const id = fileIdOf(attachment.locator);
  // An own server answers when it has the whole file.
  const api = deps.limits === telegramLimits ? deps.client.calls : deps.client.uploads;
  for (let left = maxPatience; ; left--) {
    try {
      const { file_path: path } = await api.getFile(id, forGrammy(signal));
      if (path === undefined) throw new BotError('download-failed', 'Telegram names no file');
      return path;
    } catch (thrown) {
      signal.throwIfAborted();
      const { retryAfterMs = Number.POSITIVE_INFINITY } = refusalOf(thrown) ?? {};
      if (left === 0 || retryAfterMs > longestPauseMs) throw toFileError(attachment, thrown);
      await deps.clock.sleep(retryAfterMs, signal);
    }
  }
}

function fileIdOf(locator: Json): string {
  if (typeof locator === 'object' && locator !== null && 'fileId' in locator) {
    const { fileId } = locator;
    if (typeof fileId === 'string') return fileId;
  }
  throw new BotError('download-failed', 'not a file of Telegram');
}

function toFileError(attachment: StoredAttachment, thrown: unknown): BotError {
  const failure = toBotError(thrown);
  if (failure.code === 'message-too-large') return tooLarge(attachment, publicLimit);
  if (failure.code !== 'chat-refused') return failure;
  return new BotError('download-failed', 'Telegram does not give the file', {
    cause: failure.cause,
  });
}

/** An own server that is not in local mode allows no more than the public one. */
const publicLimit = telegramLimits.downloadBytes;

function tooLarge({ name, sizeBytes }: StoredAttachment, limitBytes: number): BotError {
  return new BotError('file-too-large', 'more than Telegram hands over', {
    facts: {
      name,
      limitBytes,
      ...(sizeBytes === undefined ? {} : { sizeBytes }),
    },
  });
}

async function fetchFile(deps: FilesDeps, path: string, signal: AbortSignal) {
  const { client, apiRoot, token } = deps;
  const url = `${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${encodeURI(path)}`;
  const answer = await request(url, { dispatcher: client.downloads, signal });
  if (answer.statusCode === 200) return answer.body;
  // Nobody wants what it says instead.
  await answer.body.dump().catch(() => undefined);
  const code = answer.statusCode >= 500 ? 'chat-unreachable' : 'download-failed';
  throw new BotError(code, `Telegram answered ${answer.statusCode} to a download`);
}

/** The operator has to do something. An own server's paths hold the token, and what the system says holds the path. */
function toUnreadable({ log }: FilesDeps, thrown: unknown): BotError {
  const isSystem = thrown instanceof Error && 'code' in thrown;
  const why = isSystem ? String(thrown.code) : toKnownError(thrown).message;
  log.warn({ why }, "a file of the own Bot API server can't be read");
  return new BotError('download-failed', `a file of the own server cannot be read: ${why}`);
}
