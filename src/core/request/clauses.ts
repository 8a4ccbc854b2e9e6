import type { ClauseKind } from './clause-kind.ts';
import { classifyClause } from './request-words.ts';
import { toSimplified } from './simplified.ts';

/** Words of the person's own content: what is in them is never a command. */
const quoted =
  /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』|《[^》]*》|‘[^’]*’|(?<![\p{L}\p{N}])'[^']+'(?![\p{L}\p{N}])/gu;
/** From here on the text is something to be written into the picture or spoken. A colon between numbers is a shape or a time. */
const dictated =
  /\b(?:that says?|saying|that reads?|reading|with the (?:text|words?|title|caption)|the (?:text|words?|title|caption)(?: is| be)?:|titled|called|named|captioned)\b.*$|(?:写着?|写上|写成|写|内容[是为]|文字[是为]|标题[是为]|字幕[是为]|叫做?|说)[:：]?\s*\S.*$|(?:(?<!\d\s?)[:：]|[:：](?!\s?\d)).*$/isu;
const separators =
  /[,.;!?，。；！？、\n]+|\s+[-–—]\s+|\b(?:and then|and|then|but|afterwards|after that)\b|(?:然后再?|接着再?|之后再?|最后再?|完了再?|并且|再把|并)/giu;

/** A stand-in that no pattern knows, so that a clause keeps its quotation's place. */
const standIn = ' ⟦q⟧ ';

export interface Clauses {
  /** What each clause asks for, fillers left out. */
  readonly kinds: readonly ClauseKind[];
  readonly count: number;
}

/** A message taken apart into what its clauses ask for. */
export function readClauses(text: string): Clauses {
  const withoutQuotes = toSimplified(text.replace(quoted, standIn));
  const withoutContent = withoutQuotes.replace(dictated, standIn);
  const clauses = withoutContent
    .split(separators)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const kinds = clauses.map((clause) =>
    clause.includes('⟦q⟧') ? 'other' : classifyClause(clause),
  );
  return { kinds: kinds.filter((kind) => kind !== 'filler'), count: clauses.length };
}
