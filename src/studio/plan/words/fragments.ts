import type { Clause } from '../clauses/clause.ts';

/** What a correction may name alone: a clip, a time, an amount, a shape, a text, a direction. */
const tokens: readonly RegExp[] = [
  /clip-?\d+/g,
  /\d+ms/g,
  /\d+(?:\.\d+)?x(?!\d)/g,
  /\d+(?:\.\d+)?%/g,
  /[+-]?\d+(?:\.\d+)?db/g,
  /\d+x\d+/g,
  /\b(?:top|bottom|upper|lower)[ -](?:left|right)\b/g,
  /⟦\d+⟧/g,
];
const direction = /\b(?:first|last|opening|final)\b|最后|开头|结尾|前|后/g;
const filler =
  /\b(?:make|do|use|try|go with|should be|it|it's|that|this|them|to|be|just|only|like|about|for|with|please|instead|rather|long|the|a|let's|at|of|and|in|on|is|was|i|mean|want(?:ed)?|one|say|says)\b|改成|换成|改为|改到|还是|就|吧|是|要|用|到|的|了|把|给|应该|只|和|、|说|这|那/g;
const bareNumber = /(?<![\w.])(\d+(?:\.\d+)?)(?![\w.])/;

/** True for words that name only what is different: "the second clip", "1.5x", 后5秒. */
export function isFragment({ text }: Clause): boolean {
  const rest = [...tokens, direction].reduce((left, token) => left.replace(token, ' '), text);
  if (rest === text && !bareNumber.test(text)) return false;
  return !/[\p{L}]/u.test(rest.replace(filler, ' '));
}

/** The old words with what the fragment names in place of their own; other words of it go to their end. */
export function withFragment(base: Clause, fragment: Clause): Clause {
  const quotes = [...base.quotes, ...fragment.quotes];
  const shifted = fragment.text.replace(
    /⟦(\d+)⟧/g,
    (_, nth) => `⟦${Number(nth) + base.quotes.length}⟧`,
  );
  const timed = shifted.replace(bareNumber, (number) => withUnit(number, base.text));
  let text = base.text;
  let rest = timed;
  for (const token of tokens) {
    const given = timed.match(token) ?? [];
    if (given.length === 0) continue;
    rest = rest.replace(token, ' ');
    text = exchange(text, token, given);
  }
  const sides = rest.match(direction) ?? [];
  if (sides.length > 0 && text.match(direction) !== null) {
    text = exchange(text, direction, sides);
    rest = rest.replace(direction, ' ');
  }
  const more = rest.replace(filler, ' ').replace(/\s+/g, ' ').trim();
  return { ...base, quotes, text: `${text} ${more}`.trim() };
}

/** The old ones in turn; what is more of either goes or is put to the end. */
function exchange(text: string, token: RegExp, given: readonly string[]): string {
  let nth = 0;
  const swapped = text.replace(token, () => given[nth++] ?? '');
  const more = given.slice(nth);
  return more.length === 0 ? swapped : `${swapped} ${more.join(' ')}`;
}

/** A bare number counts what the old one counted. */
function withUnit(number: string, text: string): string {
  const unit = /(?<![\w.])\d+(?:\.\d+)?(ms|x|%|db)/.exec(text)?.[1];
  if (unit === 'ms') return `${Math.round(Number(number) * 1000)}ms`;
  return `${number}${unit ?? ''}`;
}
