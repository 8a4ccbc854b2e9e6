import type { ErrorCode } from './errors.ts';
import { maxFileBytes, mediaTypeOf, nameWithExtension, offeredTypeOf } from './media-types.ts';
import type { Attachment, StoredAttachment } from './message.ts';
import type { Source, TurnUploads } from './turn/turn.ts';

export interface Admitted {
  readonly sources: readonly Source[];
  readonly refused: TurnUploads['refused'];
  /** What is known of the refused, for the sentence. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Refuses early what can be refused by its advertised name and size; nothing is opened. */
export function admitSources(
  attachments: readonly Attachment[],
  links: readonly string[],
  downloadBytes: number,
): Admitted {
  const refused: { name: string; code: ErrorCode }[] = [];
  const sources: Source[] = [];
  let facts: Admitted['facts'] = {};
  for (const attachment of attachments) {
    const code = whyNot(attachment, downloadBytes);
    if (code === undefined) {
      sources.push({ kind: 'file', file: toStored(attachment) });
      continue;
    }
    refused.push({ name: attachment.name, code });
    if (refused.length === 1) facts = factsOf(attachment, downloadBytes);
  }
  for (const url of links) sources.push({ kind: 'link', name: nameOfLink(url), url });
  return { sources, refused, facts };
}

function whyNot(attachment: Attachment, downloadBytes: number): ErrorCode | undefined {
  const name = nameWithExtension(attachment.name, attachment.mimeType);
  // Whether the rarer kinds are taken is the backend's to say, once it is asked.
  const isTaken = mediaTypeOf(name) !== undefined || offeredTypeOf(name) !== undefined;
  if (!isTaken) return 'unsupported-file';
  if (attachment.sizeBytes === undefined) return undefined;
  if (attachment.sizeBytes === 0) return 'file-empty';
  return attachment.sizeBytes > Math.min(maxFileBytes, downloadBytes)
    ? 'file-too-large'
    : undefined;
}

function factsOf(attachment: Attachment, downloadBytes: number): Admitted['facts'] {
  return {
    name: attachment.name,
    ...(attachment.sizeBytes === undefined ? {} : { sizeBytes: attachment.sizeBytes }),
    limitBytes: Math.min(maxFileBytes, downloadBytes),
  };
}

function toStored(attachment: Attachment): StoredAttachment {
  const { kind, name, mimeType, sizeBytes, identity, isQuoted, locator } = attachment;
  return {
    kind,
    name,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...(identity === undefined ? {} : { identity }),
    ...(isQuoted === undefined ? {} : { isQuoted }),
    locator,
  };
}

const urls = /https?:\/\/[^\s<>"'，。！？]+/giu;
const trailing = /[.,;:!?)\]}]+$/u;

/** Links to media files in a text, and the text without them; a lone link counts whatever it leads to. */
export function splitLinks(text: string): {
  readonly links: readonly string[];
  readonly rest: string;
} {
  const found = (text.match(urls) ?? []).map((url) => url.replace(trailing, ''));
  const isAlone = found.length === 1 && text.trim() === found[0];
  const links = found.filter((url) => isAlone || mediaTypeOf(nameOfLink(url)) !== undefined);
  const rest = links.reduce((left, link) => left.replace(link, ' '), text);
  return { links, rest: links.length === 0 ? text : rest.replace(/\s+/gu, ' ').trim() };
}

function nameOfLink(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/iu, '').replace(/[?#].*$/u, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (last === '') return 'link';
  try {
    return decodeURIComponent(last);
  } catch {
    // A name that is not percent-encoded well is shown as it is.
    return last;
  }
}
