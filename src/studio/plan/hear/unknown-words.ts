import type { Clause } from '../clauses/clause.ts';
import { chineseWords, longestChineseWord } from '../words/chinese/vocabulary.ts';
import { isEnglishWord } from '../words/english/vocabulary.ts';
import { type Heard, sameMeaning } from './heard.ts';

/** Words that nothing in the studio knows, and that change nothing in what a clause was taken for. */
export interface Unknown {
  /** In the person's words, with what binds them: "on the car". */
  readonly words: string;
  /** Said beside a wish ("a funky beat"); the others are what is to be done, what to, where or when. */
  readonly isAside: boolean;
  /** What is to go: 5秒到9秒去掉X may be no cut at all. */
  readonly isObject: boolean;
}

type HearAgain = (clause: Clause) => Heard | undefined;

/** More of them are not tried one by one. */
const mostRuns = 6;

/** From here on a clause says why, or what the film is for. */
const purposes =
  /\bfor (?!(?:the |that |this |each |every |any |some )?(?:(?:first|last|whole|entire|\d\S*|\w+ )?(?:part|bit|scene|moment|second|time)s?\b|first\b|last\b|whole\b|entire\b)|\d)(?:(?! (?:on|of|in|at|when|where|except|but) ).)*|\b(?:because|since|cause|cuz|so (?:that )?(?:i|my|it|we|people|they|everyone|everybody|the|that)\b|to (?:post|share|show|send|upload|celebrate)\b|it's (?:for|my|our|a)\b|(?:and )?(?:i'm|we're|i am|we are|this is|here's|here is|these are) |that way|otherwise|as (?:i|we|it's) ).*$|(?:因为|由于|为了|好让|方便|准备发|要发|用来|送给|发给).*$|^(?:给|为|帮)[^，,]{1,8}?(?=做|剪|弄|加|配|来|拍)/g;
/** 最后3放慢 counts what? English leaves it to `unused-amounts.ts`: "two titles" needs no number. */
const bareNumber =
  /(?<![\w.:%+⟦-])(?:第\s*)?(?!(?:1|90|180|270|360)(?![\d.]))\d+(?:\.\d+)?(?![\w.%:]|\s*(?:clip|[个段条张次遍首步版号倍份处块格度帧代月年日天]|部分))/g;
const notWords =
  /⟦\d+⟧|clip-?\d+|第?\s*[+-]?\d[\w.%]*|\.(?:mp[34]|wav|mov|m4a|aac|srt|vtt|ass|png|jpe?g|gif|webm)\b/g;

interface Word {
  readonly text: string;
  readonly at: number;
  readonly isKnown: boolean;
}

/** What of a clause was understood by nobody: it must be named, and a wish that hangs on it left undone. */
export function unknownWords(
  clause: Clause,
  heard: Heard,
  hearAgain: HearAgain,
): readonly Unknown[] {
  if (heard.question !== undefined || heard.steps.every(({ kind }) => beyond.test(kind))) return [];
  const words = wordsOf(clause.text);
  const runs = runsOf(words).slice(0, mostRuns);
  return runs.flatMap((run) => {
    const ways = otherWords(clause.text.slice(run.from, run.to));
    const isUsed = ways.every((other) => {
      const again = hearAgain({ ...clause, text: exchanged(clause.text, run, other) });
      return again === undefined || !sameMeaning(again, heard);
    });
    if (isUsed) return [];
    // 孩子跳舞那段，25到30秒: what is seen there is only told where the place itself is known.
    if (isSeen(clause.text, run) && heard.steps.every(isPlaced)) return [];
    if (isHiddenThing(clause.text, run) && heard.steps.every(({ kind }) => kind === 'cover_region'))
      return [];
    const bound = boundBy(clause.text, run);
    return [
      {
        words: inTheirWords(bound, clause.said),
        isAside: isAside(clause.text, run),
        isObject: isObject(clause.text, run),
      },
    ];
  });
}

/** 跳舞那段: what there is to see at a place, and no letter of 左上角 or 第二段 that slipped. */
function isSeen(text: string, { from, to }: Run): boolean {
  const isWord = /^\p{Script=Han}+$/u.test(text.slice(from, to));
  const isOpen = /^\p{Script=Han}{0,6}(?:[那这的时，,]|$)/u.test(text.slice(to).trim());
  const isLetter = /[第左右上下前后每的]$/.test(text.slice(0, from));
  return isWord && isOpen && !isLetter && !isObject(text, { from, to });
}

function isObject(text: string, { from, to }: Run): boolean {
  const goes = /(?:[去删剪切]掉|[去删]除|移除)\p{Script=Han}{0,2}$/u.test(text.slice(0, from));
  return goes && !/^\p{Script=Han}{0,4}[那这的]/u.test(text.slice(to).trim());
}

/** "Hide the address at the top": what stands right after the verb may be called anything. */
function isHiddenThing(text: string, { to }: Run): boolean {
  return /^(?:.*\b)?(?:hide|blur|cover|censor|pixelate|mask|redact|obscure|conceal|block|protect)(?: out| up)? (?:out )?(?:the |my |our |his |her |their |that |this |those |these |all |any )*(?:[\w'-]+ ){0,2}[\w'-]+$/.test(
    text.slice(0, to),
  );
}

function isPlaced({ params }: Heard['steps'][number]): boolean {
  return ['clip', 'clips', 'range', 'ranges', 'box', 'scenes'].some(
    (name) => params[name] !== undefined,
  );
}

const beyond = /^(?:impossible|generate|go_to_version|save_version)$/;

interface Run {
  readonly from: number;
  readonly to: number;
}

/** In the place of some: nothing, a word that no grammar looks for, another number. */
function otherWords(words: string): readonly string[] {
  const number = /^(?:第\s*)?(\d+)/.exec(words)?.[1];
  if (number !== undefined) return [words.replace(number, String(Number(number) * 2 + 1))];
  return ['', isHan(words) ? noWordZh : noWord];
}

const noWord = 'xyzzy';
const noWordZh = '囧囧';

function exchanged(text: string, { from, to }: Run, other: string): string {
  return `${text.slice(0, from)}${other}${text.slice(to)}`.replace(/\s+/g, ' ').trim();
}

/** Neighbours that are unknown, with nothing known between them. */
function runsOf(words: readonly Word[]): readonly Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const [nth, { isKnown, at, text }] of words.entries()) {
    if (isKnown) continue;
    const last = runs.at(-1);
    const to = at + text.length;
    if (words[nth - 1]?.isKnown === false && last !== undefined) last.to = to;
    else runs.push({ from: at, to });
  }
  return runs;
}

