import type { Plan, Scene } from '../edit/scene.ts';
import type { Meaning, Step } from './interpretation.ts';

/** "Less aggressive", 别那么狠: the last wish, but milder. */
const milder =
  /^(?:a (?:little|bit|tad|touch) |slightly |somewhat |much |even |way |just )*less(?: of (?:it|that))?(?: please| though| than that)?[.!\s]*$|^(?:(?:you|that|it|this) (?:just )?(?:cut|removed?|took|trimmed|takes?|cuts)(?: out| off| away)? (?:way |a bit |a little |far )?too much(?: out| away| off)?|(?:please )?be (?:a (?:bit|little) )?(?:gentler|softer|more (?:gentle|careful|subtle|conservative)|less (?:aggressive|harsh|strict))|(?:go |do it )?(?:a (?:bit|little) )?(?:gentler|easier|softer)(?: on it)?|[\s,.;!]|and|so|please)+$|^(?:please )?(?:not (?:that|so|quite so) (?:much|strong(?:ly)?|far)|dial (?:it|that) (?:back|down)(?: a (?:bit|little|notch))?|tone (?:it|that) down(?: a (?:bit|little|notch))?|half (?:of that|as much|that)|halve (?:it|that)|(?:that's |it's )?a (?:bit|little) (?:too )?much)(?: please| though)?[.!\s]*$|^(?:(?:please |a bit |a little |make it |do it )*(?:less|not (?:so|that|as|quite so)) (?:aggressive|harsh|strong|hard|much|extreme|intense)|(?:a bit |a little )?(?:softer|gentler|milder)|tone it down)(?: please)?[.!\s]*$|^(?:别|不要|不用)(?:那么|这么|太)(?:狠|多|过|强|夸张|明显|厉害)(?:了|吧)?[。！\s]*$|^(?:温和|柔和|轻)一?[点些](?:吧)?[。！\s]*$|^(?:刚才|刚刚|上面|这次|好像|感觉|你|那个?|这个?|的|也)*(?:[剪删](?:得|的)?(?:太|有点|稍微)?[多狠碎过猛](?:了)?(?:一?[点些])?[，,。！\s]*(?:再|请|帮我|稍微)*)?(?:少[剪删]一?[点些]|[剪删]少一?[点些]|别[剪删]那?么[多狠]|多留一?[点些])(?:吧|嘛|啊)?[。！\s]*$|^(?:刚才|刚刚|这次|好像|感觉|你|那个?|这个?|的)*[剪删](?:得|的)?(?:太|有点)?[多狠碎过猛]了(?:一?[点些])?(?:吧|啊)?[。！\s]*$/i;
/** "A bit more", 再来一点: a change that was relative is made again. */
const more =
  /^(?:and )?(?:(?:just )?a (?:little |tiny )?bit |a little |even |some |still )?(?:more|further)(?: please)?[.!\s]*$|^(?:再|还要?)(?:多)?(?:来)?一?[点些](?:吧|呗)?[。！!\s]*$/i;

function onceMore({ steps }: Plan): Meaning | undefined {
  const step = steps.at(-1);
  const mode = step?.params['mode'];
  const isRelative = mode === 'by' || mode === 'times' || step?.params['by'] !== undefined;
  return step !== undefined && isRelative ? { ...nothing, steps: [step] } : undefined;
}

/** "The other way", 反了: a turn goes the other way round. */
const opposite =
  /\b(?:other|opposite|wrong) (?:way|direction|side)\b|^(?:转)?反了|另(?:外)?一(?:边|个方向)|反方向|相反/i;

function otherWayRound(last: Plan, scene: Scene): Meaning | undefined {
  const step = last.steps.at(-1);
  const { degrees, tenths } = step?.params ?? {};
  if (step?.kind !== 'rotate_picture') return undefined;
  const params = {
    ...step.params,
    ...(typeof degrees === 'number' ? { degrees: 360 - degrees } : {}),
    ...(typeof tenths === 'number' ? { tenths: -tenths } : {}),
  };
  return { ...nothing, steps: [...undone(last, scene), { ...step, params }] };
}

function softened(last: Plan, scene: Scene): Meaning | undefined {
  const step = last.steps.at(-1);
  const { by, percent } = step?.params ?? {};
  if (step === undefined) return undefined;
  const params =
    step.kind === 'remove_pauses'
      ? { ...step.params, minMs: 700, padMs: 200 }
      : {
          ...step.params,
          ...(typeof by === 'number' ? { by: Math.round(by / 2) } : {}),
          ...(typeof percent === 'number' ? { percent: halfway(percent) } : {}),
        };
  const isSame = JSON.stringify(params) === JSON.stringify(step.params);
  return isSame ? undefined : { ...nothing, steps: [...undone(last, scene), { ...step, params }] };
}

/** After pauses went: "it sounds rushed now, leave more room between sentences". */
const rushed =
  /\b(?:leave|keep|give|add|need|want)\b[^.!?]*\b(?:room|space|air|breath\w*|breathing (?:room|space)|pauses?|gaps?|silence)\b[^.!?]*\b(?:between|after|around|before)\b|\b(?:it|this|that|everything|now)\b[^.!?]*\b(?:too |so |a bit |a little |kind of |kinda |very |really )?(?:rushed|choppy|abrupt|hectic|breathless|unnatural|robotic|hurried|stressful|tight)\b/;
const maxRushedChars = 120;

function isRushed(text: string, { steps }: Plan): boolean {
  const isOfPauses = steps.at(-1)?.kind === 'remove_pauses' && text.length <= maxRushedChars;
  return isOfPauses && rushed.test(text.toLowerCase()) && !/\d/.test(text);
}

/** Half as far from what was filmed: 200 % speed becomes 150 %, a zoom of 30 % one of 15 %. */
function halfway(percent: number): number {
  return percent > 100 || percent > 50 ? Math.round((100 + percent) / 2) : Math.round(percent / 2);
}

/** More, less or the other way round of the last wish; its meaning is undefined where the last one has no such thing. */
export function hearDegree(
  text: string,
  last: Plan,
  scene: Scene,
): { readonly meaning: Meaning | undefined } | undefined {
  const words = text.trim();
  if (more.test(words)) return { meaning: onceMore(last) };
  if (milder.test(words) || isRushed(words, last)) return { meaning: softened(last, scene) };
  return opposite.test(words) ? { meaning: otherWayRound(last, scene) } : undefined;
}

const nothing = { notUnderstood: [], unused: [] } as const;

/** Nothing where the person has undone it already. */
export function undone({ at, steps }: Plan, { history }: Scene): readonly Step[] {
  if (history.at !== at) return [];
  return [{ kind: 'undo', params: { steps: 1 }, said: steps.at(-1)?.said ?? '' }];
}
