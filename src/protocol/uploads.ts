/** Largest file that is accepted, in bytes (section 7, specification section 3). */
export const maxUploadBytes = 500 * 1024 * 1024;

/** The thirteen accepted kinds (and `jpeg`), each with the media type that its multipart part carries (section 7). */
export const uploadTypes = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  avi: 'video/x-msvideo',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
} as const satisfies Readonly<Record<string, string>>;

/** Announced by backends that take them too (section 17, X5): the voices that chats record, and subtitles. */
export const offeredUploadTypes = {
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
  ass: 'text/x-ssa',
} as const satisfies Readonly<Record<string, string>>;

export type UploadExtension = keyof typeof uploadTypes | keyof typeof offeredUploadTypes;
