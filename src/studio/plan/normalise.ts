import { toOneForm } from './amounts.ts';
import { toClipNames } from './clip-names.ts';
import { wordsToDigits } from './numbers.ts';
import { correctSpelling, toSimplified } from './spelling.ts';

/** A clause in the form that grammars read; see `Clause.text`. Quotes must be protected already. */
export function normalise(text: string): string {
  const plain = toSimplified(halfWidth(text))
    .toLowerCase()
    .replace(/[’‘＇]/g, "'");
  return toClipNames(toOneForm(wordsToDigits(correctSpelling(plain))))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Full-width letters, digits and signs as plain ones; Chinese punctuation stays. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％＋－～＃]/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
    )
    .replace(/(?<=\d)\s*：\s*(?=\d)/g, ':')
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replace(/\u3000/g, ' ');
}
