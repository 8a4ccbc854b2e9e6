/** Quoted words are the person's own, and file names. */
const quoted = /“[^”]*”/gu;
const han = '[\\p{Script=Han}]';
const latin = '[A-Za-z0-9+−°%‰×]';
const between = new RegExp(`(?<=${han})(?=[A-Za-z0-9+−])|(?<=${latin})(?=${han})`, 'gu');

/** As the rest of the product sets Chinese: a space between letters of the two kinds, quoted words as they are. */
export function setInChinese(text: string): string {
  let at = 0;
  let set = '';
  for (const found of text.matchAll(quoted)) {
    set += text.slice(at, found.index).replace(between, ' ') + found[0];
    at = found.index + found[0].length;
  }
  return set + text.slice(at).replace(between, ' ');
}
