import { basename, extname } from 'node:path';
import type { OutboundFile } from '../../core/message.ts';
import { writeResult } from './write-result.ts';

/** Saves a result, beside its clip or under the name that was asked for, and resolves to its path. */
export type Save = (file: OutboundFile, result: SavedResult) => Promise<string>;

export interface SavedResult {
  readonly clips: readonly string[];
  /** It may have been saved before, by a process that did not live to tell. */
  readonly isRepeated: boolean;
}

export interface SaverOptions {
  readonly cwd: string;
  readonly out: string | undefined;
}

export function createSaver({ cwd, out }: SaverOptions): Save {
  let savedCount = 0;
  return async (file, { clips, isRepeated }) => {
    const beside = clipOf(file, clips) ?? clips[0];
    const place = {
      cwd,
      isRepeated,
      ...(out === undefined ? {} : { out: withNumber(out, savedCount + 1) }),
      ...(beside === undefined ? {} : { beside }),
    };
    // What is read ends with its turn; writing it to the disk needs no end of its own.
    const path = await writeResult(file, place, new AbortController().signal);
    savedCount += 1;
    return path;
  };
}

/** The name that was asked for is the first result's; of a batch, the others are numbered. */
function withNumber(out: string, count: number): string {
  if (count === 1) return out;
  const extension = extname(out);
  return `${out.slice(0, out.length - extension.length)}-${count}${extension}`;
}

/** Results of a batch are named after their own clips, results of several clips after the first. */
function clipOf(file: OutboundFile, clips: readonly string[]): string | undefined {
  const name = toLetters(basename(file.name, extname(file.name)));
  const fits = (clip: string) => `${toLetters(basename(clip, extname(clip)))}edited` === name;
  return clips.find(fits);
}

/** What is left of a name after it was made safe for every platform. */
function toLetters(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
