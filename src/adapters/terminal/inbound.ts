import { basename } from 'node:path';
import { mediaTypeOf, offeredTypeOf } from '../../core/media-types.ts';
import type { Author, InboundMessage, StoredAttachment, Thread } from '../../core/message.ts';

/** A line that was typed, taken apart, with everything that the platform itself would say about it. */
export interface TerminalUpdate {
  readonly id: string;
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly sizeBytes: number }[];
  /** The buttons that are on the screen, in their order: a number alone taps one. */
  readonly choices: readonly string[];
  readonly sentAt: number;
  readonly languageTag?: string;
}

export interface TerminalInbound extends Omit<InboundMessage, 'attachments'> {
  readonly attachments: readonly StoredAttachment[];
}

const terminalThread: Thread = { id: 'terminal:chat', kind: 'direct' };

export function toInboundMessage(update: TerminalUpdate): TerminalInbound {
  const { id, text, files, sentAt } = update;
  const attachments = files.map(({ path, sizeBytes }) => toStored(path, sizeBytes));
  const head = { id, thread: terminalThread, author: toAuthor(update.languageTag), sentAt };
  const button = files.length === 0 ? toButton(text, update.choices) : undefined;
  if (button !== undefined) return { ...head, text: '', attachments, button };
  const command = toCommand(text);
  if (command !== undefined) return { ...head, text: command.argument, attachments, command };
  return { ...head, text, attachments };
}

function toAuthor(languageTag: string | undefined): Author {
  const author: Author = { id: 'terminal:you', name: 'you' };
  return languageTag === undefined ? author : { ...author, languageTag };
}

function toButton(text: string, choices: readonly string[]): string | undefined {
  return /^[1-9]\d?$/.test(text) ? choices[Number(text) - 1] : undefined;
}

function toCommand(text: string): { readonly name: string; readonly argument: string } | undefined {
  const match = /^\/([a-z]+)(?:\s+(.*))?$/is.exec(text);
  const name = match?.[1];
  if (name === undefined) return undefined;
  return { name: name.toLowerCase(), argument: match?.[2]?.trim() ?? '' };
}

function toStored(path: string, sizeBytes: number): StoredAttachment {
  const name = basename(path);
  const mimeType = mediaTypeOf(name) ?? offeredTypeOf(name);
  return {
    kind: toKind(mimeType),
    name,
    ...(mimeType === undefined ? {} : { mimeType }),
    sizeBytes,
    locator: { path },
  };
}

function toKind(mimeType: string | undefined): StoredAttachment['kind'] {
  const group = mimeType?.split('/')[0];
  return group === 'video' || group === 'image' || group === 'audio' ? group : 'file';
}
