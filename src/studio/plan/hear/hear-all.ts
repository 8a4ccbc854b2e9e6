import type { Scene, Sentence } from '../../edit/scene.ts';
import { isMoreOfLayer } from '../../operations/layers/which-layer.ts';
import { withoutContext } from '../answers/asides.ts';
import { isLikeness } from '../answers/asides-chinese.ts';
import { isComplaint, settleComplaints } from '../answers/complaints.ts';
import type { Clause } from '../clauses/clause.ts';
import { opensCondition } from '../clauses/conditions.ts';
import { asException, leavesAlone, opensException } from '../clauses/exceptions.ts';
import { isLoneReference, joinClauses } from '../clauses/join-clauses.ts';
import { hearRest, isKeptPart } from '../clauses/kept-parts.ts';
import type { Meaning, Step } from '../interpretation.ts';
import { pushSteps } from './as-one.ts';
import { hear } from './hear.ts';
import type { Entry, Heard } from './heard.ts';
import { withOneShape } from './one-shape.ts';
import { withoutOpposites } from './opposites.ts';
import { type Unknown, unknownWords } from './unknown-words.ts';
import { unusedAmounts } from './unused-amounts.ts';
import { unusedNarrowings } from './unused-words.ts';

/** More wishes than anybody has at once; what comes after is named as not understood. */
const maxSteps = 40;
/** More clauses than anybody writes; the rest is named as not understood without being read. */
const maxClauses = 120;

/** Each clause in turn; one that means nothing alone may go on with the one before it. */
export function hearAll(clauses: readonly Clause[], scene: Scene): readonly Entry[] {
  const entries: Entry[] = [];
  for (const clause of clauses.slice(0, maxClauses)) {
    const joined = hearWithLast(entries, clause);
    if (joined !== undefined) {
      entries[entries.length - 1] = joined;
      continue;
    }
    const before = { scene, steps: stepsOf(entries) };
    entries.push({ clause, before, heard: hear(clause, before) });
  }
  const before = { scene, steps: stepsOf(entries) };
  const unread = clauses.slice(maxClauses);
  const settled = withoutContext(withoutOpeners(settleComplaints(entries, hear)));
  return [...settled, ...unread.map((clause) => ({ clause, before, heard: undefined }))];
}

const openers =
  /^(?:请|把|将)?(?:我的|这个|这段|这条)?(?:视频|素材)?(?:剪辑?|编辑|处理)(?:一?下|个|一个|一条|一段|段|条)?(?:这个|这段|这条|我的)?(?:视频|短视频|片子|短片|素材)?$|^(?:edit|cut|work on) (?:it|this|that|(?:my|the|this|a) (?:video|clip|footage))$/;

/** "Edit this: trim the pauses, add music": how is said, and nothing else is to be done. */
function withoutOpeners(entries: readonly Entry[]): readonly Entry[] {
  const isOpener = ({ clause, heard }: Entry) =>
    openers.test(clause.text) && (heard === undefined || heard.steps[0]?.kind === 'polish');
  const isTold = entries.some((each) => !isOpener(each) && (each.heard?.steps.length ?? 0) > 0);
  if (!isTold) return entries;
  return entries.map((each) => (isOpener(each) ? { ...each, heard: { steps: [] } } : each));
}

/** The last entry and a clause as one, where that says more than both apart. */
function hearWithLast(entries: readonly Entry[], clause: Clause): Entry | undefined {
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  if (last.heard === undefined && isOpening(last.clause.text)) {
    const whole = joinClauses(last.clause, clause);
    return { clause: whole, before: last.before, heard: hear(whole, last.before) };
  }
  const rest = hearOfRest(last, clause);
  if (rest !== undefined) return rest;
  if (asException(clause) !== undefined || leavesAlone(clause.text))
    return hearWithout(last, clause);
  const alone = hear(clause, { scene: last.before.scene, steps: stepsOf(entries) });
  if (alone !== undefined && !mayGoOn(last, clause, alone)) return undefined;
  const joined = joinClauses(last.clause, clause);
  const heard = hear(joined, last.before);
  if (heard === undefined || !isWorthJoining(heard, last.heard, alone)) return undefined;
  return { clause: joined, before: last.before, heard };
}

/** "Except the intro, …", "when he laughs, …": what follows must not be done without it. */
function isOpening(text: string): boolean {
  return opensException(text) || opensCondition(text);
}

