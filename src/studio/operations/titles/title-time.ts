import { lengthIn, momentIn, stretchesIn } from '../../plan/words/times.ts';

export interface TitleTime {
  readonly anchor: 'start' | 'end' | 'whole';
  readonly atMs: number;
  readonly lengthMs: number;
}

const usualMs = 3000;
const shortestMs = 100;
/** Longer than any film: the caller ends it with the picture. */
const toTheEndMs = 24 * 3_600_000;
const atEnd = /\b(?:end|ending|outro|close|finish)\b|结尾|末尾|片尾|最后|结束/;
const atStart = /\b(?:start|beginning|intro|opening)\b|开头|片头|开始/;
const always =
  /\b(?:whole|entire|throughout|all the way|all the time|always)\b|全程|一直|整个|始终|整[部条段]|都要?(?:显示|在|有)/;

/** When a title is to be seen, from the words around its text; the first three seconds unless said. */
export function titleTimeIn(text: string): TitleTime {
  return stretchTime(text) ?? wordedTime(text);
}

function stretchTime(text: string): TitleTime | undefined {
  const [stretch] = stretchesIn(text);
  if (stretch === undefined) return undefined;
  const { from, to } = stretch;
  if (from.from === 'end')
    return { anchor: 'end', atMs: 0, lengthMs: Math.max(shortestMs, from.ms) };
  const lengthMs = to.from === 'start' ? Math.max(shortestMs, to.ms - from.ms) : toTheEndMs;
  return { anchor: 'start', atMs: from.ms, lengthMs };
}

/** "Make the title 5 seconds" is how long, not when. */
function lastingIn(text: string): number | undefined {
  const found =
    /\b(?:make|keep|have|should be|last|lasts|stay|stays)\b[^,]{0,24}?(?<!\bat )(?<!\bfrom )(\d+)ms|(?:改成|改为|变成|显示|停留|停|留)\s*(\d+)ms|⟧[,，、]?\s*(\d+)ms(?!\s*(?:处|开始|起|时|的时候|到|至|to\b|-|mark|in\b))/.exec(
      text,
    );
  return found === null ? undefined : Number(found[1] ?? found[2] ?? found[3]);
}

function wordedTime(text: string): TitleTime {
  const named = lengthIn(text) ?? lastingIn(text);
  const only = /(\d+)ms/.exec(text)?.[1];
  const length = Math.max(shortestMs, named ?? usualMs);
  const lone = Math.max(shortestMs, named ?? Number(only ?? usualMs));
  if (always.test(text)) return { anchor: 'whole', atMs: 0, lengthMs: length };
  if (atEnd.test(text)) return { anchor: 'end', atMs: 0, lengthMs: lone };
  if (atStart.test(text)) return { anchor: 'start', atMs: 0, lengthMs: lone };
  const at = /(?:\bat|\bfrom|在|从|第)\s*(\d+)ms|(\d+)ms\s*(?:处|的?时候|的地方|那里|开始|起)/.exec(
    text,
  );
  const isLength = named !== undefined && at === null;
  return { anchor: 'start', atMs: isLength ? 0 : (momentIn(text) ?? 0), lengthMs: length };
}