function wordsOf(text: string): readonly Word[] {
  const plain = [purposes, notWords].reduce(
    (left, words) => left.replace(words, (each) => ' '.repeat(each.length)),
    text,
  );
  const numbers = [...(isHan(text) ? text : '').matchAll(bareNumber)].map(({ 0: word, index }) => ({
    text: word,
    at: index,
    isKnown: false,
  }));
  return [...latinWords(plain), ...hanWords(plain), ...numbers].sort((a, b) => a.at - b.at);
}

function latinWords(text: string): readonly Word[] {
  return [...text.matchAll(/[a-z][a-z'-]*[a-z]|[a-z]/g)].map(({ 0: word, index }) => ({
    text: word,
    at: index,
    isKnown: word.length === 1 || isEnglishWord(word),
  }));
}

/** Chinese has no spaces: the longest known word at each place, and what is left between them. */
function hanWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; ) {
      const known = knownAt(run, at);
      const word = known ?? run.slice(at, at + 1);
      words.push({ text: word, at: index + at, isKnown: known !== undefined });
      at += word.length;
    }
  }
  return words;
}

function knownAt(run: string, at: number): string | undefined {
  for (let length = Math.min(longestChineseWord, run.length - at); length > 0; length -= 1) {
    const word = run.slice(at, at + length);
    if (chineseWords.has(word)) return word;
  }
  return undefined;
}

const determiner =
  '(?:the|a|an|his|her|their|my|our|your|its|that|those|these|this|some|any|every|each|all)';
const place =
  '(?:on|onto|at|in|into|inside|around|near|by|behind|beside|under|over|above|below|from|of|off|to|toward|towards|during|after|before|between|through|past|with|without|like|as)';
const binding = new RegExp(`(?:\\b${place} )?(?:\\b${determiner} )?(?:[a-z]+(?:ed|ing|y) )?$`);
const zhBinding = /(?:在|从|往|向|对|把|给)?(?:[那这][个些只位条辆张]?|某个?)?$/;

/** Together with the small words before it that make no sense without it. */
function boundBy(text: string, { from, to }: Run): string {
  const before = text.slice(0, from);
  const bound = (isHan(text.slice(from, to)) ? zhBinding : binding).exec(before)?.[0] ?? '';
  return `${bound}${text.slice(from, to)}`.trim();
}

const small =
  /^(?:a|an|the|and|or|so|but|then|please|now|too|also|again|up|down|in|on|at|to|of|off|out|into|onto|over|under|by|with|without|from|for|as|like|when|while|where|if|is|are|was|were|it|them|that|this|there|here|just|only)\b/;
const ownFilm = /\b(?:in|of|from|during) (?:my|our|this|these|your) (?:\w+ )?$/;
const where = new RegExp(
  `\\b(?:on|onto|at|in|into|inside|around|near|behind|beside|under|over|above|below|from|of|off|to|toward|towards|during|after|before|between|through|past) (?:${determiner} )?(?:\\w+ )?$`,
);
const manner = /\b(?:like|as|with) (?:\w+ ){0,2}$/;

/** A word that tells how a thing is stands before it; the film itself may be called anything. */
function isAside(text: string, { from, to }: Run): boolean {
  const [before, after] = [text.slice(0, from), text.slice(to).trim()];
  if (isHan(text.slice(from, to)))
    return /^(?:的(?!地方|时候|部分|那|段|镜头|画面|人|东西)|地)/.test(after);
  if (before.trim() === '' || /\d/.test(text.slice(from, to))) return false;
  if (manner.test(before) || ownFilm.test(before)) return true;
  if (where.test(before)) return false;
  const isModifier = after !== '' && !small.test(after) && !/^[^a-z⟦]/.test(after);
  return isModifier || !new RegExp(`\\b(?:${determiner}|${verbs}) $`).test(before);
}

const verbs =
  'add|make|cut|trim|remove|delete|speed|slow|zoom|crop|rotate|flip|mirror|reverse|blur|mute|sync|put|give|turn|move|change|replace|swap|split|merge|keep|freeze|stabili[sz]e|brighten|darken|hide|cover|fade|loop|play|fix|drop|lower|raise|boost|duck';

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** As it was typed where the same letters are found there. */
function inTheirWords(words: string, said: string): string {
  const at = said.toLowerCase().indexOf(words);
  return at < 0 ? words : said.slice(at, at + words.length);
}
