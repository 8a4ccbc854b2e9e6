import { buffer } from 'node:stream/consumers';
import { request } from 'undici';
import type { Desk } from './desk.ts';
import type { KeptFile } from './files.ts';
import { folders, type MediaKind, mimeTypeOf, toMediaFields } from './media.ts';
import type { Upload, Uploads } from './params.ts';
import { badRequest, tooLarge } from './refusals.ts';
import type { SeenMedia } from './seen.ts';

/** https://core.telegram.org/bots/api#sending-files */
const byUrlBytes = 20_000_000;
const photoByUrlBytes = 5_000_000;
const photoBytes = 10_000_000;
const thumbnailBytes = 200_000;

/** A medium as a call names it. */
export interface MediaRequest {
  readonly kind: MediaKind;
  /** A file's id, an address, or `attach://` with the part's name. */
  readonly source: string;
  readonly thumbnail?: string;
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
  readonly streams?: boolean;
  readonly uploads: Uploads;
}

export interface TakenMedia {
  readonly seen: SeenMedia;
  readonly fields: ReturnType<typeof toMediaFields>;
}

/** Takes a medium in, from the call itself, from an address, or from what the bot knows already. */
export async function takeMedia(desk: Desk, asked: MediaRequest): Promise<TakenMedia> {
  const { kind, width, height, durationSeconds, streams = false } = asked;
  const { file, url } = await takeFile(desk, asked);
  const thumbnail = takeThumbnail(asked);
  const facts = {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
  };
  const seen: SeenMedia = {
    kind,
    name: file.name,
    mimeType: mimeTypeOf(kind, file.name),
    bytes: url === undefined ? await bytesOf(file) : new Uint8Array(0),
    sizeBytes: file.sizeBytes,
    ...facts,
    ...(thumbnail === undefined ? {} : { thumbnail: thumbnail.bytes }),
    streams,
    ...(url === undefined ? {} : { url }),
    fileId: file.id,
  };
  const kept = thumbnail === undefined ? undefined : desk.files.keep(thumbnail, 'thumbnails');
  const known = kept === undefined ? facts : { ...facts, thumbnail: kept };
  return { seen, fields: toMediaFields(kind, file, known) };
}

function bytesOf(file: KeptFile): Promise<Uint8Array> {
  return buffer(file.open());
}

interface Taken {
  readonly file: KeptFile;
  readonly url?: string;
}

async function takeFile(desk: Desk, { kind, source, uploads }: MediaRequest): Promise<Taken> {
  const upload = findUpload(source, uploads);
  if (upload !== undefined) return { file: takeUpload(desk, kind, upload) };
  if (/^https?:\/\//.test(source))
    return { file: await fetchFile(desk, kind, source), url: source };
  return { file: desk.files.find(source) };
}

function findUpload(source: string, uploads: Uploads): Upload | undefined {
  if (!source.startsWith('attach://')) return undefined;
  const upload = uploads.get(source.slice('attach://'.length));
  if (upload === undefined) throw badRequest("can't use unknown attached file");
  return upload;
}

function takeUpload(desk: Desk, kind: MediaKind, upload: Upload): KeptFile {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > desk.uploadBytes) throw tooLarge();
  if (kind === 'photo' && upload.bytes.length > photoBytes)
    throw badRequest('PHOTO_SAVE_FILE_INVALID');
  return desk.files.keep(upload, folders[kind]);
}

function takeThumbnail({ thumbnail, uploads }: MediaRequest): Upload | undefined {
  // What is no upload, no JPEG or too heavy is left out without a word.
  if (thumbnail === undefined) return undefined;
  const upload = uploads.get(thumbnail.replace('attach://', ''));
  const isJpeg = upload?.bytes[0] === 0xff && upload.bytes[1] === 0xd8;
  return isJpeg && upload.bytes.length <= thumbnailBytes ? upload : undefined;
}

/** Telegram's own servers fetch it, from the outside. */
async function fetchFile(desk: Desk, kind: MediaKind, url: string): Promise<KeptFile> {
  const limit = kind === 'photo' ? photoByUrlBytes : byUrlBytes;
  const answer = await request(routeOf(desk, url), { method: 'GET' }).catch(() => undefined);
  if (answer === undefined || answer.statusCode !== 200) {
    await answer?.body.dump();
    throw badRequest('failed to get HTTP URL content');
  }
  const mimeType = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
  const bytes = await buffer(answer.body);
  const isOfKind =
    kind === 'document' || mimeType.startsWith(kind === 'photo' ? 'image/' : 'video/');
  if (!isOfKind) throw badRequest('wrong type of the web page content');
  if (bytes.length > limit) throw badRequest('failed to get HTTP URL content');
  const name = new URL(url).pathname.split('/').at(-1) ?? 'file';
  return desk.files.keep({ bytes, name }, folders[kind]);
}

/** Where an address really leads; Telegram reaches no private one. */
export function routeOf({ options }: Pick<Desk, 'options'>, url: string): string {
  for (const [outside, inside] of Object.entries(options.reverseProxy ?? {})) {
    if (url.startsWith(outside)) return inside + url.slice(outside.length);
  }
  const { hostname } = new URL(url);
  const isPrivate = /^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(hostname);
  if (isPrivate && options.local === undefined) throw badRequest('wrong HTTP URL specified');
  return url;
}
