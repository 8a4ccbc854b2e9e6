import { withDigits } from './digits.ts';
import { isMadeOf, type Vocabulary } from './known-words.ts';
import { type FileKind, fileKinds } from './output-kinds.ts';
import { takeLength } from './output-lengths.ts';
import { readShapes } from './output-shapes.ts';
import { type Sized, sizing, takeSizes } from './output-sizes.ts';
import { type Timed, takeTimes } from './output-times.ts';
import type { OutputWish } from './output-wish.ts';

/** Longer clauses are for the agent. */
const longestChars = 160;

/** The files that a clause asks for; undefined where it asks for anything else, or for anything besides. */
export function readOutputs(clause: string): readonly OutputWish[] | undefined {
  if (clause.length > longestChars) return undefined;
  const plain = toPlain(clause.normalize('NFKC').toLowerCase().replace(/[’‘]/gu, "'"));
  return readShapes(plain) ?? readFile(plain) ?? readEach(plain);
}

/** "Sec 7" is 7 s, "2 b" is "to be"; what it is for asks for nothing. */
function toPlain(clause: string): string {
  return withDigits(clause)
    .replace(/\bsec(?:ond)?s? (\d{1,3})\b(?!\s*(?:s\b|sec|(?:to|until|till|-|–)\s*\d))/gu, '$1 s')
    .replace(/\b2 b(?:e)?\b/gu, 'to be')
    .replace(/\bso (?:that )?(?:i|we|he|she|they|people) (?:can|could|will|may) .*$/u, '');
}

/** 导出封面和3到6秒的动图: the same as two clauses, where each asks for a file. */
function readEach(plain: string): readonly OutputWish[] | undefined {
  const parts = plain.split(/(?<=\p{Script=Han})(?:以及|还有|[和跟及、])/u);
  if (parts.length < 2) return undefined;
  const wishes = parts.map(readFile);
  return wishes.every((wish) => wish !== undefined) ? wishes.flat() : undefined;
}

function readFile(plain: string): readonly OutputWish[] | undefined {
  const { rest: unsized, ...sizes } = takeSizes(plain);
  const kind = fileKinds.find(({ named }) => named.test(unsized));
  if (kind === undefined) return readSized(unsized, sizes);
  const made = kind.read(plain);
  const isMany = isStill(made);
  const { rest: timed, lengthMs } = isMany ? { rest: unsized } : takeLength(unsized);
  const { rest, found } = takeAllTimes(timed, isMany);
  if (!isMadeOf(rest, sizes.maxBytes === undefined ? kind.words : withSizing(kind)))
    return undefined;
  if (made.tiles === undefined && hasOtherNumbers(rest)) return undefined;
  return found.map((times) => ({ ...made, ...sizes, ...timesFor(made, times, lengthMs) }));
}

/** "Five screenshots", "frame 100", "a GIF of clip 2": one of the whole would be something else. */
function hasOtherNumbers(rest: string): boolean {
  return /\d/u.test(rest.replace(/mp[34]|m4a/gu, ' '));
}

type Times = Omit<Timed, 'rest'>;

/** "Screenshots at 0:05 and 0:09" are two; what plays is of one stretch. */
function takeAllTimes(clause: string, isMany: boolean): { rest: string; found: readonly Times[] } {
  let { rest, ...times } = takeTimes(clause);
  const found: Times[] = [times];
  while (isMany && times.atMs !== undefined && found.length < mostMoments) {
    ({ rest, ...times } = takeTimes(rest));
    if (times.atMs !== undefined) found.push(times);
  }
  return { rest, found };
}

const mostMoments = 6;

function isStill({ format, tiles }: Pick<OutputWish, 'format' | 'tiles'>): boolean {
  return (format === 'jpg' || format === 'png') && tiles === undefined;
}

function withSizing({ words }: FileKind): Vocabulary {
  return { latin: new Set([...words.latin, ...sizing.latin]), han: [...words.han, ...sizing.han] };
}

/** A still is of a moment, what plays is of a stretch. */
function timesFor(
  { format, tiles }: Pick<OutputWish, 'format' | 'tiles'>,
  times: Times,
  lengthMs?: number,
): Times {
  if (tiles !== undefined) return {};
  if (format === 'jpg' || format === 'png') return momentOf(times);
  const { atMs, fromMs, toMs } = times;
  const from = fromMs ?? atMs;
  const isNamed = from !== undefined && from !== lastMoment;
  const to = toMs ?? (lengthMs === undefined ? undefined : endOf(from, lengthMs));
  if (from === lastMoment && lengthMs !== undefined) return { fromMs: -lengthMs };
  return { ...(isNamed ? { fromMs: from } : {}), ...(to === undefined ? {} : { toMs: to }) };
}

/** So long from its start, or to the film's end where that comes first. */
function endOf(from = 0, lengthMs: number): number | undefined {
  const to = from + lengthMs;
  return from < 0 && to >= 0 ? undefined : to;
}

/** Where a stretch is named, the middle of it. */
function momentOf({ atMs, fromMs, toMs }: Times): Times {
  if (atMs !== undefined) return { atMs };
  if (fromMs === undefined) return {};
  if (toMs === undefined) return { atMs: fromMs < 0 ? Math.round(fromMs / 2) : fromMs };
  return { atMs: Math.round((fromMs + toMs) / 2) };
}

const lastMoment = -1;

function readSized(rest: string, sizes: Omit<Sized, 'rest'>): readonly OutputWish[] | undefined {
  const isSized = Object.keys(sizes).length > 0;
  return isSized && isMadeOf(rest, sizing) ? [{ format: 'mp4', ...sizes }] : undefined;
}
