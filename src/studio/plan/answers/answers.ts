import type { Scene } from '../../edit/scene.ts';
import { readClauses } from '../clauses/read-clauses.ts';
import { hearAll, toMeaning } from '../hear/hear-all.ts';
import type { Meaning } from '../interpretation.ts';

/** Longer than any answer: a message of its own. */
const maxAnswerChars = 120;
const asksForText = /\btitles?\b|\btext\b|\bcaption\b|标题|文字/i;
const vague = /\bthe middle(?: part| bit| section)?\b|中间(?:那段|部分)?/i;

/** What a message means as the answer to the question before it; undefined where it is understood by itself, or is none. */
export function hearAnswer(text: string, scene: Scene): Meaning | undefined {
  const { asked } = scene.history;
  if (asked === undefined || text.length > maxAnswerChars) return undefined;
  const alone = read(text, scene);
  if (alone.notUnderstood.length === 0) return undefined;
  const answer = text.trim().replace(/[.!?。！？]+$/, '');
  const quoted = /["“”「『《]/.test(answer) ? answer : `“${text.trim()}”`;
  // "Trim 5 seconds" and "the end" are not "trim 5 seconds the end", which is all after them.
  const placed = /^(?:from|at|to|in|on)\b/i.test(answer) ? [] : ['from', 'at'];
  const ways = [
    ...(vague.test(asked) ? [asked.replace(vague, answer)] : []),
    ...placed.map((word) => `${asked} ${word} ${answer}`),
    `${asked} ${answer}`,
    `${answer}${asked}`,
    ...(asksForText.test(asked) ? [`${asked} ${quoted}`] : []),
  ];
  return ways.map((way) => read(way, scene)).find(isWhole);
}

function read(text: string, scene: Scene): Meaning {
  return toMeaning(hearAll(readClauses(text, scene), scene));
}

function isWhole({ steps, notUnderstood, unused, question }: Meaning): boolean {
  const isClear = notUnderstood.length === 0 && unused.length === 0;
  return steps.length > 0 && isClear && question === undefined;
}
