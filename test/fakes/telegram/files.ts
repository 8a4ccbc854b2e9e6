import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { File } from 'grammy/types';
import type { Footage } from './driven.ts';
import { badRequest } from './refusals.ts';

/** https://core.telegram.org/bots/api#getfile: a link is good for at least an hour. */
const linkLifeMs = 60 * 60_000;
const pieceBytes = 65_536;

export interface KeptFile {
  readonly id: string;
  readonly uniqueId: string;
  readonly name: string;
  readonly sizeBytes: number;
  open(): Readable;
}

export interface Files {
  keep(footage: Footage, folder: string): KeptFile;
  find(fileId: string): KeptFile;
  /** What getFile answers; a file of an own server is then on its disk. */
  link(fileId: string): Promise<File>;
  /** By a path that `link` gave; undefined once it no longer works. */
  open(path: string): KeptFile | undefined;
  expireLinks(): void;
}

export interface FilesOptions {
  readonly botId: number;
  readonly now: () => number;
  readonly downloadBytes: number;
  /** Where an own server keeps its files. */
  readonly localDir?: string;
}

/** Files as this bot knows them: another bot's ids are of no use to it. */
export function createFiles(options: FilesOptions): Files {
  const { botId, now, downloadBytes, localDir } = options;
  const files = new Map<string, KeptFile & { readonly folder: string }>();
  const links = new Map<string, { readonly file: KeptFile; readonly until: number }>();

  function find(fileId: string): KeptFile & { readonly folder: string } {
    const file = files.get(fileId);
    if (file === undefined)
      throw badRequest('wrong file_id or the file is temporarily unavailable');
    return file;
  }

  return {
    find,
    keep(footage, folder) {
      const number = files.size + 1;
      const id = `AgACAgQAAx${botId.toString(36)}_${String(number).padStart(4, '0')}BAAIC`;
      const uniqueId = createHash('sha1')
        .update(`unique ${number}`)
        .digest('base64url')
        .slice(0, 15);
      const name = footage.name ?? nameOf(footage, folder, number);
      const file = {
        id,
        uniqueId,
        name,
        folder,
        sizeBytes: sizeOf(footage),
        open: opener(footage),
      };
      files.set(id, file);
      return file;
    },
    async link(fileId) {
      const file = find(fileId);
      if (file.sizeBytes > downloadBytes) throw badRequest('file is too big');
      const path = `${file.folder}/file_${links.size}${extname(file.name)}`;
      const wire = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.sizeBytes };
      if (localDir !== undefined) {
        const there = join(localDir, path);
        await putOnDisk(file, there);
        return { ...wire, file_path: there };
      }
      links.set(path, { file, until: now() + linkLifeMs });
      return { ...wire, file_path: path };
    },
    open(path) {
      const link = links.get(path);
      return link === undefined || link.until < now() ? undefined : link.file;
    },
    expireLinks: () => links.clear(),
  };
}

function nameOf(footage: Footage, folder: string, number: number): string {
  if (footage.path !== undefined) return basename(footage.path);
  return `${folder}_${number}${extensions[folder] ?? ''}`;
}

const extensions: Readonly<Record<string, string>> = {
  photos: '.jpg',
  videos: '.mp4',
  animations: '.mp4',
  video_notes: '.mp4',
  voice: '.oga',
  music: '.mp3',
};

function sizeOf({ bytes, path, sizeBytes }: Footage): number {
  if (bytes !== undefined) return bytes.length;
  return path === undefined ? (sizeBytes ?? 0) : statSync(path).size;
}

function opener(footage: Footage): () => Readable {
  const { bytes, path } = footage;
  if (path !== undefined) return () => createReadStream(path);
  if (bytes !== undefined) return () => Readable.from([Buffer.from(bytes)]);
  return () => Readable.from(madeUp(sizeOf(footage)));
}

function* madeUp(sizeBytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(pieceBytes, 'made up ');
  for (let left = sizeBytes; left > 0; left -= pieceBytes) {
    yield left >= pieceBytes ? piece : piece.subarray(0, left);
  }
}

async function putOnDisk(file: KeptFile, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const source = file.open();
  const from = 'path' in source && typeof source.path === 'string' ? source.path : undefined;
  if (from === undefined) return writeFile(path, source);
  source.destroy();
  await copyFile(from, path);
}
