import type { InputFile } from 'grammy';
import { BotError } from '../../../core/errors.ts';
import type { OutboundFile } from '../../../core/message.ts';
import type { ChatLimits } from '../../../core/ports/chat-adapter.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import { refusalOf } from '../errors.ts';
import { addressOf, type Media, toMedia } from './media.ts';
import { withUpload } from './upload.ts';

export interface CarryDeps {
  readonly limits: ChatLimits;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Carried {
  readonly file: OutboundFile;
  readonly caption: string;
}

/** By address where Telegram can fetch the file, else, or where it could not, by sending it. */
export async function carry<T>(
  deps: CarryDeps,
  { file, caption }: Carried,
  send: (media: Media, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  checkSize(file, deps.limits);
  const make = async (source: InputFile | string, signal: AbortSignal) =>
    send(await toMedia(file, { caption, signal }, source), signal);
  const address = addressOf(file);
  if (address !== undefined) {
    try {
      return await make(address, new AbortController().signal);
    } catch (thrown) {
      if (!isNotFetched(thrown)) throw thrown;
      deps.log.info({}, 'Telegram could not fetch a result by its address; it is sent');
    }
  }
  return withUpload(deps.clock, file, make);
}

function checkSize({ sizeBytes }: OutboundFile, { uploadBytes: limitBytes }: ChatLimits): void {
  if (sizeBytes <= limitBytes) return;
  throw new BotError('message-too-large', 'more than Telegram takes', {
    facts: { sizeBytes, limitBytes },
  });
}

function isNotFetched(thrown: unknown): boolean {
  const { status, description = '' } = refusalOf(thrown) ?? {};
  return status === 400 && /URL|web page|content|WEBPAGE|MEDIA_EMPTY/i.test(description);
}
