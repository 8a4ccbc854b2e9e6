const firstSurrogate = 0xd800;
const afterSurrogates = 0xe000;

/** The first key after all that start with `prefix`, in SQLite's byte order. */
export function endOfRange(prefix: string): string {
  const characters = [...prefix];
  const last = characters.pop()?.codePointAt(0) ?? 0;
  const next = last + 1 === firstSurrogate ? afterSurrogates : last + 1;
  return characters.join('') + String.fromCodePoint(next);
}
