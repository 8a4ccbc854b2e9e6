import type { Clause } from './clause.ts';

/** Two neighbouring clauses of one message as one. */
export function joinClauses(first: Clause, second: Clause): Clause {
  const gap = /\p{Script=Han}/u.test(first.text) && !/^[a-z]/.test(second.text) ? '，' : ', ';
  return {
    ...first,
    text: `${first.text}${gap}${second.text}`,
    said: `${first.said}${gap}${second.said}`,
  };
}

/** 特写在12到15秒: where something is seen. */
const told =
  /^[^⟦，,]{1,10}(?:大概|大约|应该|就|都)*(?:是在|在|是)\s*第?\s*\d+ms\s*(?:到|至|-|–|~)\s*第?\s*\d+ms\s*(?:的?(?:地方|位置|时候)|左右|[这那][段里儿])*$/;
const wish =
  /[剪删去加调静倍慢快切写改换保留剩]|放(?!学|假)|只要|不要|标题|文字|字幕|音乐|转场|封面|动图|打码|马赛克/;

/** A clip or a time with nothing to be done to it ("clip 2:", 第二段，): it opens the clause that follows. */
export function isLoneReference({ text }: Clause): boolean {
  if (!/clip-?\d|\d+ms/.test(text)) return false;
  if (told.test(text) && !wish.test(text)) return true;
  const rest = text.replace(
    /clip-?\d+|\d+ms|\b(?:in|on|for|at|from|to|until|the|take|and|of|first|last|between|with|now|ok|so|as for|except|apart|other|than|besides)\b|除了?|以外|之外|第|左右|大概|大约|之间|期间|时候|[从到在的和把对前后与跟、]|最后|开头|结尾|这段|部分|那里/g,
    ' ',
  );
  return !/[\p{L}\p{N}]/u.test(rest);
}
