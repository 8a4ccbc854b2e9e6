import type { Message, PhotoSize } from 'grammy/types';
import type { KeptFile } from './files.ts';
import type { SeenMedia } from './seen.ts';

export type MediaKind = SeenMedia['kind'];

export interface MediaFacts {
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
  readonly mimeType?: string;
  readonly performer?: string;
  readonly isSizeHidden?: boolean;
  readonly thumbnail?: KeptFile;
}

/** In which folder of a bot's files each kind lies, as getFile's paths show it. */
export const folders = {
  photo: 'photos',
  video: 'videos',
  animation: 'animations',
  video_note: 'video_notes',
  audio: 'music',
  voice: 'voice',
  document: 'documents',
} as const satisfies Record<MediaKind, string>;

const usualTypes = {
  photo: 'image/jpeg',
  video: 'video/mp4',
  animation: 'video/mp4',
  video_note: 'video/mp4',
  audio: 'audio/mpeg',
  voice: 'audio/ogg',
  document: 'application/octet-stream',
} as const satisfies Record<MediaKind, string>;

const typesByEnding: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/x-wav',
  m4a: 'audio/mp4',
  srt: 'application/x-subrip',
  txt: 'text/plain',
};

export function mimeTypeOf(kind: MediaKind, name: string): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return typesByEnding[ending] ?? usualTypes[kind];
}

type MediaFields = Pick<
  Message,
  'photo' | 'video' | 'animation' | 'video_note' | 'audio' | 'voice' | 'document'
>;

/** The part of a message that holds its medium. */
export function toMediaFields(kind: MediaKind, file: KeptFile, facts: MediaFacts): MediaFields {
  const { width = 320, height = 180, durationSeconds: duration = 0, isSizeHidden } = facts;
  const ids = { file_id: file.id, file_unique_id: file.uniqueId };
  const size = isSizeHidden === true ? {} : { file_size: file.sizeBytes };
  const mime_type = facts.mimeType ?? mimeTypeOf(kind, file.name);
  const thumbnail =
    facts.thumbnail === undefined ? {} : { thumbnail: toThumbnail(facts.thumbnail) };
  const picture = { ...ids, ...size, width, height };
  const named = { file_name: file.name, mime_type, ...size, ...thumbnail };
  switch (kind) {
    case 'photo':
      return { photo: [{ ...picture, width: 90, height: 51, file_size: 1_200 }, picture] };
    case 'video':
      return { video: { ...picture, duration, ...named } };
    case 'animation': {
      const document = { ...ids, ...named };
      return { animation: { ...picture, duration, ...named }, document };
    }
    case 'video_note':
      return { video_note: { ...ids, ...size, length: width, duration } };
    case 'audio':
      return { audio: { ...ids, duration, ...named } };
    case 'voice':
      return { voice: { ...ids, ...size, duration, mime_type } };
    case 'document':
      return { document: { ...ids, ...named } };
  }
}

function toThumbnail({ id, uniqueId, sizeBytes }: KeptFile): PhotoSize {
  return { file_id: id, file_unique_id: uniqueId, file_size: sizeBytes, width: 320, height: 180 };
}
