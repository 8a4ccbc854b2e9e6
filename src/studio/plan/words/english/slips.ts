import { isEnglishWord, isListed } from './vocabulary.ts';

/** Words of their own that a slip of the finger could also have made of another. */
const realWords = new Set(
  'saw tow owl dna bee boot beer teen poop tree spit fame sage pint sand lips fist arm aft ole sin lady math task sign tower string child beast reads cues inset blow fond fling asset whoosh ding stead steed spilt shop ship skip sleep sheep jeep pit butt pets vase face faces male bug buy pug lack vast hole cur'.split(
    ' ',
  ),
);
const short = new Set(
  'and the for but not out off end cut add all any can you now its way who one two top get put use let fix mix sec'.split(
    ' ',
  ),
);
/** Words that a wish turns on: in these a finger may also have met the key beside the right one. */
const core = new Set(
  'the and cut add put but first last clip clips part parts everything every then with from without make start end ending middle both only just mute louder quieter slower faster fade zoom crop blur logo text title video white black yellow left right bottom corner square half seconds minutes until keep whole  remove delete music pauses third song songs sound voice around less more lofi reels shorts seconds speed split swap merge photo photos picture transitions subtitles captions volume brightness slow fast colour color background'.split(
    ' ',
  ),
);
const keysBeside: Readonly<Record<string, string>> = {
  a: 'qsz',
  b: 'vgn',
  c: 'xdv',
  d: 'sefc',
  e: 'wr',
  f: 'drgv',
  g: 'fthb',
  h: 'gyjn',
  i: 'uo',
  j: 'hukm',
  k: 'jil',
  l: 'ko',
  m: 'nj',
  n: 'bhm',
  o: 'ip',
  p: 'ol',
  q: 'wa',
  r: 'et',
  s: 'awdx',
  t: 'ry',
  u: 'yi',
  v: 'cfb',
  w: 'qse',
  x: 'zsc',
  y: 'tu',
  z: 'asx',
};
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const leastMissing = 4;
const mostChars = 16;

/** Letters exchanged, doubled or left out, where only one known word can have been meant. */
export function correctSlips(text: string): string {
  return text
    .replace(/\bdon'(?![a-z])/g, "don't")
    .replace(/(?<![\w'⟦/.@#-])[a-z]+(?:'[a-z]+)?(?![\w'/@-]|\.\w)/g, (word) =>
      word.length < 3 || word.length > mostChars || isEnglishWord(word) || realWords.has(word)
        ? word
        : (meantBy(word) ?? word),
    );
}

function meantBy(word: string): string | undefined {
  const slips = [...new Set([...exchanged(word), ...undoubled(word)])].filter(isMeant);
  if (slips.length > 0) return slips.length === 1 ? slips[0] : undefined;
  const beside = [...new Set(besides(word))];
  if (beside.length === 1) return beside[0];
  const whole = word.length < leastMissing ? [] : [...new Set(completed(word))].filter(isMeant);
  return whole.length === 1 ? whole[0] : undefined;
}

function isMeant(word: string): boolean {
  return isListed(word) && (word.length > 3 || short.has(word));
}

function exchanged(word: string): readonly string[] {
  return [...word].slice(1).map((letter, nth) => {
    const before = word.slice(nth, nth + 1);
    return `${word.slice(0, nth)}${letter}${before}${word.slice(nth + 2)}`;
  });
}

function besides(word: string): readonly string[] {
  const first =
    word.length < leastMissing
      ? []
      : letters.map((each) => each + word).filter((meant) => core.has(meant));
  const keys = [...word].flatMap((letter, nth) =>
    [...(keysBeside[letter] ?? '')]
      .map((key) => word.slice(0, nth) + key + word.slice(nth + 1))
      .filter((meant) => core.has(meant)),
  );
  return [...first, ...keys];
}

function undoubled(word: string): readonly string[] {
  return [...word].flatMap((letter, nth) =>
    word[nth + 1] === letter ? [word.slice(0, nth) + word.slice(nth + 1)] : [],
  );
}

const ending = /[sdyr]$/;

/** With one letter more, but not before the first; an ending would only make another form of it. */
function completed(word: string): readonly string[] {
  const places = [...word].map((_, nth) => nth + 1);
  return places
    .flatMap((at) => letters.map((each) => word.slice(0, at) + each + word.slice(at)))
    .filter((whole) => !(whole.startsWith(word) && ending.test(whole)));
}
