import type { Clause } from '../clauses/clause.ts';
import { normalise } from '../words/normalise.ts';
import { type Heard, sameMeaning } from './heard.ts';

/** Amounts and clips in the one form that `normalise` gives them. */
const amount =
  /(?<![\w.])(?:[+-]?\d+(?:\.\d+)?(?:ms|x|%|db|fps|mb|p)(?![\w.])|clip-?\d+|\d+x\d+(?!\w)|[+-]\d+(?:\.\d+)?(?![\w.%:-]))/g;
/** Longer sentences are not searched for the words of an amount. */
const maxSearchedChars = 160;
const maxWordsChars = 16;

/**
 * Amounts that changed nothing in what a clause was taken for, in the person's words: the clause would mean the same
 * with other numbers in it. They must not go unmentioned.
 */
export function unusedAmounts(
  clause: Clause,
  heard: Heard,
  hearAgain: (clause: Clause) => Heard | undefined,
): readonly string[] {
  if (heard.question !== undefined || heard.steps.length === 0) return [];
  if (heard.steps.some((step) => step.kind === 'impossible' || step.kind === 'generate')) return [];
  const unused = [...clause.text.matchAll(amount)].filter(({ 0: token, index }) =>
    otherAmounts(token).every((other) => {
      const text = clause.text.slice(0, index) + other + clause.text.slice(index + token.length);
      const again = hearAgain({ ...clause, text });
      return again !== undefined && sameMeaning(again, heard);
    }),
  );
  return unused.map(([token]) => wordsOf(token, clause.said));
}

/** Numbers that no grammar would round or bound to the same. */
function otherAmounts(token: string): readonly string[] {
  if (/^\d+x\d+$/.test(token)) return token === '1x1' ? ['16x9'] : ['1x1'];
  const number = Number(/-?\d+(?:\.\d+)?/.exec(token)?.[0] ?? 0);
  const unit = token.replace(/^[+-]?clip-?\d+$|[+-]?\d+(?:\.\d+)?/, '');
  if (token.startsWith('clip')) return [`clip${number === 1 ? 2 : 1}`];
  return [
    `${Math.round(number * 1.7) + 1}${unit}`,
    `${Math.round(number * 40) / 100 + 0.1}${unit}`,
    `${Math.round(number * 5) / 100 + 0.1}${unit}`,
  ].map((each) => (unit === 'ms' ? `${Math.round(Number.parseFloat(each))}ms` : each));
}

/** Where the amount stands in the person's own words; its plain form where that cannot be told. */
function wordsOf(token: string, said: string): string {
  const letters = [...said];
  if (letters.length > maxSearchedChars) return toPlain(token);
  const starts = letters.flatMap((letter, at) => (letter === ' ' ? [] : [at]));
  for (const from of starts) {
    const words = wordsFrom(letters.slice(from, from + maxWordsChars), token);
    if (words !== undefined) return words;
  }
  return toPlain(token);
}

/** The longest beginning that means the amount and nothing else. */
function wordsFrom(letters: readonly string[], token: string): string | undefined {
  const lengths = letters.map((_, nth) => letters.length - nth);
  const ways = lengths.map((length) => letters.slice(0, length).join('').trim());
  return ways.find((words) => /[\d\p{L}%]$/u.test(words) && normalise(words) === token);
}

function toPlain(token: string): string {
  const ms = /^(\d+)ms$/.exec(token)?.[1];
  return ms === undefined ? token.replace(/^clip/, 'clip ') : `${Number(ms) / 1000} s`;
}
