import { createReadStream, statSync } from 'node:fs';
import { BotError } from '../../core/errors.ts';
import type { Attachment, StoredAttachment } from '../../core/message.ts';
import { toBotError } from './errors.ts';
import type { LookUp } from './files-in-line.ts';
import { textIn } from './shown-messages.ts';

export const lookUp: LookUp = (path) => {
  const found = statSync(path, { throwIfNoEntry: false, bigint: false });
  if (found === undefined) return 'missing';
  return found.isDirectory() ? 'folder' : 'file';
};

/** Zero where it went away meanwhile: opening it says so. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export function reopen(attachment: StoredAttachment): Attachment {
  return { ...attachment, open: (signal) => read(attachment, signal) };
}

async function* read(
  attachment: StoredAttachment,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const path = textIn(attachment.locator, 'path');
  if (path === undefined) throw new BotError('download-failed', 'the locator names no file');
  try {
    for await (const chunk of createReadStream(path, { signal })) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw toBotError(error);
  }
}
