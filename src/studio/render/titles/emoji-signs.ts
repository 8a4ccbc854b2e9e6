/** One sign of the private use area for each emoji of a title: lines are broken and set around it as around a letter. */
const firstStandIn = 0xe000;
/** Beyond it a title's emoji are left out. */
const mostEmoji = 24;
const privateUse = /[\ue000-\uf8ff]/g;
/** Whole ones, with their joiners, flags and keycaps; a sign that is usually text, like ★, is none. */
const isEmoji = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

export interface StoodIn {
  /** With a stand-in for each emoji. */
  readonly text: string;
  /** In the order of the text. */
  readonly emoji: readonly string[];
}

/** Each that is in the text once. */
export function emojiIn(text: string): readonly string[] {
  return [...new Set(graphemes(text).filter((sign) => isEmoji.test(sign)))];
}

/** Puts stand-ins in the places of the emoji of which there is a picture. Pure. */
export function withStandIns(text: string, pictured: ReadonlySet<string>): StoodIn {
  const emoji: string[] = [];
  const signs = graphemes(text.replace(privateUse, '')).map((sign) => {
    if (!pictured.has(sign)) return sign;
    if (emoji.length === mostEmoji) return '';
    emoji.push(sign);
    return String.fromCharCode(firstStandIn + emoji.length - 1);
  });
  return { text: signs.join(''), emoji };
}

/** Takes the stand-ins of a text back. */
export function withoutStandIns({ text, emoji }: StoodIn): string {
  return text.replace(privateUse, (sign) => emoji[toIndex(sign)] ?? '');
}

/** Which emoji of its title a stand-in stands for; `undefined` for any other sign. */
export function standInIndex(sign: string): number | undefined {
  const index = toIndex(sign);
  return index >= 0 && index < mostEmoji ? index : undefined;
}

function toIndex(sign: string): number {
  return sign.charCodeAt(0) - firstStandIn;
}

function graphemes(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
