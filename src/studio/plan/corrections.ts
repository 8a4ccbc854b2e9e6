import type { Plan, Scene } from '../edit/scene.ts';
import { findOperation } from '../operations/list.ts';
import type { Clause } from './clauses/clause.ts';
import { toClauses } from './clauses/clauses.ts';
import { joinClauses } from './clauses/join-clauses.ts';
import { readClauses } from './clauses/read-clauses.ts';
import { hearDegree, undone } from './degrees.ts';
import { hear } from './hear/hear.ts';
import { hearAll, toMeaning } from './hear/hear-all.ts';
import type { Meaning, Step } from './interpretation.ts';
import { isFragment, withFragment } from './words/fragments.ts';

/** "No, …": what follows replaces what was done. */
const strong =
  /^(?:not (?:there|here)(?=[ ,.!;:—–-]|$)|no(?=[,.!;:—–-]|\s+(?:i|not|wait|the|make|it|that|only|just|use|do|clip|sorry|actually|keep|put|at|in|on|from|to)\b)|nope|nah|not (?:that|this)(?: (?:one|clip|part|song|title|video))?\b(?! (?:loud|fast|much|big|small|large|long|short|slow|dark|bright|high|low|quiet|many|early|late|strong|tight|close|far|thick|thin)\b)|(?:that (?:was|is) )?(?:the )?wrong(?: (?:one|clip|part|bit))?|(?:that|it)(?:'?s| was| is) (?:not (?:it|right|what i (?:meant|wanted|said))|wrong|(?:way |a bit |a little )?too (?:much|harsh|aggressive))|too (?:much|harsh|aggressive)|i (?:mean|meant|said)|my bad|scratch that|correction)(?![a-z'])|^(?:不对|不是(?:说)?(?:[这那][段个]|的)?|[删剪弄搞加改放说]?错了|我(?:说|指|要)的是|我是说|应该是|(?:这样|剪得?)?太(?:狠|多|过|碎)了?(?=[，,。！!\s]|$)|不(?=[，,！!。\s]))/i;
