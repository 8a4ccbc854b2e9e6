import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { acceptedFormats, maxFileBytes, mediaTypeOf, offeredTypeOf } from '../core/media-types.ts';

/** What was asked for cannot be done, in one sentence, before any work. */
class InputError extends Error {
  override readonly name = 'InputError';
}

const bytesPerMegabyte = 1024 * 1024;

/** Absolute paths of the clips, each one there, readable, of a kind and a size that is taken. Throws `InputError`. */
export async function checkClips(
  clips: readonly string[],
  cwd: string,
): Promise<readonly string[]> {
  const link = clips.find((clip) => /^https?:\/\//i.test(clip));
  if (link !== undefined) {
    throw new InputError(
      'Only files of this machine can be named here; paste the link into the chat.',
    );
  }
  const paths = clips.map((clip) => resolve(cwd, clip));
  for (const path of paths) await checkClip(path);
  return paths;
}

async function checkClip(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new InputError(`There is no file ${path}.`);
  if (found.isDirectory()) throw new InputError(`${path} is a folder; name the clips in it.`);
  if (!found.isFile()) throw new InputError(`${path} is no ordinary file.`);
  const name = basename(path);
  // Whether the rarer kinds are taken is the backend's to say, once it is asked.
  if (mediaTypeOf(name) === undefined && offeredTypeOf(name) === undefined) {
    const kind = extname(name) || 'without an extension';
    throw new InputError(
      `${name} (${kind}) is of a kind that is not taken; these are: ${acceptedFormats.join(', ')}.`,
    );
  }
  if (found.size === 0) throw new InputError(`${name} is empty (0 bytes).`);
  if (found.size > maxFileBytes) throw new InputError(sayTooLarge(name, found.size));
  await access(path, constants.R_OK).catch(() => {
    throw new InputError(`${path} cannot be read: check its permissions.`);
  });
}

function sayTooLarge(name: string, size: number): string {
  const megabytes = Math.ceil(size / bytesPerMegabyte);
  return `${name} has ${megabytes} MB; at most ${maxFileBytes / bytesPerMegabyte} MB are taken. Compress or trim it first.`;
}

/** What comes out keeps the extension of its own kind, whichever of these is asked for. */
const made: readonly string[] = ['.mp4', '.gif', '.webm', '.jpg', '.jpeg', '.png', '.mp3', '.m4a'];

/** The absolute path for `--out`, whose file is not there yet and whose folder is. Throws `InputError`. */
export async function checkOut(out: string, cwd: string): Promise<string> {
  const path = resolve(cwd, out);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) {
    throw new InputError(`${path} is a folder; --out names the file to write.`);
  }
  if (found !== undefined) {
    throw new InputError(`${path} is already there, and nothing is ever overwritten.`);
  }
  const folder = dirname(path);
  await access(folder, constants.W_OK).catch(() => {
    throw new InputError(`${folder} is no folder that can be written to.`);
  });
  const extension = extname(path).toLowerCase();
  if (!made.includes(extension) && mediaTypeOf(path) !== undefined) {
    throw new InputError(
      `Results are MP4, GIF, WebM, JPG, PNG, MP3 or M4A: let --out end in one of these, not ${extension}.`,
    );
  }
  return path;
}
