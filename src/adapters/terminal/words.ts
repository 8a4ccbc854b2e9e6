/** A word of a line as a shell would read it, and where it stands in the line. */
export interface Word {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A quoted part, only at the start of a word and only if it is closed (the apostrophe of "don't" opens nothing), then
 * anything without a space that no backslash escapes.
 */
const wordPattern = /^("(?:\\.|[^"\\])*"|'[^']*')?((?:\\.|[^\s\\]|\\$)*)/s;

/** Quotes and backslashes as terminals write them when a file is dragged in. */
export function splitWords(line: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = nextWordAt(line, 0); at < line.length; ) {
    const { word, end } = readWord(line, at);
    words.push({ value: word, start: at, end });
    at = nextWordAt(line, end);
  }
  return words;
}

function nextWordAt(line: string, from: number): number {
  const offset = line.slice(from).search(/\S/);
  return offset < 0 ? line.length : from + offset;
}

function readWord(line: string, start: number): { readonly word: string; readonly end: number } {
  const [whole = '', quoted = '', rest = ''] = wordPattern.exec(line.slice(start)) ?? [];
  // Never zero, or the loop would stand still.
  const length = Math.max(whole.length, 1);
  const inner = quoted.slice(1, -1);
  const plain = quoted.startsWith("'") ? inner : withoutBackslashes(inner);
  return { word: plain + withoutBackslashes(rest), end: start + length };
}

function withoutBackslashes(text: string): string {
  return text.replaceAll(/\\(.)/gs, '$1');
}
