/** Width in px of a text as it will be drawn. */
export type Measure = (text: string) => number;

const ellipsis = '…';
/** Nothing longer can ever be seen, and shaping takes time with every sign. */
const mostChars = 160;

const signs = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The text where it fits into `maxPx`, else as much of it as fits with an ellipsis; empty where not even one sign does. */
export function fitText(text: string, maxPx: number, measure: Measure): string {
  const shown = text.slice(0, mostChars);
  if (shown.length === text.length && measure(text) <= maxPx) return text;
  const parts = Array.from(signs.segment(shown), ({ segment }) => segment);
  let fits = 0;
  let tooMany = parts.length + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(cut(parts, middle)) <= maxPx) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? '' : cut(parts, fits);
}

function cut(parts: readonly string[], count: number): string {
  return `${parts.slice(0, count).join('').trimEnd()}${ellipsis}`;
}
