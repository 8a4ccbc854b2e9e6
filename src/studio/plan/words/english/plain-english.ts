import { withoutCourtesy } from './courtesy.ts';
import { phrases } from './phrases.ts';
import { withoutCounting, withoutReasons } from './reasons.ts';
import { rewrite } from './rewriting.ts';

const latin = /[a-z]/;
const han = /\p{Script=Han}/u;

/** A whole message without reasons and the numbers of a list, before it is parted; the quotes in it are protected. */
export function toPlainMessage(message: string): string {
  const text = withDecimalPoints(message);
  return han.test(text) ? text : withoutReasons(withoutCounting(withWholeNames(text)));
}

/** "Clip one and two", "back and forth": what an "and" must not part. */
function withWholeNames(text: string): string {
  return text
    .replace(/\bback and forth\b/gi, 'boomerang')
    .replace(
      /\b(clip|video|part|photo|scene|(?:clips|videos|parts|photos|scenes)(?= \w+(?: and|,| &| or) )) ((?:one|two|three|four|five|six)(?:(?:,| and|, and| &|,? or) (?:one|two|three|four|five|six))*)\b(?! (?:seconds?|secs?|minutes?|times|percent))/gi,
      (_, thing: string, list: string) => `${thing} ${list.replace(/[a-z]+/gi, toDigit)}`,
    );
}

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

function toDigit(word: string): string {
  const digit = digits.indexOf(word.toLowerCase());
  return digit < 0 ? word : String(digit);
}

/** "1,5 MB" as it is written where the comma is the point. */
export function withDecimalPoints(text: string): string {
  return text.replace(
    /(?<![\d.,:])(\d{1,3}),(\d{1,2})(?=\s*(?:[mgk]b\b|megas?\b|megabytes?\b|s\b|secs?\b|seconds?\b|x\b|times\b|min\b|minutes?\b|%|percent\b|d[bB]\b|秒|倍|分|兆|[MGK]B))/g,
    '$1.$2',
  );
}

/** One clause, in small letters, in the turns of phrase that grammars read. */
export function toPlainEnglish(clause: string): string {
  if (!latin.test(clause) || han.test(clause)) return clause;
  return rewrite(withoutCourtesy(clause), phrases);
}
