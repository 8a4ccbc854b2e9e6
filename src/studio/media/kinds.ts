import { fileTypeFromBuffer } from 'file-type';
import type { MediaFacts } from './facts.ts';

/** Bytes that the sniffing may look at. */
export const sniffBytes = 64 * 1024;

/** A kind of file that is let in, and the one demuxer that may open it. */
export interface FileKind {
  readonly demuxer: string;
  readonly medium: MediaFacts['kind'] | 'video-or-audio';
}

const isoMedia = { demuxer: 'mov', medium: 'video-or-audio' } as const;
const matroska = { demuxer: 'matroska', medium: 'video-or-audio' } as const;

/** By what the first bytes say, never by the name. Playlists, scripts and documents are not here. */
const kinds: Readonly<Record<string, FileKind>> = {
  mp4: isoMedia,
  m4v: isoMedia,
  mov: isoMedia,
  m4a: isoMedia,
  m4b: isoMedia,
  '3gp': isoMedia,
  '3g2': isoMedia,
  mkv: matroska,
  webm: matroska,
  avi: { demuxer: 'avi', medium: 'video-or-audio' },
  mp3: { demuxer: 'mp3', medium: 'audio' },
  wav: { demuxer: 'wav', medium: 'audio' },
  aac: { demuxer: 'aac', medium: 'audio' },
  ogg: { demuxer: 'ogg', medium: 'audio' },
  oga: { demuxer: 'ogg', medium: 'audio' },
  opus: { demuxer: 'ogg', medium: 'audio' },
  jpg: { demuxer: 'jpeg_pipe', medium: 'image' },
  png: { demuxer: 'png_pipe', medium: 'image' },
  apng: { demuxer: 'png_pipe', medium: 'image' },
  webp: { demuxer: 'webp_pipe', medium: 'image' },
  gif: { demuxer: 'gif', medium: 'video-or-audio' },
};

export async function sniffKind(head: Uint8Array): Promise<FileKind | undefined> {
  const type = await fileTypeFromBuffer(head);
  return type === undefined ? undefined : kinds[type.ext];
}