/** "…, but don't touch the first 10 seconds", whichever of the two is said first. */
function hearOfRest(last: Entry, clause: Clause): Entry | undefined {
  const isClip = asException(last.clause) !== undefined;
  const isKept = isKeptPart(last.clause.text) || leavesAlone(last.clause.text) || isClip;
  const isKeptFirst = (last.heard?.steps.length ?? 0) === 0 && isKept;
  const [wish, kept] = isKeptFirst ? [clause, last.clause] : [last.clause, clause];
  const heard = hearRest(wish, kept, (each) => hear(each, last.before));
  const said = `${last.clause.said}, ${clause.said}`;
  if (heard !== undefined) return { clause: { ...wish, said }, before: last.before, heard };
  if (!isKeptFirst) return undefined;
  const bare = { ...clause, text: clause.text.replace(theOthers, '') };
  return hearWithout({ clause: bare, before: last.before, heard: hear(bare, last.before) }, kept);
}

/** 第一段不要动，其余的都加速. */
const theOthers =
  /^(?:但是?)?(?:其[他它余]|剩下|余下|别)的?(?:段|片段|部分|视频|地方)?(?:都|全部?|再|就)*/;

/** The last wish for all but what this clause leaves alone; nothing is done where that cannot be. */
function hearWithout(last: Entry, clause: Clause): Entry | undefined {
  const except = asException(clause);
  const steps = last.heard?.steps ?? [];
  // What is done to a part by its seconds leaves the others alone.
  if (steps.length > 0 && except === undefined && steps.every(({ params }) => params['range']))
    return { ...last, clause: { ...last.clause, said: `${last.clause.said}, ${clause.said}` } };
  if (!steps.some(isOfAll)) return undefined;
  const whole = joinClauses(last.clause, except ?? clause);
  const text = `${last.clause.text} ${except?.text ?? ''}`;
  const heard = except === undefined ? undefined : hear({ ...whole, text }, last.before);
  const said = { ...whole, said: `${last.clause.said}, ${clause.said}` };
  return { clause: said, before: last.before, heard };
}

/** Done to the whole film, what was to be left included. */
function isOfAll(step: Step): boolean {
  return !isAimed(step) && (takesOut.test(step.kind) || ofParts.test(step.kind));
}

function isAimed({ params }: Step): boolean {
  return ['clip', 'clips', 'range', 'ranges'].some((name) => params[name] !== undefined);
}

/** What the last clause and this one come to together, against what each is alone. */
function isWorthJoining(heard: Heard, last: Heard | undefined, alone: Heard | undefined): boolean {
  const isAsked = heard.question !== undefined && alone === undefined;
  if (isAsked && heard.question.en === last?.question?.en) return true;
  // Asked where, and the clause before said it.
  const isTold = alone?.steps.length === 0 && alone.question !== undefined;
  if (isTold && heard.question === undefined && last !== undefined) return sameKinds(heard, last);
  const isAnswered = last?.question !== undefined && last.steps.length === 0;
  if (isAnswered && alone === undefined && heard.question === undefined)
    return heard.steps.length > 0;
  const apart = last ?? alone;
  return heard.steps.length > 0 && (apart === undefined || saysMore(heard, apart));
}

/** Whether a clause that means something by itself may still be about the one before. */
function mayGoOn(last: Entry, clause: Clause, alone: Heard): boolean {
  if (isComplaint(last.clause) || isComplaint(clause)) return false;
  if (
    alone.steps.length === 0 &&
    alone.question !== undefined &&
    last.heard?.question === undefined
  )
    return (last.heard?.steps.length ?? 0) > 0;
  const isOpen = isLoneReference(last.clause) || isLeftOpen(last.clause);
  const isPlace = last.heard === undefined && isOpen;
  return isPlace || isMoreOfIt(alone, last.heard);
}

/** 标题换个位置，放下面: what comes next says to which. */
function isLeftOpen({ text }: Clause): boolean {
  return /(?:换|改|调)(?:一?[个下种]|整一?下)?(?:位置|地方|颜色|字体|样式|风格|大小|速度|比例|尺寸)$|(?:做|加|来|弄|搞|写|放|要)(?:上|一)?[个段张条]?(?:片头|片尾|开场|封面页|字幕卡|标题页|结尾|题目|小标题)$/.test(
    text,
  );
}

/** "Background music, something chill": the second only says which. */
function isMoreOfIt(heard: Heard | undefined, before: Heard | undefined): boolean {
  const [step, ...more] = heard?.steps ?? [];
  const [old, ...others] = before?.steps ?? [];
  if (step === undefined || more.length > 0 || others.length > 0) return false;
  if (old !== undefined && isMoreOfLayer(step, old)) return true;
  // "Add the words … in red, big, for the last four seconds".
  if (old?.kind === 'add_title' && /^(?:style|change)_title$/.test(step.kind)) return true;
  return (
    step.kind === old?.kind &&
    /^(?:add_music|add_transitions|remove_pauses|polish|style_title)$/.test(step.kind)
  );
}

