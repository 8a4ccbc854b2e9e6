import type { Heard } from '../hear/heard.ts';
import type { Clause } from './clause.ts';

const touching = '(?:touch|change|cut|edit|alter|affect|trim)';
const edge = '(first|opening|last|final|closing) (\\d+)ms';
const zhEdge = '(最?前面?|开头|片头|最后面?|结尾|片尾)的? ?(\\d+)ms';
const leaving =
  '(?:alone|untouched|unchanged|intact|as (?:it|they) (?:is|are|was|were)|the way (?:it|they) (?:is|are))';
const keeping: readonly RegExp[] = [
  new RegExp(
    `^(?:but |please |just )*(?:don't|do not|never) ${touching} (?:anything in )?(?:the |my )?${edge}(?: please)?$`,
  ),
  new RegExp(`^(?:but |please |just )*(?:leave|keep) (?:the |my )?${edge} ${leaving}(?: please)?$`),
  new RegExp(
    `^(?:但是?)? ?(?:把|让)?${zhEdge} ?(?:就|都|先|的|部分|内容)*(?:(?:别|不要|不用|不)(?:动|碰|剪|改|变)|保持(?:不变|原样))了?$`,
  ),
  new RegExp(`^(?:但是?)? ?(?:别|不要|不用)(?:动|碰|改) ?${zhEdge}$`),
];

interface KeptPart {
  readonly ms: number;
  readonly isStart: boolean;
}

function keptPart(text: string): KeptPart | undefined {
  for (const words of keeping) {
    const [, side, ms] = words.exec(text) ?? [];
    if (side !== undefined) {
      return { ms: Number(ms), isStart: /^(?:first|opening|最?前|开头|片头)/.test(side) };
    }
  }
  return undefined;
}

/** 前10秒不要动 is the opposite of 前10秒不要: nothing may be cut for it. */
export function isKeptPart(text: string): boolean {
  return keptPart(text) !== undefined;
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
  const part = keptPart(kept.text);
  if (part === undefined || hear(wish)?.steps.some(isAimed) !== false) return undefined;
  const heard = hear({ ...wish, text: `${wish.text} from ${part.ms}ms to the end` });
  if (heard === undefined || heard.steps.length === 0 || heard.question !== undefined)
    return undefined;
  if (heard.steps.some(({ params }) => params['range'] === undefined)) return undefined;
  const from = { from: 'start', ms: part.isStart ? part.ms : 0 } as const;
  const to = { from: 'end', ms: part.isStart ? 0 : part.ms } as const;
  const said = `${wish.said}, ${kept.said}`;
  return {
    steps: heard.steps.map((step) => ({
      ...step,
      params: { ...step.params, range: { from, to } },
      said,
    })),
  };
}

function isAimed({ params }: Heard['steps'][number]): boolean {
  return ['clip', 'clips', 'range', 'ranges'].some((name) => params[name] !== undefined);
}
