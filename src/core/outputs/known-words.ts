/** A list of words that a clause may be made of; longer ones first, so that none hides in another. */
export interface Vocabulary {
  readonly latin: ReadonlySet<string>;
  readonly han: readonly string[];
}

export function toVocabulary(latin: string, han: string): Vocabulary {
  return {
    latin: new Set(latin.split(/\s+/u)),
    han: han.split(/\s+/u).sort((a, b) => b.length - a.length),
  };
}

/** True where nothing else is said: numbers and signs do not count. Takes time that grows with the clause alone. */
export function isMadeOf(clause: string, words: Vocabulary): boolean {
  const latin = clause.match(/[a-z]+(?:'[a-z]+)?/gu) ?? [];
  if (latin.some((word) => !words.latin.has(word))) return false;
  return (clause.match(/\p{Script=Han}+/gu) ?? []).every((run) => isRunOf(run, words.han));
}

function isRunOf(run: string, han: readonly string[]): boolean {
  let left = run;
  while (left !== '') {
    const word = han.find((each) => left.startsWith(each));
    if (word === undefined) return false;
    left = left.slice(word.length);
  }
  return true;
}
