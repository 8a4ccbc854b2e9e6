/** Width of text in units of the font's size; wide signs are estimated generously, so that lines never run out. */
const wideUnits = 0.76;
const narrowUnits = 0.56;
const thinUnits = 0.3;

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\p{Extended_Pictographic}]|[\u{20000}-\u{3fffd}]/u;
/** Private signs that stand for emoji: room is left for them. */
const standIn = /[\ue000-\uf8ff]/;
const standInUnits = 0.85;
const thin = /[ iIjlt.,:;!|'`()[\]{}]/;
/** Marks that may not begin a line. */
const closing = /^[，。！？、；：）」』》】”’,.!?;:)\]}%…]/;
const maxTitleChars = 300;

/** Control signs, and marks that turn the direction of what follows, are not part of a title. */
export function cleanTitle(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
    .replace(/[\p{Cc}]/gu, (sign) => (sign === '\n' ? sign : ''))
    .trim()
    .slice(0, maxTitleChars);
}

export function isWide(text: string): boolean {
  return wide.test(text);
}

/** Breaks a title into lines of about the same width, none wider than `maxUnits`. */
export function wrapTitle(text: string, maxUnits: number): readonly string[] {
  return text.split('\n').flatMap((line) => balance(toWords(line, maxUnits), maxUnits));
}

export function unitsOf(text: string): number {
  let units = 0;
  for (const sign of text) {
    if (standIn.test(sign)) units += standInUnits;
    else if (wide.test(sign)) units += wideUnits;
    else units += thin.test(sign) ? thinUnits : narrowUnits;
  }
  return units;
}

/** The narrowest lines that are not more than the widest ones would be. */
function balance(words: readonly string[], maxUnits: number): readonly string[] {
  let lines = fill(words, maxUnits);
  for (let share = 0.95; share > 0.5; share -= 0.05) {
    const narrower = fill(words, maxUnits * share);
    if (narrower.length > lines.length || narrower.some((line) => unitsOf(line) > maxUnits)) break;
    lines = narrower;
  }
  return lines;
}

function fill(words: readonly string[], maxUnits: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && unitsOf((line + word).trimEnd()) > maxUnits) {
      lines.push(line.trim());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trim()].filter((one) => one !== '');
}

/** Where a line may break: after spaces, and between wide signs; closing marks stay with what they close. */
function toWords(line: string, maxUnits: number): readonly string[] {
  const words: string[] = [];
  for (const part of line.match(/\S+\s*/gu) ?? []) {
    for (const sign of splitPart(part, maxUnits)) {
      const last = words.at(-1);
      if (last !== undefined && closing.test(sign)) words.splice(-1, 1, last + sign);
      else words.push(sign);
    }
  }
  return words;
}

function splitPart(part: string, maxUnits: number): readonly string[] {
  if (!wide.test(part)) return unitsOf(part) <= maxUnits ? [part] : [...part];
  const pieces: string[] = [];
  for (const sign of part) {
    const last = pieces.at(-1);
    const goesOn = /^\s$/.test(sign) || (!wide.test(sign) && !wide.test(last ?? sign));
    if (last !== undefined && goesOn) pieces.splice(-1, 1, last + sign);
    else pieces.push(sign);
  }
  return pieces;
}
