import { basename, extname } from 'node:path';
import { mediaTypeOf } from '../../core/media-types.ts';
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
      ...(out === undefined ? {} : { out: nameFor(file, out, savedCount + 1) }),
      ...(beside === undefined ? {} : { beside }),
    };
    // What is read ends with its turn; writing it to the disk needs no end of its own.
    const path = await writeResult(file, place, new AbortController().signal);
    savedCount += 1;
    return path;
  };
}

/** The name that was asked for is the first result's, the others are numbered; a picture is never called a film. */
function nameFor(file: OutboundFile, out: string, count: number): string {
  const asked = extname(out);
  const stem = out.slice(0, out.length - asked.length);
  const number = count === 1 ? '' : `-${count}`;
  const own = extname(file.name);
  const isOfAnother = mediaTypeOf(out) !== undefined && mediaTypeOf(out) !== mediaTypeOf(file.name);
  return `${stem}${number}${isOfAnother ? own : asked}`;
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
