import { type Dispatcher, request } from 'undici';
import { BotError } from '../../../core/errors.ts';
import type { Attachment, StoredAttachment } from '../../../core/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { capBytes } from '../../../net/byte-cap.ts';
import { createNamedDispatcher } from '../../../net/dispatchers.ts';
import { NetError } from '../../../net/errors.ts';
import type { DiscordApi } from '../api.ts';
import { discordLimits } from '../limits.ts';
import { type AttachmentPlace, filesOf, parsePlace } from './attachments.ts';

export interface AttachmentReader {
  /** Downloads nothing until it is opened; the link is renewed where it has expired. */
  reopen(attachment: StoredAttachment): Attachment;
}

export interface ReaderDeps {
  readonly cdnBase: string;
  readonly api: DiscordApi;
  readonly clock: Clock;
}

/** A link with less life left than this is renewed before it is used. */
const spareLifeMs = 60_000;
/** The same files, as Discord also names them. */
const alsoDiscord: readonly string[] = ['cdn.discordapp.com', 'media.discordapp.net'];

export function createAttachmentReader(deps: ReaderDeps): AttachmentReader {
  const dispatcher = createNamedDispatcher();
  const cdn = new URL(deps.cdnBase).host;
  const hosts = alsoDiscord.includes(cdn) ? alsoDiscord : [cdn];

  async function* read(place: AttachmentPlace, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    let url = place.url;
    let isFresh = false;
    if (isExpired(url, deps.clock.now())) {
      url = await renew(deps.api, place);
      isFresh = true;
    }
    let answer = await fetch(checked(url, hosts), dispatcher, signal);
    if (isRefused(answer) && !isFresh) {
      await answer.body.dump();
      url = await renew(deps.api, place);
      answer = await fetch(checked(url, hosts), dispatcher, signal);
    }
    if (answer.statusCode !== 200) {
      await answer.body.dump();
      throw failed(`the file server answered ${answer.statusCode}`);
    }
    yield* capBytes(answer.body, discordLimits.downloadBytes);
  }

  return {
    reopen: (attachment) => ({
      ...attachment,
      open: (signal) => translated(read(parsePlace(attachment.locator), signal), signal),
    }),
  };
}

function fetch(url: string, dispatcher: Dispatcher, signal: AbortSignal) {
  return request(url, { dispatcher, signal });
}

function isRefused({ statusCode }: Dispatcher.ResponseData): boolean {
  return statusCode === 403 || statusCode === 404 || statusCode === 410;
}

/** https://docs.discord.com/developers/reference#signed-attachment-cdn-urls: `ex` is the end of its life, hex seconds. */
function isExpired(url: string, now: number): boolean {
  const end = URL.parse(url)?.searchParams.get('ex');
  if (end === null || end === undefined || !/^[0-9a-f]{1,10}$/i.test(end)) return false;
  return Number.parseInt(end, 16) * 1_000 - spareLifeMs < now;
}

/** A message that is fetched carries links that live again. */
async function renew(api: DiscordApi, { id, channel, message }: AttachmentPlace): Promise<string> {
  if (channel === undefined || message === undefined) throw failed('the link has expired');
  const carrier = await api.fetchMessage(channel, message).catch((error: unknown) => {
    throw failed('the link could not be renewed', error);
  });
  const found = filesOf(carrier).find((file) => file.id === id);
  if (found === undefined) throw failed('the file is gone from its message');
  return found.url;
}

function checked(url: string, hosts: readonly string[]): string {
  const host = URL.parse(url)?.host;
  if (host === undefined || !hosts.includes(host)) throw failed('a file that is not on Discord');
  return url;
}

async function* translated(
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    if (error instanceof BotError) throw error;
    if (signal.aborted) throw new BotError('aborted', 'stopped on request', { cause: error });
    if (error instanceof NetError && error.code === 'too-large') {
      throw new BotError('file-too-large', error.message, { cause: error });
    }
    // It may come the next time.
    throw new BotError('chat-unreachable', 'a file broke off', { cause: error });
  }
}

function failed(message: string, cause?: unknown): BotError {
  return new BotError('download-failed', message, cause === undefined ? {} : { cause });
}
