import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
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
  /** It may have been written before, by a process that did not live to tell: then the very same file is not written twice. */
  readonly isRepeated?: boolean;
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
    const write = (paths: readonly string[]) =>
      writeTo(file, { paths, isRepeated: place.isRepeated === true }, signal);
    if (place.out !== undefined) return await write([place.out]);
    const [folder, stem] =
      place.beside === undefined
        ? [place.cwd, 'clip']
        : [dirname(place.beside), basename(place.beside, extname(place.beside))];
    const names = resultNames(stem, file);
    try {
      return await write(names.map((name) => join(folder, name)));
    } catch (error) {
      if (folder === place.cwd || !noWriting.includes(reasonOf(error))) throw error;
      return await write(names.map((name) => join(place.cwd, name)));
    }
  } catch (error) {
    throw toBotError(error);
  }
}

/** `talk-edited.mp4`, `talk-edited-2.mp4` …; for what is no video, after its own name. */
function resultNames(stem: string, file: OutboundFile): readonly string[] {
  const extension = extname(file.name) || '.mp4';
  const own = basename(file.name, extname(file.name));
  const bare = own.startsWith(`${stem}-`) ? own.slice(stem.length + 1) : own;
  const what = file.kind === 'video' ? 'edited' : bare;
  return Array.from({ length: maxNumbered }, (_, index) => {
    const number = index === 0 ? '' : `-${index + 1}`;
    return `${stem}-${what}${number}${extension}`;
  });
}

async function writeTo(
  file: OutboundFile,
  { paths, isRepeated }: { readonly paths: readonly string[]; readonly isRepeated: boolean },
  signal: AbortSignal,
): Promise<string> {
  const first = paths[0] ?? '';
  const mark = randomBytes(4).toString('hex');
  const temporary = join(dirname(first), `.${basename(first)}.${mark}.partial`);
  try {
    // Opened before anything can fail: a stream that opens by itself may do so after the file was removed.
    const source = file.open(signal);
    const handle = await open(temporary, 'wx');
    await pipeline(source, handle.createWriteStream(), { signal });
    for (const path of paths) {
      if (await claim(temporary, path)) return path;
      if (isRepeated && (await holdsSame(temporary, path))) return path;
    }
  } finally {
    await rm(temporary, { force: true });
  }
  throw new BotError('output-exists', 'the result file is already there', {
    facts: { file: first },
  });
}

async function holdsSame(one: string, other: string): Promise<boolean> {
  const [{ size }, there] = await Promise.all([stat(one), stat(other)]);
  if (!there.isFile() || there.size !== size) return false;
  const [ours, theirs] = await Promise.all([digestOf(one), digestOf(other)]);
  return ours === theirs;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
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
