import { isLeadIn, isNextStep, isScreenTalk, noise, offersOf } from './screen-patterns.ts';

/** What the agent wanted the person to do on a screen, offered as a button or done instead. */
export type ScreenOffer = 'export' | 'timeline' | 'credits';

export interface Translated {
  /** What is left for people to read; may be empty. */
  readonly text: string;
  readonly offers: readonly ScreenOffer[];
}

const quoted =
  /"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|‘[^’\n]*’|(?<![\p{L}\p{N}])'[^'\n]+'(?![\p{L}\p{N}])/gu;
/** Private use: occurs in no text. The number of the quotation stands between the two. */
const open = '\uE000';
const close = '\uE001';
const standIns = /\uE000(\d+)\uE001/gu;
const fenced = /```[\s\S]*?(?:```|$)/gu;
/** A sentence with its end; a dot inside a number, a time or a file's name is no end. */
const sentences =
  /[^.!?。！？]*(?:[.](?![\s"”’)*_]|$)[^.!?。！？]*)*(?:[.!?。！？]+["”’)*_]*\s*|$)/gu;
const clauseEnds = /(,\s+|;\s+|\s+[–—-]\s+|\s+(?:and|or|then|but)\s+|[，；、]|或者?|然后)/u;

/**
 * The agent thinks that people see an editor. Content stays; what tells them to click, open or drag goes, sentence by
 * sentence; quoted words stay as they are.
 */
export function translateScreenWords(said: string): Translated {
  const quotes: string[] = [];
  const plain = said.replace(fenced, '').replace(quoted, (words) => {
    quotes.push(words);
    return `${open}${quotes.length - 1}${close}`;
  });
  const dropped: string[] = [];
  const kept = dropEmptyHeads(translateLines(plain.split('\n'), dropped));
  const restore = (text: string) =>
    text.replace(standIns, (_all, index: string) => quotes[Number(index)] ?? '');
  const text = withoutNoise(restore(kept.join('\n')));
  const offers = offersOf(restore(dropped.join('\n')));
  return { text: text.replace(/\n{3,}/gu, '\n\n').trim(), offers };
}

interface Line {
  readonly text: string;
  readonly isDropped: boolean;
}

function translateLines(lines: readonly string[], dropped: string[]): readonly Line[] {
  let wasScreen = false;
  return lines.map((line) => {
    const isStep = /^\s*(?:\d+[.)、]|[-•*])\s*/u.test(line);
    if (isStep && wasScreen && isNextStep(bare(line).replace(/^\s*(?:\d+[.)、]|[-•])\s*/u, ''))) {
      dropped.push(line);
      return { text: '', isDropped: true };
    }
    const text = translateLine(line, dropped);
    wasScreen = text === '' && line.trim() !== '';
    return { text, isDropped: wasScreen };
  });
}

function translateLine(line: string, dropped: string[]): string {
  if (!isScreenTalk(bare(line))) return line;
  const marker = /^\s*(?:\d+[.)、]|[-•*])\s+/u.exec(line)?.[0] ?? '';
  const parts = line.slice(marker.length).match(sentences) ?? [];
  const left = parts
    .map((sentence) => translateSentence(sentence, dropped))
    .join('')
    .trimEnd();
  return left.trim() === '' ? '' : `${marker}${left}`;
}

function translateSentence(sentence: string, dropped: string[]): string {
  if (!isScreenTalk(bare(sentence))) return sentence;
  const end = /[.!?。！？]*["”’)*_]*\s*$/u.exec(sentence)?.[0] ?? '';
  const pieces = sentence.slice(0, sentence.length - end.length).split(clauseEnds);
  const clauses = pieces.filter((_, at) => at % 2 === 0);
  const isKept = chooseClauses(clauses);
  dropped.push(clauses.filter((_, at) => isKept[at] === false).join(' '));
  let left = '';
  clauses.forEach((clause, at) => {
    if (isKept[at] !== true) return;
    left += left === '' ? clause : `${pieces[at * 2 - 1] ?? ' '}${clause}`;
  });
  const tidy = left.replace(/^\s*(?:and|or|then|but|so)\s+/iu, '').trim();
  const leading = /^\s*/u.exec(sentence)?.[0] ?? '';
  if (/^[\p{P}\p{S}\s]*$/u.test(tidy)) return '';
  return `${leading}${tidy.charAt(0).toUpperCase()}${tidy.slice(1)}${end}`;
}

/** A screen instruction goes with what leads up to it and with the steps that follow. */
function chooseClauses(clauses: readonly string[]): readonly boolean[] {
  const isScreen = clauses.map((clause) => isScreenTalk(bare(clause)));
  // Where only the whole sentence reads as an instruction, it has no clause that stands for itself.
  if (!isScreen.includes(true)) return clauses.map(() => false);
  const isKept = isScreen.map((screen) => !screen);
  for (let at = 1; at < clauses.length; at++) {
    if (isKept[at - 1] === false && isNextStep(bare(clauses[at] ?? ''))) isKept[at] = false;
  }
  for (let at = clauses.length - 2; at >= 0; at--) {
    if (isKept[at + 1] === false && isLeadIn(bare(clauses[at] ?? ''))) isKept[at] = false;
  }
  return isKept;
}

/** Without the marks of emphasis, which stand between words that belong together. */
function bare(text: string): string {
  return text.replace(/[*_`]/gu, '').replace(/^\s+/u, '');
}

/** A heading is of no use once everything below it is gone. */
function dropEmptyHeads(lines: readonly Line[]): readonly string[] {
  return lines
    .filter((line, at) => {
      if (line.isDropped) return false;
      const isHead = /[:：]\s*$/u.test(line.text.replace(/[*_]/gu, ''));
      return !(isHead && lines[at + 1]?.isDropped === true);
    })
    .map((line) => line.text);
}

/** Noise goes where something else was said; alone it is all there is to know. */
function withoutNoise(text: string): string {
  const left = text.replace(noise, '').trim();
  return left === '' ? text.trim() : left;
}
