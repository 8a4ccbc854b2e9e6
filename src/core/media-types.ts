/** Largest file that is taken, in bytes (specification, section 3). */
export const maxFileBytes = 500 * 1024 * 1024;

/** The accepted kinds, by extension, with the media type each is sent as. */
const mediaTypes = {
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

/** Taken by backends that say so (extension X5): subtitles, and the voices that chats record. */
const offeredTypes: Readonly<Record<string, string>> = {
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
  ass: 'text/x-ssa',
};

/** As people read them. */
export const acceptedFormats: readonly string[] = Object.keys(mediaTypes)
  .filter((extension) => extension !== 'jpeg')
  .map((extension) => extension.toUpperCase());

export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

export function mediaTypeOf(name: string): string | undefined {
  const known: Readonly<Record<string, string>> = mediaTypes;
  const extension = extensionOf(name);
  return Object.hasOwn(known, extension) ? known[extension] : undefined;
}

export function offeredTypeOf(name: string): string | undefined {
  const extension = extensionOf(name);
  return Object.hasOwn(offeredTypes, extension) ? offeredTypes[extension] : undefined;
}

/** Words for a clip rather than one more. */
export function isSubtitleName(name: string): boolean {
  return ['srt', 'vtt', 'ass'].includes(extensionOf(name));
}

/** A name with an extension for files that come without one: platforms hand over round notes and photos like that. */
export function nameWithExtension(name: string, mimeType: string | undefined): string {
  if (offeredTypeOf(name) !== undefined || mediaTypeOf(name) !== undefined) return name;
  if (mimeType === undefined) return name;
  const found = Object.entries({ ...mediaTypes, ...offeredTypes }).find(
    ([, type]) => type === mimeType,
  );
  return found === undefined ? name : `${name}.${found[0]}`;
}
