import type { Clause } from './clause.ts';

const amount = '\\d+(?:\\.\\d+)?(?:ms|x|%|db)(?![\\w.])';
/** "Shorten clip1 to 10000ms and clip2 to 6000ms": what is to be done is said once, for each clip with an amount of its own. */
const pair = new RegExp(
  `^((?:[a-z' ]+ )?)((?:the )?clip-?\\d+\\b[^,⟦]*?${amount}[^,⟦\\d]*?),? (?:and|but) (?:the )?(clip-?\\d+\\b[^,⟦]*?${amount}[^,⟦\\d]*)$`,
);

const lengthAlone =
  /^(?:大概|大约|约|差不多|也就|应该|估计|就|是|有|前后)*\s*(\d+ms)\s*(?:左右|吧|的样子|的?长度?|那么长|这样)*$/;
const placeToCut =
  /^(?!.*\d)(?=.*(?:[剪删切]|去掉|不要|掐|砍)).*?(?:(开头|片头|前面|一开始|开始)|(结尾|片尾|最后|末尾|后面))/;

/** 片尾有点长，剪短3秒: the place is told, and what is to be done there comes next. */
const tooLong =
  /^(?!.*\d)[^，,]{0,4}(?:(开头|片头|前面|前奏|开场)|(结尾|片尾|最后|末尾|后面))[^，,]{0,6}(?:长|拖|啰嗦|慢|多|空|无聊)[^，,]{0,2}$/;
const cutOf =
  /^(?:再|就|帮我|给我|请|把它)*(?:剪|删|去|切|减|缩)(?:掉|短|去|除|了)?\s*(\d+ms)(?:吧|就[行好])*$/;

/** 开头那段黑屏剪掉，大概2秒: the second says how much of it, so that both are one. */
export function withLengths(clauses: readonly Clause[]): readonly Clause[] {
  const merged: Clause[] = [];
  for (const clause of clauses) {
    const last = merged.at(-1);
    const found = last === undefined ? undefined : placeOf(last, clause);
    if (last === undefined || found === undefined) {
      merged.push(clause);
      continue;
    }
    const [start, ms] = found;
    const text = `去掉${start === undefined ? '最后' : '前'} ${ms}`;
    merged[merged.length - 1] = { ...last, text, said: `${last.said}，${clause.said}` };
  }
  return merged;
}

/** The word for the film's start, if it is that, and how much of it. */
function placeOf(
  last: Clause,
  { text }: Clause,
): readonly [string | undefined, string] | undefined {
  const [words, amount] =
    [
      [placeToCut, lengthAlone.exec(text)?.[1]] as const,
      [tooLong, cutOf.exec(text)?.[1]] as const,
    ].find(([, ms]) => ms !== undefined) ?? [];
  const [, start, end] = words?.exec(last.said) ?? [];
  return amount === undefined || (start ?? end) === undefined ? undefined : [start, amount];
}

/** Each clause as it is, or as the two that it stands for. */
export function partPairs(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.flatMap((clause) => {
    const [, wish, one, other] = pair.exec(clause.text) ?? [];
    if (wish === undefined || one === undefined || other === undefined) return [clause];
    if (/[a-z]{3} clip-?\d|\bclip-?\d+ (?:and|to) clip/.test(other)) return [clause];
    return [one, other].map((part) => ({ ...clause, text: `${wish}${part}`.trim() }));
  });
}
