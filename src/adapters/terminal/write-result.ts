import { createWriteStream } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BotError } from '../../core/errors.ts';
import type { OutboundFile } from '../../core/message.ts';
import { reasonOf, toBotError } from './errors.ts';

export interface ResultPlace {
  /** The file as it was asked for; then nothing else will do. */
  readonly out?: string;
  /** The clip that the result goes beside. */
  readonly beside?: string;
  /** Where there is no clip, or its folder cannot be written. */
  readonly cwd: string;
}

const maxNumbered = 9_999;
const noLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
const noWriting: readonly (string | undefined)[] = ['EACCES', 'EROFS', 'EPERM'];

/** Writes a result and resolves to its path. It has its name only once it is whole, and never takes that of another file. */
export async function writeResult(
  file: OutboundFile,
  place: ResultPlace,
  signal: AbortSignal,
): Promise<string> {
  try {
    if (place.out !== undefined) return await writeTo(file, [place.out], signal);
    const [folder, stem] =
      place.beside === undefined
        ? [place.cwd, 'clip']
        : [dirname(place.beside), basename(place.beside, extname(place.beside))];
    const names = resultNames(stem, file);
    try {
      return await writeTo(
        file,
        names.map((name) => join(folder, name)),
        signal,
      );
    } catch (error) {
      if (folder === place.cwd || !noWriting.includes(reasonOf(error))) throw error;
      return await writeTo(
        file,
        names.map((name) => join(place.cwd, name)),
        signal,
      );
    }
  } catch (error) {
    throw toBotError(error);
  }
}

/** `talk-edited.mp4`, `talk-edited-2.mp4` …; for what is no video, after its own name. */
function resultNames(stem: string, file: OutboundFile): readonly string[] {
  const extension = extname(file.name) || '.mp4';
  const what = file.kind === 'video' ? 'edited' : basename(file.name, extname(file.name));
  return Array.from({ length: maxNumbered }, (_, index) => {
    const number = index === 0 ? '' : `-${index + 1}`;
    return `${stem}-${what}${number}${extension}`;
  });
}

async function writeTo(
  file: OutboundFile,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const first = paths[0] ?? '';
  const temporary = join(dirname(first), `.${basename(first)}.${Date.now().toString(36)}.partial`);
  try {
    await pipeline(file.open(signal), createWriteStream(temporary, { flags: 'wx' }), { signal });
    for (const path of paths) {
      if (await claim(temporary, path)) return path;
    }
  } finally {
    await rm(temporary, { force: true });
  }
  throw new BotError('output-exists', 'the result file is already there', {
    facts: { file: first },
  });
}

/** Gives the finished file its name; false where another file has it. A link fails on that, a rename would replace it. */
async function claim(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'EEXIST') return false;
    if (!noLinks.includes(reason)) throw error;
    return claimByRename(temporary, path);
  }
}

async function claimByRename(temporary: string, path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(temporary, path);
  return true;
}
