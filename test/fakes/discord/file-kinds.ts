import type { FakeFile } from './cast.ts';
import type { StoredFile } from './world.ts';

const byEnding: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  gif: 'image/gif',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/x-wav',
  m4a: 'audio/mp4',
  txt: 'text/plain; charset=utf-8',
};

/** A person's file with the type that Discord reads from its name. */
export function toStoredFile(id: string, { name, bytes, contentType }: FakeFile): StoredFile {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return {
    id,
    name,
    bytes,
    contentType: contentType ?? byEnding[ending] ?? 'application/octet-stream',
  };
}
