import { toOneForm } from './amounts.ts';
import { toPlainChinese } from './chinese/plain-chinese.ts';
import { toMainlandWords } from './chinese/taiwanese.ts';
import { toSimplified } from './chinese/traditional.ts';
import { toClipNames } from './clip-names.ts';
import { toPlainEnglish } from './english/plain-english.ts';
import { correctSlips } from './english/slips.ts';
import { wordsToDigits } from './numbers.ts';
import { correctSpelling } from './spelling.ts';

/** A clause in the form that grammars read; see `Clause.text`. Quotes must be protected already. */
export function normalise(text: string): string {
  const plain = toMainlandWords(toSimplified(halfWidth(text)))
    .toLowerCase()
    .replace(/[’‘＇]/g, "'");
  return toClipNames(
    toOneForm(
      wordsToDigits(
        toPlainChinese(toPlainEnglish(correctSpelling(correctSlips(withoutFillers(plain))))),
      ),
    ),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Ok so um, cut it": sounds between words, not the ones that are to be cut out. */
function withoutFillers(text: string): string {
  return text
    .replace(
      /^\s*(?:(?:ok|okay|so|well|and|like|yeah|yes|alright|right|hey|hi)[\s,]+)*(?:um+|uh+|erm+|hmm+)[\s,]+/,
      '',
    )
    .replace(/^[\s，,]*(?:嗯+|呃+|额+)(?:[，,、…\s]|(?=[帮把我请要先再就能可]))+/, '')
    .replace(/^[\s，,]*(?:那个|就是说?|然后)[，,、…\s]+/, '');
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
