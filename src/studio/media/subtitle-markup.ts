/** What is left of a line's own markup: its words, and whether all of them are set in italics or bold. */
export interface PlainWords {
  readonly text: string;
  readonly italic?: true;
  readonly bold?: true;
}

/** Takes every tag and command out of what a subtitle file says. Pure; what comes out is data, never a command. */
export function plainWords(raw: string, maxChars: number): PlainWords {
  const tagged = withoutCommands(raw);
  const text = cut(tidy(decodeEntities(tagged.replace(anyTag, ''))), maxChars);
  return {
    text,
    ...(isAll(tagged, 'i') ? { italic: true } : {}),
    ...(isAll(tagged, 'b') ? { bold: true } : {}),
  };
}

/** `<i>`, `<c.yellow>`, `<v Ann>`, `<font color=…>`, `<00:00:01.000>`: what begins like a tag and ends on its line. */
const anyTag = /<\/?(?:[a-z][^<>\n]{0,200}|[\d:.]{5,16})?>/gi;

/** ASS: `{\…}` is a command; two of them say what we keep. What a drawing is made of is not said by anybody. */
function withoutCommands(raw: string): string {
  let isDrawing = false;
  const parts = raw.split(/(\{[^{}]*\})/);
  const kept = parts.map((part) => {
    if (!/^\{.*\}$/s.test(part) || !/\\|^\{\*/.test(part)) return isDrawing ? '' : part;
    const drawing = /\\p(\d+)(?![a-z])/i.exec(part)?.[1];
    if (drawing !== undefined) isDrawing = Number(drawing) > 0;
    return [...part.matchAll(/\\([ib])(\d*)(?=[\\}\s])/g)]
      .map(([, name, value]) => (value === '' || value === '0' ? `</${name}>` : `<${name}>`))
      .join('');
  });
  return kept
    .join('')
    .replace(/\\N|\\n/g, '\n')
    .replace(/\\h/g, ' ')
    .replace(/\\([{}])/g, '$1');
}

/** True where no letter stands outside of a tag; one that is not closed goes on to the end. */
function isAll(tagged: string, name: 'i' | 'b'): boolean {
  const opening = new RegExp(`<${name}>`, 'i');
  if (!opening.test(tagged)) return false;
  const outside = tagged.replace(new RegExp(`<${name}>[\\s\\S]*?(?:</${name}>|$)`, 'gi'), '');
  return !/[\p{L}\p{N}]/u.test(outside.replace(anyTag, ''));
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ lrm: '', rlm: '' },
};

function decodeEntities(text: string): string {
  return text.replace(
    /&([a-z]{2,4});/gi,
    (whole, name: string) => entities[name.toLowerCase()] ?? whole,
  );
}

/** Control signs, and marks that turn the direction of what follows, go; lines keep their breaks. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g, '')
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** In whole letters. */
function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > maxChars) break;
    kept += segment;
  }
  return kept.trim();
}
