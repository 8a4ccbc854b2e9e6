import type { ClauseKind, ClausePattern } from './clause-kind.ts';
import { chineseWords } from './request-chinese.ts';
import { englishWords } from './request-english.ts';

const politeness =
  /\b(?:please|pls|plz|kindly|just|hey|could you|can you|would you|will you|can i|could i|may i|can we|i want to|i'd like to|i would like to|i want you to|i'd like you to|i need to|i need you to|let's|let us|go ahead and|you can|now you can|i think you can|for me|thanks|thank you|right now|real quick|quickly)\b/gu;
/** What people say before they come to it. */
const openers =
  /^(?:(?:ok|okay|yes|yep|yeah|sure|great|perfect|alright|all right|now|so|then|well|good)\s+)+(?=\S)/u;
/** Only at the edges: inside, these are words of the clause. */
const zhPoliteness =
  /^(?:请问|请|麻烦你?|帮我|帮忙|你?能不能|你?可不可以|你?能否|可以帮我|你?可以|我想要?|我要|我需要|能帮我|现在|直接|马上|那就?|先|快|再(?=帮|请|给|导|发|输))+|(?:吧|吗|么|嘛|呢|啊|呀|哦|啦|了|谢谢|可以吗|好吗|行吗)+$/gu;

const han = /\p{Script=Han}/u;

/** Commands are short; anything longer is for the agent, and costs no matching. */
const longestCommandChars = 120;

/** What one clause asks for, as a whole. */
export function classifyClause(clause: string): ClauseKind {
  if (clause.length > longestCommandChars) return 'other';
  return han.test(clause) ? classifyChinese(clause) : classifyEnglish(clause);
}

function classifyEnglish(clause: string): ClauseKind {
  const plain = tidy(clause);
  const bare = plain.replace(politeness, ' ').replace(/\s+/gu, ' ').trim().replace(openers, '');
  if (bare === '') return find(englishWords, plain) ?? 'filler';
  return find(englishWords, plain) ?? find(englishWords, bare) ?? 'other';
}

function tidy(clause: string): string {
  return clause
    .toLowerCase()
    .replace(/[’‘]/gu, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function classifyChinese(clause: string): ClauseKind {
  const plain = clause.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const bare = plain.replace(zhPoliteness, '').replace(zhPoliteness, '');
  if (bare === '') return find(chineseWords, plain) ?? 'filler';
  return find(chineseWords, plain) ?? find(chineseWords, bare) ?? 'other';
}

function find(patterns: readonly ClausePattern[], text: string): ClauseKind | undefined {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0];
}
