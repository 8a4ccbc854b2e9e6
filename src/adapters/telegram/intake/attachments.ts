import type { Message } from 'grammy/types';
import { mediaTypeOf, nameWithExtension } from '../../../core/media-types.ts';
import type { StoredAttachment } from '../../../core/message.ts';

/** What can hold files: a message, or what a reply shows of one in another chat. */
export type Holder = Pick<
  Message,
  'animation' | 'audio' | 'document' | 'live_photo' | 'photo' | 'video' | 'video_note' | 'voice'
>;

interface Found {
  readonly kind: StoredAttachment['kind'];
  /** What people read where the file has no name of its own. */
  readonly word: string;
  readonly mimeType?: string | undefined;
  readonly file: {
    readonly file_id: string;
    readonly file_unique_id: string;
    readonly file_size?: number;
    readonly file_name?: string;
  };
}

/** The file on a message. Telegram puts at most one on each; an album is several messages. */
export function toAttachments(holder: Holder, number: number): readonly StoredAttachment[] {
  const found = findFile(holder);
  if (found === undefined) return [];
  const { kind, word, mimeType, file } = found;
  const name = file.file_name ?? nameWithExtension(`${word}-${number}`, mimeType);
  const type = mimeType ?? mediaTypeOf(name);
  return [
    {
      kind,
      name,
      ...(type === undefined ? {} : { mimeType: type }),
      ...(file.file_size === undefined ? {} : { sizeBytes: file.file_size }),
      identity: file.file_unique_id,
      locator: { fileId: file.file_id, uniqueId: file.file_unique_id },
    },
  ];
}

/** An animation comes with the same file as a document too, so it is looked for first. */
function findFile(holder: Holder): Found | undefined {
  return findVideo(holder) ?? findSound(holder) ?? findPhoto(holder) ?? findDocument(holder);
}

function findVideo({ animation, video, video_note, live_photo }: Holder): Found | undefined {
  const kind = 'video';
  if (animation !== undefined) {
    return { kind, word: 'animation', mimeType: animation.mime_type, file: animation };
  }
  if (video !== undefined) return { kind, word: 'video', mimeType: video.mime_type, file: video };
  if (video_note !== undefined) {
    return { kind, word: 'round-video', mimeType: 'video/mp4', file: video_note };
  }
  if (live_photo === undefined) return undefined;
  return { kind, word: 'live-photo', mimeType: live_photo.mime_type, file: live_photo };
}

function findSound({ audio, voice }: Holder): Found | undefined {
  const kind = 'audio';
  if (audio !== undefined) return { kind, word: 'audio', mimeType: audio.mime_type, file: audio };
  if (voice === undefined) return undefined;
  return { kind, word: 'voice', mimeType: voice.mime_type, file: voice };
}

/** A photo comes in several sizes, the largest last. */
function findPhoto({ photo }: Holder): Found | undefined {
  const file = photo?.at(-1);
  if (file === undefined) return undefined;
  return { kind: 'image', word: 'photo', mimeType: 'image/jpeg', file };
}

function findDocument({ document }: Holder): Found | undefined {
  if (document === undefined) return undefined;
  const mimeType = document.mime_type ?? mediaTypeOf(document.file_name ?? '');
  const group = mimeType?.split('/')[0];
  const kind = group === 'video' || group === 'image' || group === 'audio' ? group : 'file';
  return { kind, word: 'file', mimeType, file: document };
}