function sameKinds(one: Heard, other: Heard): boolean {
  const kinds = (each: Heard) => [...new Set(each.steps.map((step) => step.kind))].join();
  return one.steps.length > 0 && kinds(one) === kinds(other);
}

/** The same wishes with something about them changed: the words that were added count. */
function saysMore(heard: Heard, apart: Heard): boolean {
  const params = (each: Heard) => JSON.stringify(each.steps.map((step) => step.params));
  return sameKinds(heard, apart) && params(heard) !== params(apart);
}

function stepsOf(entries: readonly Entry[]): readonly Step[] {
  return entries.flatMap(({ heard }) => heard?.steps ?? []);
}

/** Taking the wrong thing away is worse than leaving it: where words were not used, nothing of it is done. */
const takesOut =
  /^(?:remove_(?!pauses)|cut_|keep_|trim_|fit_length|start_over|undo|redo|replace_sound)/;
/** What is asked for one part must not be done to the whole film. */
const ofParts =
  /^(?:remove_pauses|speed_pauses|set_(?:volume|speed)|colour_|reverse_|zoom_|flip_|rotate_|crop_|freeze_|stabilise|denoise_)/;
const manner =
  /^(?:very |really )?(?:gently|softly|gradually|subtly|progressively|heavily|randomly|alternately|step by step)$|^(?:轻轻|慢慢|逐渐|渐渐|一步步|随机|交替)地?$|^[+-]?[\d.]+\s*(?:%|x|db|倍|分贝)/i;

function isTooMuch({ steps }: Heard, left: readonly string[]): boolean {
  if (left.length === 0) return false;
  if (steps.some(({ kind }) => takesOut.test(kind))) return true;
  return steps.some(({ kind }) => ofParts.test(kind)) && left.some((words) => !manner.test(words));
}

/** What lays something more over the film, or changes only that, is done and the word named. */
const adds = /^(?:add_|burn_|style_|change_|music_|slideshow|polish|save_|merge_|set_photo)/;
/** Where the seconds or the clip are given, words about them only tell what is there. */
const isPlaced = ({ kind, params }: Step) =>
  /^(?:cut_range|keep_range|remove_clip)$/.test(kind) ||
  params['range'] !== undefined ||
  (kind === 'cover_region' && params['box'] !== undefined);

function hangsOn({ steps }: Heard, unknown: readonly Unknown[]): boolean {
  if (unknown.some(({ isObject }) => isObject)) return true;
  const isSure = steps.every((step) => adds.test(step.kind) || isPlaced(step));
  return !isSure && unknown.some(({ isAside }) => !isAside);
}

interface Left {
  readonly words: readonly string[];
  /** Nothing is done of a wish that may mean something else. */
  readonly isTooMuch: boolean;
}

function leftOf({ clause, before, heard }: Required<Entry>): Left {
  if (heard === undefined) return { words: [], isTooMuch: false };
  const again = (other: Clause) => hear(other, before);
  const unused = [
    ...unusedAmounts(clause, heard, again),
    ...unusedNarrowings(clause, heard, again),
  ];
  const unknown = unknownWords(clause, heard, again).filter(
    ({ words }) => !unused.some((each) => each.includes(words)),
  );
  return {
    words: [...unused, ...unknown.map(({ words }) => words)],
    isTooMuch: isTooMuch(heard, unused) || hangsOn(heard, unknown),
  };
}

/** What a message comes to. */
export function toMeaning(entries: readonly Entry[]): Meaning {
  const steps: Step[] = [];
  const missed: Clause[] = [];
  const unused: string[] = [];
  let question: Sentence | undefined;
  let asked = '';
  for (const { clause, before, heard } of entries) {
    if (heard === undefined || steps.length + heard.steps.length > maxSteps) {
      missed.push(clause);
      continue;
    }
    const left = leftOf({ clause, before, heard });
    if (left.isTooMuch) {
      missed.push(clause);
      continue;
    }
    pushSteps(steps, heard.steps);
    unused.push(...left.words);
    if (question === undefined && heard.question !== undefined) {
      question = heard.question;
      asked = clause.said;
    }
  }
  // A likeness says how something was meant that is done.
  const [likenesses, wishes] = [true, false].map((isLike) =>
    missed.filter(({ text }) => (steps.length > 0 && isLikeness(text)) === isLike),
  );
  const said = (clauses: readonly Clause[] = []) => clauses.map((each) => each.said);
  const answers = entries.flatMap(({ heard }) => heard?.answer ?? []);
  const meaning = {
    steps,
    notUnderstood: said(wishes),
    unused: [...unused, ...said(likenesses)],
    ...(answers.length > 0 && { answers }),
  };
  return withoutOpposites(
    withOneShape(question === undefined ? meaning : { ...meaning, question, asked }),
  );
}
