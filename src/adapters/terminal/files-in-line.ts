import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mediaTypeOf, offeredTypeOf } from '../../core/media-types.ts';
import { splitWords, type Word } from './words.ts';

/** What stands at a path. */
export type LookUp = (path: string) => 'file' | 'folder' | 'missing';

export interface Surroundings {
  readonly cwd: string;
  readonly home: string;
  readonly lookUp: LookUp;
}

export interface LineParts {
  /** What was typed besides the files. */
  readonly text: string;
  readonly paths: readonly string[];
  /** Paths that were surely meant as files and are none, as they were typed. */
  readonly unusable: readonly { readonly typed: string; readonly why: 'missing' | 'folder' }[];
}

/** A path with spaces that nobody quoted is tried with up to this many of the words after it. */
const maxJoinedWords = 8;

/** Takes the files out of a line: typed, pasted or dragged in, quoted or escaped, as `file://` or from `~`. */
export function findFiles(line: string, around: Surroundings): LineParts {
  const words = splitWords(line);
  const paths: string[] = [];
  const unusable: { typed: string; why: 'missing' | 'folder' }[] = [];
  let text = '';
  let keptFrom = 0;
  for (let at = 0; at < words.length; at++) {
    const found = findAt(line, words.slice(at, at + maxJoinedWords), around);
    if (found === undefined) continue;
    text += line.slice(keptFrom, words[at]?.start);
    keptFrom = found.end;
    if (found.kind === 'file') paths.push(found.path);
    else unusable.push({ typed: found.path, why: found.kind });
    at += found.wordCount - 1;
  }
  text += line.slice(keptFrom);
  return { text: text.replaceAll(/\s+/g, ' ').trim(), paths, unusable };
}

interface Found {
  readonly kind: 'file' | 'folder' | 'missing';
  readonly path: string;
  readonly end: number;
  readonly wordCount: number;
}

function findAt(line: string, words: readonly Word[], around: Surroundings): Found | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const isMarked = isMarkedPath(first.value);
  const isMedia =
    mediaTypeOf(first.value) !== undefined || offeredTypeOf(first.value) !== undefined;
  if (!isMarked && !isMedia) return undefined;
  const path = toPath(first.value, around);
  const kind = path === undefined ? 'missing' : around.lookUp(path);
  const whole = { end: first.end, wordCount: 1 };
  if (kind === 'file' && path !== undefined) return { kind, path, ...whole };
  if (!isMarked) return undefined;
  const joined = joinWords(line, words, around);
  if (joined !== undefined) return joined;
  if (kind === 'folder') return { kind, path: first.value, ...whole };
  return isMedia ? { kind: 'missing', path: first.value, ...whole } : undefined;
}

function joinWords(line: string, words: readonly Word[], around: Surroundings): Found | undefined {
  const start = words[0]?.start ?? 0;
  for (const [index, word] of words.entries()) {
    const path = toPath(line.slice(start, word.end), around);
    if (index > 0 && path !== undefined && around.lookUp(path) === 'file') {
      return { kind: 'file', path, end: word.end, wordCount: index + 1 };
    }
  }
  return undefined;
}

function isMarkedPath(word: string): boolean {
  return /^(\/|\.\.?\/|~\/|file:\/\/|[A-Za-z]:[\\/])/.test(word);
}

/** Absent where a `file://` address names no file of this machine. */
function toPath(word: string, { cwd, home }: Surroundings): string | undefined {
  if (word.startsWith('file://')) {
    try {
      return fileURLToPath(word);
    } catch {
      // Another host, or a bad escape: no file here.
      return undefined;
    }
  }
  return word.startsWith('~/') ? resolve(home, word.slice(2)) : resolve(cwd, word);
}
