import type { Clause } from './clause.ts';

const amount = '\\d+(?:\\.\\d+)?(?:ms|x|%|db)(?![\\w.])';
/** "Shorten clip1 to 10000ms and clip2 to 6000ms": what is to be done is said once, for each clip with an amount of its own. */
const pair = new RegExp(
  `^((?:[a-z' ]+ )?)((?:the )?clip-?\\d+\\b[^,⟦]*?${amount}[^,⟦\\d]*?),? (?:and|but) (?:the )?(clip-?\\d+\\b[^,⟦]*?${amount}[^,⟦\\d]*)$`,
);

/** Each clause as it is, or as the two that it stands for. */
export function partPairs(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.flatMap((clause) => {
    const [, wish, one, other] = pair.exec(clause.text) ?? [];
    if (wish === undefined || one === undefined || other === undefined) return [clause];
    if (/[a-z]{3} clip-?\d|\bclip-?\d+ (?:and|to) clip/.test(other)) return [clause];
    return [one, other].map((part) => ({ ...clause, text: `${wish}${part}`.trim() }));
  });
}
