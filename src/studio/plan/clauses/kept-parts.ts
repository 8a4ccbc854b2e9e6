import type { Heard } from '../hear/heard.ts';
import type { Moment } from '../words/times.ts';
import type { Clause } from './clause.ts';

const touching = '(?:touch|change|cut|edit|alter|affect|trim)';
const edge = '(first|opening|last|final|closing) (\\d+)ms';
const zhEdge = '(最?前面?|开头|片头|最后面?|结尾|片尾)的?那? ?(\\d+)ms';
const leaving =
  '(?:exactly |just |completely )?(?:alone|untouched|unchanged|unedited|unaltered|intact|as (?:it|they) (?:is|are|was|were)|the way (?:it|they) (?:is|are))';
const keeping: readonly RegExp[] = [
  new RegExp(
    `^(?:but |please |just )*(?:don't|do not|never) ${touching} (?:anything in )?(?:the |my )?${edge}(?: please)?$`,
  ),
  new RegExp(`^(?:but |please |just )*(?:leave|keep) (?:the |my )?${edge} ${leaving}(?: please)?$`),
  new RegExp(
    `^(?:but |please |just )*(?:the |my )?${edge} (?:(?:should|must|shall|to|can|may|has to) )?(?:stays?|remains?|be left|be kept|be|is to (?:stay|remain)) ${leaving}(?: please)?$`,
  ),
  new RegExp(
    `^(?:但是?)? ?(?:把|让)?${zhEdge} ?(?:就|都|先|的|部分|内容)*(?:(?:别|不要|不用|不)(?:动|碰|剪|改|变)|保持(?:不变|原样))了?$`,
  ),
  new RegExp(`^(?:但是?)? ?(?:别|不要|不用)(?:动|碰|改) ?${zhEdge}$`),
  // With its "but" it is no wish to cut: 加水印，但前5秒不要.
  new RegExp(
    `^(?:but |just |only )*not (?:in|during|for|on|over|at) (?:the |my )?${edge}(?: please)?$`,
  ),
  new RegExp(
    `^(?:但是?|可是|不过) ?(?:在)?${zhEdge} ?(?:就|都|先|的|里|时候?|部分|内容)*(?:不要|不用|不需要|别|不)(?:有|加|放|出现|显示|处理|弄|打|用)?了?$`,
  ),
];

const between = '第?(\\d+)ms ?(?:到|至|-|–|~) ?第?(\\d+)ms ?';
const middle: readonly RegExp[] = [
  new RegExp(
    `^(?:但是?)?(?:把|让)?${between}(?:这段|那段|之间|部分|的|就|都|先|内容)*(?:(?:别|不要|不用|不)(?:动|碰|改|变|处理)|保持(?:不变|原样)|保留)了?$`,
  ),
  new RegExp(`^(?:但是?)?(?:别|不要|不用)(?:动|碰|改) ?${between}(?:这段|那段|部分)?$`),
  /^(?:but |please |just )*(?:don't|do not|never) (?:touch|change|edit|alter|affect) (?:anything )?(?:from |between )?(\d+)ms (?:to|until|and|-) (\d+)ms(?: please)?$/,
];

/** What is left of the film, as ranges in its order. */
type Rest = readonly { readonly from: Moment; readonly to: Moment }[];
const start: Moment = { from: 'start', ms: 0 };
const end: Moment = { from: 'end', ms: 0 };

function restIn(text: string): Rest | undefined {
  return restOfEdge(text) ?? restOfMiddle(text);
}

function restOfEdge(text: string): Rest | undefined {
  const [, side, ms] = keeping.map((words) => words.exec(text)).find(isFound) ?? [];
  if (side === undefined) return undefined;
  const isStart = /^(?:first|opening|最?前|开头|片头)/.test(side);
  return isStart
    ? [{ from: { from: 'start', ms: Number(ms) }, to: end }]
    : [{ from: start, to: { from: 'end', ms: Number(ms) } }];
}

function restOfMiddle(text: string): Rest | undefined {
  const [, from, to] = middle.map((words) => words.exec(text)).find(isFound) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const after = { from: { from: 'start', ms: Number(to) }, to: end } as const;
  const before = { from: start, to: { from: 'start', ms: Number(from) } } as const;
  return Number(from) === 0 ? [after] : [before, after];
}

function isFound(found: RegExpExecArray | null): found is RegExpExecArray {
  return found !== null;
}

/** 前10秒不要动 is the opposite of 前10秒不要: nothing may be cut for it. */
export function isKeptPart(text: string): boolean {
  return restIn(text) !== undefined;
}

/**
 * "Don't touch the first 10 seconds" after a wish: the same for the rest of the film. Undefined for any other clause, and
 * where the wish is none that can be for a part alone.
 */
export function hearRest(
  wish: Clause,
  kept: Clause,
  hear: (clause: Clause) => Heard | undefined,
): Heard | undefined {
  const rest = restIn(kept.text);
  const text = wish.text.replace(others, ' ').trim();
  if (rest === undefined || hear({ ...wish, text })?.steps.some(isAimed) !== false)
    return undefined;
  const heard = hear({ ...wish, text: `${text} from 1000ms to 2000ms` });
  if (heard === undefined || heard.steps.length === 0 || heard.question !== undefined)
    return undefined;
  if (heard.steps.some((step) => whenOf(step) === undefined)) return undefined;
  const said = `${wish.said}, ${kept.said}`;
  // From the end, so that a change of speed moves no time that is still to come.
  return {
    steps: heard.steps.flatMap((step) =>
      rest.toReversed().map((range) => {
        const when = whenOf(step) ?? 'range';
        return { ...step, params: { ...step.params, [when]: range }, said };
      }),
    ),
  };
}

/** What a step calls the part of the film that it is for. */
function whenOf({ params }: Heard['steps'][number]): 'range' | 'time' | undefined {
  if (params['range'] !== undefined) return 'range';
  return isStretch(params['time']) ? 'time' : undefined;
}

/** A layer has one; a title counts from an end of the film. */
function isStretch(time: unknown): boolean {
  return typeof time === 'object' && time !== null && 'from' in time && 'to' in time;
}

/** "All the others" are what is not kept. */
const others =
  /(?:其[他它余]|剩下|别)的?(?:地方|部分|时间|内容)?(?:全部?|都)*|(?:the )?(?:rest|others?)(?: of it)?\b/;

function isAimed({ params }: Heard['steps'][number]): boolean {
  return ['clip', 'clips', 'range', 'ranges'].some((name) => params[name] !== undefined);
}