/** "Actually …": replaces it where it is of the same kind or names only what is different. */
const weak =
  /^(?:wait(?: a (?:sec|second|minute))?|hold on|hmm+|actually|sorry|oops|ah|oh|instead(?! of)|rather|make that|maybe|ok(?:ay)?)(?![a-z'])|^(?:等等|等一下|等下|抱歉|不好意思|哎呀?|还是|嗯+|那(?=改|换|就)|(?=[改换](?:成|为|到))|是(?=[“"「『第]))/i;
const between = /^[\s,，.。!！;；:：—–-]+/;
/** "Same for clip 3", 第三段也一样: what was done is done again elsewhere. */
const again =
  /^(?:(?:and |now |then |please )*(?:do )?(?:the )?same (?:thing )?(?:for|with|to|on|in|at|from) |(?:and )?also (?=(?:the )?(?:clip|first|second|third|last))|(?:and|plus) (?=(?:the )?(?:clip|first|second|third|last)\b[^,]*$)|(?:还有|以及|和)(?=第|最后))|\b(?:too|as well|also)\s*[.!]*\s*$|(?:也(?:是|要|一样|这样|同样)?(?:处理|弄|做)?(?:一下)?|同样处理|一样处理)[。！!]*\s*$/i;

/** "Too fast, try 1.25": a judgement, and the amount that it should have been. */
const retry =
  /^(?:(?:that's|thats|it's|its|that is|it is|this is|that was|now|still|hmm*|ok|okay|no|nah|a bit|a little|way|much|far|bit|is)[\s,]+)*too (?:fast|slow|loud|quiet|long|short|big|small|dark|bright|much|many|strong|weak|harsh|high|low|early|late|little|far|close)[\s,.;!:–—-]+(?:(?:so|just|please|maybe|perhaps|then|can you|could you|let's|lets|better|rather|i think|how about|what about)[\s,]+)*(?:(?:try|make it|make that|go with|go for|use|set it to|set it at|do|put it at|put it to|more like|i'd say|only|turn it to|change it to|to|at)\s+)?(?=[\d+-]|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|a second)\b)/i;

function hearRetried(text: string, last: Plan, scene: Scene): Meaning | undefined {
  const rest = text.trim().replace(retry, '');
  if (rest === text.trim()) return undefined;
  const clauses = readClauses(rest, scene);
  const [only, ...others] = clauses;
  if (only === undefined || others.length > 0 || !isFragment(only)) return undefined;
  return swapped(clauses, { isStrong: true, rest, last, scene });
}

interface Opened {
  readonly isStrong: boolean;
  readonly rest: string;
}

/** What a message means that corrects or repeats the last one; undefined where it is a message of its own. */
export function hearCorrection(text: string, scene: Scene): Meaning | undefined {
  const { last } = scene.history;
  if (last === undefined || last.steps.length === 0) return undefined;
  const degree = hearDegree(text, last, scene);
  if (degree !== undefined) return degree.meaning;
  const retried = hearRetried(text, last, scene);
  if (retried !== undefined) return retried;
  if (again.test(text.trim())) return repeated(text.trim().replace(again, ' '), last, scene);
  const opened = openCorrection(text);
  if (opened === undefined && onlyThat.test(text.trim())) {
    const narrowed = hearNarrowed(text, last, scene);
    if (narrowed !== undefined) return narrowed;
  }
  if (opened === undefined) return hearBareFragment(text, last, scene);
  const correction = { ...opened, last, scene };
  return opened.rest === '' ? takenBack(correction) : corrected(correction);
}

/** "Just the second clip" after a wish for all of it is no wish to throw the others away. */
const onlyThat = /^(?:just|only|(?:just )?for)\b|^(?:只要?|仅|就)/i;

function hearNarrowed(text: string, last: Plan, scene: Scene): Meaning | undefined {
  const clauses = readClauses(text, scene);
  const [only, ...others] = clauses;
  if (only === undefined || others.length > 0 || !isFragment(only)) return undefined;
  return swapped(clauses, { isStrong: true, rest: text, last, scene });
}

/** "1.25" or 4秒 with nothing else, where that alone means nothing: the last wish with it. */
function hearBareFragment(text: string, last: Plan, scene: Scene): Meaning | undefined {
  const clauses = readClauses(text, scene);
  const [only, ...more] = clauses;
  if (only === undefined || more.length > 0 || !isFragment(only)) return undefined;
  if (hear(only, { scene, steps: [] }) !== undefined) return undefined;
  return swapped(clauses, { isStrong: false, rest: text, last, scene });
}

interface Correction extends Opened {
  readonly last: Plan;
  readonly scene: Scene;
}

/** The words that open a correction are taken off; undefined where there are none. */
function openCorrection(text: string): Opened | undefined {
  let rest = text.trim();
  let isStrong = false;
  let isOpened = /\binstead[.!\s]*$/i.test(rest);
  for (let found = true; found; ) {
    const isNo = strong.test(rest);
    found = isNo || weak.test(rest);
    if (!found) break;
    const shorter = rest.replace(isNo ? strong : weak, '').replace(between, '');
    isStrong ||= isNo;
    isOpened = true;
    found = shorter !== rest;
    rest = shorter;
  }
  return isOpened ? { isStrong, rest } : undefined;
}

/** "Wrong one" alone wants it undone; "wait" alone wants nothing yet. */
function takenBack({ isStrong, last, scene }: Correction): Meaning | undefined {
  return isStrong ? { ...nothing, steps: undone(last, scene) } : undefined;
}

function corrected(correction: Correction): Meaning | undefined {
  const { rest, isStrong, last, scene } = correction;
  const clauses = readClauses(rest, scene);
  const own = toMeaning(hearAll(clauses, scene));
  const isUnderstood = own.notUnderstood.length === 0 && own.steps.length > 0;
  if (isUnderstood && own.steps.every((step) => standsAlone(step, last))) return own;
  const isLoneFragment = clauses.length === 1 && clauses.every((each) => isFragment(each));
  const other = clauses.length === 0 ? undefined : swapped(clauses, correction);
  if (isLoneFragment && other !== undefined) return other;
  if (isUnderstood && (isStrong || isOfSameKind(own.steps, last))) return replaced(own, correction);
  return isUnderstood ? undefined : other;
}

/** Steps that need nothing undone before them: they change what the last one made, or take it away. */
function standsAlone(step: Step, { steps }: Plan): boolean {
  if (findOperation(step.kind)?.on === 'history' || step.kind === 'impossible') return true;
  if (steps.some(({ kind }) => kind === step.kind)) {
    // New music takes the place of the old by itself.
    return step.kind === 'add_music' || isComplement(step, steps);
  }
  return /^(?:change_|remove_(?!clip)|restore_|unmute|music_)/.test(step.kind);
}

/** "Make it vertical" … "no, with black bars": both hold. */
function isComplement(step: Step, steps: readonly Step[]): boolean {
  const before = steps.find(({ kind }) => kind === step.kind);
  const names = Object.keys(step.params);
  return step.kind === 'set_aspect' && !names.some((name) => name in (before?.params ?? {}));
}

function isOfSameKind(own: readonly Step[], { steps }: Plan): boolean {
  return own.every((step) => steps.some(({ kind }) => kind === step.kind));
}

/** The last message again with its steps of the same kind exchanged; where there are none, the new ones alone. */
function replaced(own: Meaning, correction: Correction): Meaning {
  const { last, scene } = correction;
  const steps = own.steps.map((step) => inSamePlace(step, correction));
  if (!isOfSameKind(own.steps, last)) {
    return last.steps.length === 1 ? { ...own, steps: [...undone(last, scene), ...steps] } : own;
  }
  const kinds = new Set(own.steps.map(({ kind }) => kind));
  const kept = last.steps.filter(({ kind }) => !kinds.has(kind));
  return { ...own, steps: [...undone(last, scene), ...kept, ...steps] };
}

/** "Speed up clip 2" … "no, slow it down": still that clip. */
function inSamePlace(step: Step, { last, rest }: Correction): Step {
  const before = last.steps.find(({ kind }) => kind === step.kind)?.params ?? {};
  const isPlaced = 'clip' in step.params || 'range' in step.params;
  if (isPlaced || /\b(?:all|everything|whole|entire)\b|全|整|所有/.test(rest)) return step;
  const { clip, range } = before;
  const place = {
    ...(clip === undefined ? {} : { clip }),
    ...(range === undefined ? {} : { range }),
  };
  return { ...step, params: { ...step.params, ...place } };
}

/** The last wish that reads otherwise with the fragment put into its words, in the place of the old one. */
function swapped(clauses: readonly Clause[], { last, scene }: Correction): Meaning | undefined {
  const fragment = clauses.reduce(joinClauses);
  for (const wish of wishesOf(last).toReversed()) {
    const steps = readWith(wish, fragment, scene);
    if (steps === undefined) continue;
    const kept = last.steps.filter((each) => !wish.includes(each));
    return { ...nothing, steps: [...undone(last, scene), ...kept, ...steps] };
  }
  return undefined;
}

/** Steps that the same words asked for: "mute clip 1 and 3" is two. */
function wishesOf({ steps }: Plan): readonly (readonly Step[])[] {
  const groups = new Map<string, readonly Step[]>();
  for (const step of steps) {
    const key = `${step.kind} ${step.said}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()];
}

function repeated(rest: string, last: Plan, scene: Scene): Meaning | undefined {
  const fragment = toClauses(toSides(rest))[0];
  const wish = wishesOf(last).at(-1);
  if (fragment === undefined || wish === undefined || !isFragment(fragment)) return undefined;
  const steps = readWith(wish, fragment, scene);
  return steps === undefined ? undefined : { ...nothing, steps };
}

/** "The same at the end": of the edge that is named. */
function toSides(rest: string): string {
  return rest
    .replace(/^\s*the (?:very )?(?:end|ending|back|tail)(?= *[.!]*$)/i, 'final')
    .replace(/^\s*the (?:very )?(?:start|beginning|front|top)(?= *[.!]*$)/i, 'opening');
}

/** Steps that the old words mean with the fragment in them; undefined where that changes nothing. */
function readWith(
  wish: readonly Step[],
  fragment: Clause,
  scene: Scene,
): readonly Step[] | undefined {
  const [step] = wish;
  const [first, ...more] = readClauses(step?.said ?? '', scene);
  if (step === undefined || first === undefined) return undefined;
  const base = more.reduce(joinClauses, first);
  const before = { scene: { ...scene, history: { ...scene.history, last: noPlan } }, steps: [] };
  if (hear(base, before)?.steps.every(({ kind }) => kind !== step.kind)) return undefined;
  const heard = hear(withFragment(base, fragment), before)?.steps ?? [];
  const steps = heard.filter(({ kind }) => kind === step.kind);
  const isSame = JSON.stringify(steps.map(toParams)) === JSON.stringify(wish.map(toParams));
  return steps.length === 0 || isSame ? undefined : steps;
}

const noPlan: Plan = { at: -1, steps: [] };
const nothing = { notUnderstood: [], unused: [] } as const;

function toParams({ params }: Step): Step['params'] {
  return params;
}
