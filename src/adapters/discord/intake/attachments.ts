import type { APIAttachment, APIMessage, APIMessageSnapshotFields } from 'discord.js';
import { mediaTypeOf, nameWithExtension } from '../../../core/media-types.ts';
import type { Json, StoredAttachment } from '../../../core/message.ts';
import { textOf } from '../ids.ts';

/** Where a file is, and where a fresh link to it can be had: nowhere, for the options of a command. */
export interface AttachmentPlace {
  readonly id: string;
  readonly url: string;
  readonly channel?: string;
  readonly message?: string;
}

type Carrier = Pick<APIMessage, 'id' | 'channel_id' | 'attachments' | 'message_snapshots'>;

/** The files of a message, and of the messages that it forwards. */
export function attachmentsOf(message: Carrier): readonly StoredAttachment[] {
  const place = { channel: message.channel_id, message: message.id };
  return filesOf(message).map((file) => toAttachment(file, place));
}

/** The files of a message that another one is about. */
export function quotedFilesOf(message: Carrier): readonly StoredAttachment[] {
  return attachmentsOf(message).map((file) => ({ ...file, isQuoted: true }));
}

export function filesOf(
  message: Pick<APIMessage, 'attachments' | 'message_snapshots'>,
): readonly APIAttachment[] {
  const forwarded = (message.message_snapshots ?? []).map(
    (snapshot): Partial<APIMessageSnapshotFields> => snapshot.message,
  );
  return [message, ...forwarded].flatMap(({ attachments }) => attachments ?? []);
}

export function toAttachment(
  file: APIAttachment,
  place: { readonly channel?: string; readonly message?: string } = {},
): StoredAttachment {
  const mimeType = file.content_type?.split(';')[0]?.trim().toLowerCase();
  const name = nameWithExtension(file.filename, mimeType);
  return {
    kind: kindOf(mediaTypeOf(name) ?? mimeType),
    name,
    ...(mimeType === undefined || mimeType === '' ? {} : { mimeType }),
    sizeBytes: file.size,
    identity: file.id,
    locator: { id: file.id, url: file.url, ...place },
  };
}

export function parsePlace(locator: Json): AttachmentPlace {
  const channel = textOf(locator, 'channel');
  const message = textOf(locator, 'message');
  return {
    id: textOf(locator, 'id'),
    url: textOf(locator, 'url'),
    ...(channel === '' || message === '' ? {} : { channel, message }),
  };
}

function kindOf(mimeType: string | undefined): StoredAttachment['kind'] {
  const [kind] = mimeType?.split('/') ?? [];
  return kind === 'video' || kind === 'image' || kind === 'audio' ? kind : 'file';
}
