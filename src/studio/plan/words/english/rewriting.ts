/** A turn of phrase and the plain one that grammars know. */
export type Rewriting = readonly [words: RegExp, plain: string];

/** Each in its turn, over what the ones before it left. Patterns need the `g` flag where they may occur twice. */
export function rewrite(text: string, rewritings: readonly Rewriting[]): string {
  return rewritings.reduce((left, [words, plain]) => left.replace(words, plain), text);
}
