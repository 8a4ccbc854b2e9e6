import { assemble } from '../../edit/assemble.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { takesOf } from '../../edit/takes.ts';
import { clipsIn } from '../../operations/clips/clip-target.ts';
import type { Step } from '../interpretation.ts';
import type { Clause } from './clause.ts';

const names = '((?:(?:for|the|clips?|和|与|跟|、|and|&|,)? ?clip-?\\d+ ?)+)';
const except = new RegExp(
  `\\b(?:all |everything |anything )?(?:except|apart from|other than|but not|besides|excluding|all but|everything but)(?: for)? ${names}|除了? ?${names}(?:以外|之外|外)?(?:的)?[,，]?|${names}(?:以外|之外)(?:的)?`,
);
/** What stands for the clips in a clause of which some are left out. */
const everything =
  /\b(?:everything(?: else)?|(?:all|every|each)(?: of)?(?: the| my)?(?: others?)?(?: (?:clips?|videos?|parts?))?|all of (?:it|them)|the (?:others?|rest)|it|them)\b|(?:全部|所有|其他|其余|别)的?(?:都|片段|视频|素材)*|都|全/;
/** More pieces than anybody leaves one out of by name. */
const mostClips = 30;

type HearStep = (clause: Clause) => readonly Step[] | undefined;

/** "Mute everything except the last one": the wish for each of the other clips; undefined where there are no such words. */
export function hearExcept(
  clause: Clause,
  scene: Scene,
  hearAlone: HearStep,
): readonly Step[] | undefined {
  const found = except.exec(clause.text);
  if (found === null) return undefined;
  const total = clipCount(scene);
  const left = new Set(clipsIn(found[0]).map((clip) => (clip < 0 ? total + clip + 1 : clip)));
  const meant = Array.from({ length: total }, (_, nth) => nth + 1).filter((n) => !left.has(n));
  if (total > mostClips || meant.length === 0) return undefined;
  const rest = clause.text.replace(except, ' ').replace(/\s+/g, ' ').trim();
  const steps = meant.flatMap((clip) => hearAlone({ ...clause, text: withClip(rest, clip) }) ?? []);
  const isOfEach =
    steps.length === meant.length && steps.every((step, n) => step.params['clip'] === meant[n]);
  return isOfEach ? steps.map((step) => ({ ...step, said: clause.said })) : undefined;
}

const others =
  /\b(?:all )?(?:of )?the (?:rest|others|other (?:clips?|ones?|videos?|two|three|parts?))(?: of (?:it|them|the (?:clips|video|film)))?\b|\b(?:the )?remaining (?:clips?|ones)\b|\beverything else\b|(?:其[他它余]|剩下|余下)的?(?:[几两三]?[个段条]|片段|部分|视频|素材|地方|的)*(?:都|全部?|也|就)*/;
const keepsOrDrops =
  /\b(?:keep|leave|stays?|remains?|remove|delete|cut|trim|drop|lose|alone|unchanged|untouched|as is|only|without)\b|保[持留]|留[着下]|不[变动要用]|别动|[删剪去]|原样/;

/** "Make the rest warmer" after wishes for clip 1: for all clips but that. Any other text stays as it is. */
export function nameOthers(text: string, before: readonly Step[]): string {
  const clips = [
    ...new Set(before.flatMap(({ params: { clip } }) => (typeof clip === 'number' ? clip : []))),
  ];
  const found = others.exec(text)?.[0];
  if (found === undefined || clips.length === 0 || keepsOrDrops.test(text) || leavesOut(text))
    return text;
  const all = /^\p{Script=Han}/u.test(found) ? '全部' : 'everything';
  return `${text.replace(found, all)} except ${clips.map((clip) => `clip${clip}`).join(' and ')}`;
}

/** True where what is left out are clips by their number. */
export function exceptsClips(text: string): boolean {
  return except.test(text);
}

/** True where a clause leaves something out: what it asks for must not be done to all. */
export function leavesOut(text: string): boolean {
  return /\b(?:except|apart from|other than|but not|besides|excluding|all but|everything but)\b|除了?[^去掉]{1,18}?(?:以?外|之外|全|都|其他|其余)|(?:以外|之外)的?|^除了 ?clip/.test(
    text,
  );
}

/** "Except the intro, …": what follows must not be done without it. */
export function opensException(text: string): boolean {
  return /^(?:except|apart from|other than|besides|除了?)/.test(text);
}

const alone =
  /^(?:but |please |just |only )*(?:(?:don't|do not|never) (?:touch|change|cut|edit|alter|affect|trim|do (?:it|this|that) (?:to|on|in|for)) (?:the )?((?:clip-?\d+(?:,? (?:and|or) |, ?)?)+)|(?:leave|keep) (?:the )?((?:clip-?\d+(?:,? (?:and|or) |, ?)?)+) (?:exactly |just |completely |totally |entirely )?(?:alone|untouched|unchanged|intact|be|out(?: of (?:it|this|that))?|as (?:it|they) (?:is|are|was|were)|the way (?:it|they) (?:is|are)))(?: please)?$|^(?:但是?)?(?:把|让)?((?:clip-?\d+ ?[和、与跟]? ?)+)(?:就|都|先|的)*(?:(?:别|不要|不用|不)(?:动|剪|碰|改|变|处理)了?|保持(?:不变|原样)|除外|留着)$|^(?:但是?)?(?:别|不要|不用)(?:动|碰|剪|改) ?((?:clip-?\d+ ?[和、与跟]? ?)+)$/;

/** "Leave the first clip alone", 第一段别动: what comes before is meant for the others; undefined for any other clause. */
export function asException(clause: Clause): Clause | undefined {
  const found = alone.exec(clause.text);
  const named = found?.slice(1).find(Boolean);
  if (named === undefined) return undefined;
  const clips = clipsIn(named).map((clip) => `clip${clip}`);
  return { ...clause, text: `except ${clips.join(' and ')}` };
}

/** "Leave the last 10 seconds as they are": a part that nothing is to be done to, whichever it is. */
export function leavesAlone(text: string): boolean {
  return /^(?:but |please |just )*(?:leave|keep) (?:the |my )?.*(?:clip(?:-?\d+)?|\d+ms|intro|outro|start|beginning|end(?:ing)?)\b.* ?\b(?:alone|untouched|unchanged|intact|as (?:it|they) (?:is|are|was|were)|the way (?:it|they) (?:is|are))$|^(?:but |please |just )*(?:don't|do not|never) touch (?:the |my )?(?:.*\d+ms|intro|outro|start|beginning|end(?:ing)?)$|^(?:但是?)?(?:.*\d+ms|片头|片尾|开头|结尾) ?(?:就|都|先|的|部分)*(?:(?:别|不要|不用|不)(?:动|碰|剪)|保持(?:不变|原样))$|^(?:但是?)?(?:别|不要)(?:动|碰)(?:.*\d+ms|片头|片尾|开头|结尾)$/.test(
    text,
  );
}

function withClip(text: string, clip: number): string {
  return everything.test(text) ? text.replace(everything, ` clip${clip} `) : `clip${clip} ${text}`;
}

function clipCount(scene: Scene): number {
  const timeline = currentTimeline(scene.history) ?? assemble(scene);
  return timeline === undefined ? 0 : takesOf(timeline).length;
}
