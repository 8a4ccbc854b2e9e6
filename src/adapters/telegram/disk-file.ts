import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { NetError } from '../../net/errors.ts';

/** More than any socket takes at once, so that one is always waited for before the next is read. */
const pieceBytes = 262_144;

export interface DiskFile {
  /** As the own Bot API server names it. */
  readonly path: string;
  /** The folder that the operator named. */
  readonly filesDir: string | undefined;
  readonly maxBytes: number;
}

/**
 * A file of an own Bot API server, as long as it is at the start and no longer. Every piece but the last is full, and all
 * are the same memory: fresh ones would pile up to 64 MB before they are collected.
 *
 * @throws {NetError} `too-large` beyond `maxBytes`
 * @throws {Error} what the system says, or that the file lies outside of the folder
 */
export async function* readDiskFile(
  { path, filesDir, maxBytes }: DiskFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await open(await confine(path, filesDir));
  const close = () => void handle.close();
  // A reader that is no longer asked for more would never come to its end.
  signal.addEventListener('abort', close, { once: true });
  try {
    signal.throwIfAborted();
    const { size } = await handle.stat();
    if (size > maxBytes) throw new NetError('too-large', `${size} bytes on disk`);
    const memory = Buffer.allocUnsafe(Math.min(size, pieceBytes));
    for (let leftBytes = size; leftBytes > 0; ) {
      const piece = await fill(handle, memory.subarray(0, leftBytes));
      if (piece.byteLength === 0) return;
      leftBytes -= piece.byteLength;
      yield piece;
    }
  } finally {
    signal.removeEventListener('abort', close);
    await handle.close();
  }
}

/** As much of `memory` as the file fills. */
async function fill(handle: FileHandle, memory: Buffer): Promise<Buffer> {
  let filledBytes = 0;
  while (filledBytes < memory.byteLength) {
    const { bytesRead } = await handle.read(memory, filledBytes);
    if (bytesRead === 0) break;
    filledBytes += bytesRead;
  }
  return memory.subarray(0, filledBytes);
}

/** The real place of a file, which lies beneath the folder that the operator named, links followed. */
async function confine(path: string, filesDir: string | undefined): Promise<string> {
  if (filesDir === undefined) throw new Error('TELEGRAM_FILES_DIR is not set');
  const [root, file] = await Promise.all([realpath(filesDir), realpath(path)]);
  const inside = relative(root, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    throw new Error('it lies outside of TELEGRAM_FILES_DIR');
  }
  return file;
}
