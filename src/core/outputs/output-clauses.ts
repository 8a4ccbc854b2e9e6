import { toSimplified } from '../request/simplified.ts';
import { withDecimalPoints } from './digits.ts';
import type { OutputWish } from './output-wish.ts';
import { readOutputs } from './output-words.ts';

/** A message without what it asks to be handed out, and that. */
export interface Parted {
  readonly outputs: readonly OutputWish[];
  readonly rest: string;
}

/** The person's own content: nothing in it is asked for. */
const quoted =
  /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』|《[^》]*》|‘[^’]*’|(?<![\p{L}\p{N}])'[^']+'(?![\p{L}\p{N}])/gu;
const content = '\uE000';
/** What follows without quotes is content too, to the end of the message. */
const dictated =
  /\b(?:that says?|saying|that reads?|reading|with the (?:text|words?|title|caption)|titled|called|named|captioned|(?:title|text|caption) ?:)(?!\s*\uE000)|(?:写着?|写上|写成|内容[是为]|文字[是为]|标题[是为]|字幕[是为]|叫做?|(?:标题|文字|字幕) ?[:：])(?!\s*[:：]?\s*\uE000)/iu;
const separators =
  /[,;!?，。；！？、\n]+|\.(?=\s|$)|\s+[-–—]\s+(?!\d)|\s*&\s*|\b(?:and then|then|and also|and|plus|but|afterwards|after that)\b|然后再?|接着再?|之后再?|最后再|最后(?=[给发导做截输提要来])|完了再?|并且|顺便再?|同时|(?<=[\u4e00-\u9fff])(?:再|并)(?=[\u4e00-\u9fff])/giu;

/** More than anybody asks for at once. */
const maxOutputs = 6;
/** "9:16, 1:1 and 16:9" are three clauses of one wish. */
const mostJoined = 5;
const maxClauses = 40;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Parts a message into an edit and files that are wanted of it. */
export function partOutputs(said: string): Parted {
  const text = withDecimalPoints(said);
  const masked = toSimplified(text.replace(quoted, (words) => content.repeat(words.length)));
  const pieces = cutUp(masked, dictated.exec(masked)?.index ?? masked.length);
  const outputs: OutputWish[] = [];
  const taken: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const found = findWish(masked, pieces.slice(at, at + mostJoined));
    if (found !== undefined) {
      outputs.push(...found.wish.filter((wish) => !outputs.some((each) => isSame(each, wish))));
      taken.push({ start: pieces[at]?.start ?? 0, end: pieces[at + found.count - 1]?.end ?? 0 });
    }
    at += found?.count ?? 1;
  }
  return { outputs: outputs.slice(0, maxOutputs), rest: without(text, taken) };
}

function cutUp(masked: string, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const found of masked.slice(0, end).matchAll(separators)) {
    pieces.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  // Where something is dictated from here on, the clause belongs to it.
  if (end === masked.length) pieces.push({ start, end });
  return pieces
    .filter((piece) => masked.slice(piece.start, piece.end).trim() !== '')
    .slice(0, maxClauses);
}

/** The most clauses that are one wish together. */
function findWish(
  masked: string,
  pieces: readonly Piece[],
): { readonly wish: readonly OutputWish[]; readonly count: number } | undefined {
  const start = pieces[0]?.start ?? 0;
  for (let count = pieces.length; count > 0; count -= 1) {
    const words = masked.slice(start, pieces[count - 1]?.end ?? start);
    const wish = words.includes(content) ? undefined : readOutputs(words);
    // Wishes that go over several clauses: shapes and sizes of films, and several moments.
    const isWhole =
      count === 1 ||
      wish?.length === count ||
      wish?.every(({ format }) => format === 'mp4') === true ||
      (count === 2 &&
        wish?.length === 1 &&
        (isOnlyWhen(pieces.map((piece) => read(masked, piece))) || pointsBack(masked, pieces[1])));
    if (wish !== undefined && isWhole) return { wish, count };
  }
  return undefined;
}

function read(masked: string, { start, end }: Piece): readonly OutputWish[] | undefined {
  return readOutputs(masked.slice(start, end));
}

/** 导出声音，mp3: one file, called by two names. */
function isSame(one: OutputWish, other: OutputWish): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** "A GIF, the first three seconds": the second clause says when, and asks for nothing by itself. */
function isOnlyWhen([first, second]: readonly (readonly OutputWish[] | undefined)[]): boolean {
  const isTimed = first?.some((wish) => 'atMs' in wish || 'fromMs' in wish || 'toMs' in wish);
  return isTimed === false && second === undefined;
}

/** 来个封面，就用第5秒那帧: the second clause says which. */
function pointsBack(masked: string, piece: Piece | undefined): boolean {
  const words = piece === undefined ? '' : masked.slice(piece.start, piece.end);
  return /^\s*(?:就|就要|就用|用|取|选|截取?)第?\s*[\d一二三四五六七八九十]+\s*(?:分|秒|[:：])/u.test(
    words,
  );
}

const loose =
  /^(?:[\s,.;!?，。；！？、&]|\b(?:and|then|also|plus|but)\b|然后|接着|并且|并|再|顺便|同时)+/iu;
const trailing =
  /(?:[\s,;，；、&]|\b(?:and then|and|then|also|plus|but)|然后|接着|并且|并|再|顺便|同时)+$/iu;

function without(text: string, taken: readonly Piece[]): string {
  let at = 0;
  const kept: string[] = [];
  for (const { start, end } of taken) {
    kept.push(text.slice(at, start).replace(trailing, ''));
    at = end;
  }
  kept.push(taken.length === 0 ? text.slice(at) : text.slice(at).replace(loose, ''));
  return kept
    .filter((part) => part.trim() !== '')
    .join(', ')
    .trim();
}
