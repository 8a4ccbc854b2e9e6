import type { Scene, Sentence } from '../../edit/scene.ts';
import { clipsIn } from '../../operations/clips/clip-target.ts';
import { isOwnLogo, layerKindIn } from '../../operations/layers/which-layer.ts';
import { operations } from '../../operations/list.ts';
import type { Hearing, Params, Reading } from '../../operations/operation.ts';
import {
  asksToListen,
  mentionsSubtitles,
  subtitleFiles,
} from '../../operations/subtitles/subtitle-words.ts';
import { isDislike } from '../answers/complaints.ts';
import { answerTo } from '../answers/facts.ts';
import { impossibleIn } from '../answers/impossible.ts';
import { asksAgain, asksNothing, asksToGenerate, isOutOfReach } from '../answers/outside.ts';
import { questionFor } from '../answers/questions.ts';
import { isQuestion, isRemark } from '../answers/remarks.ts';
import { isForBot } from '../answers/small-talk.ts';
import { topicOf } from '../answers/topics.ts';
import type { Clause } from '../clauses/clause.ts';
import { isDoneWhereNeeded, opensCondition, pointsElsewhere } from '../clauses/conditions.ts';
import { exceptsClips, hearExcept, leavesOut, nameOthers } from '../clauses/exceptions.ts';
import { isKeptPart } from '../clauses/kept-parts.ts';
import type { Step } from '../interpretation.ts';
import { namePieces } from '../words/named-pieces.ts';
import { nameClip, nameReferent, pointsBack } from '../words/references.ts';
import { refusedIn } from '../words/refusals.ts';
import { type Before, type Heard, sameMeaning } from './heard.ts';
import { turnsBack } from './opposites.ts';

/** No wish is longer, its quotes aside; grammars need not search through a novel. */
const maxClauseChars = 500;
/** Each more doubles what may have to be tried. */
const maxRunOnVerbs = 8;

/** What a clause comes to; no steps where it asks for nothing, undefined where it means nothing to any operation. */
export function hear(clause: Clause, before: Before): Heard | undefined {
  const heard = hearWish(clause, before);
  if (heard === undefined || heard.steps.length === 0) return heard;
  if (hangsOnMore(clause.text, heard)) return undefined;
  const wish = refusedIn(clause.text);
  const { carries: _, ...bare } = clause;
  const meant = wish === undefined ? undefined : hearWish({ ...bare, text: wish }, before);
  // The same with and without its "don't": nobody listened to that.
  return meant !== undefined && sameMeaning(meant, heard) ? { steps: [] } : heard;
}

function hearWish(clause: Clause, before: Before): Heard | undefined {
  const last = before.steps.at(-1) ?? before.scene.history.last?.steps.at(-1);
  const own = namePieces(nameClip(clause.text, last), last, before.scene);
  const named = { ...clause, text: nameOthers(own, before.steps) };
  if (isNoWish(named.text)) return undefined;
  const beyond = hearBeyond(named, before.scene);
  if (beyond !== undefined) return beyond;
  if (isQuestion(named.text) && !asksNothing(named.text)) return answered(named.text, before);
  if (isRemark(named.text) || isForBot(topicOf(named.text)) || isRestated(named.text, before))
    return { steps: [] };
  const hearing = toHearing(before);
  const asked = hearAsked(named, last, hearing);
  if (asked !== undefined) return asked;
  if (leavesOut(named.text)) return hearLeft(named, hearing);
  const heard =
    hearReferent(named, last, hearing) ?? hearSeveral(named, hearing) ?? hearOne(named, hearing);
  if (heard !== undefined) return heard;
  return asksNothing(named.text) ? { steps: [] } : undefined;
}

/** A question about the film beside wishes; what edits say by themselves is not told twice. */
function answered(text: string, { scene, steps }: Before): Heard | undefined {
  const topic = topicOf(text);
  if (topic === undefined) return undefined;
  const isTold = topic === 'length' && steps.length > 0;
  return isTold ? { steps: [] } : { steps: [], answer: answerTo(topic, scene) };
}

/** What is to be done only at times, or as it was done elsewhere, is not done otherwise. */
function hangsOnMore(text: string, { steps }: Heard): boolean {
  const isSure = steps.every(({ kind }) => isDoneWhereNeeded(kind, text));
  if (!isSure && (opensCondition(text) || pointsElsewhere(text))) return true;
  return (ofOthers.test(text) || ofSeen.test(text) || ofPart.test(text)) && steps.some(isOfWhole);
}

/** 其他部分静音 is none of what was named before, and must not be done to all. */
const ofOthers =
  /^(?:but |and |then |然后|但是?)?(?:(?:其[他它余]|剩下|余下)的?|别的)(?:部分|地方|片段|时候|时间|画面|段)*(?:都|全部?|就|再|也)*(?!的?(?:停顿|气口|空白|静音部分))|^(?:but |and |then )?(?:the )?(?:rest|others?)\b(?! (?:of the )?(?:pauses|silences))/;

/** 跳舞那段加速 is of what is seen there, and nobody said when that is. */
const ofSeen =
  /^(?:把|让|将)?(?!.*(?:clip|\d))(?![^，,那]{0,6}(?:前|后|中间|开头|结尾|片头|片尾|开始|末尾|最|上|下|刚|整|全|每|停顿|空白|静音|没|无|说|讲|黑|卡|倒数|首|尾|音乐|配乐|歌|字幕|标题|文字))\p{Script=Han}{1,6}那(?:一|个|一个)?(?:小|片)?[段节截](?!话|音乐|文字|字)/u;

/** "The boring part faster": nobody said where that is. */
const ofPart =
  /\b(?:the|that|this|my) (?!(?:whole|entire|best|shaky|wobbly|shaking|silent|quiet|quieter|dead|empty|paused?|talking|speaking|rest) )(?:[a-z]{3,} )?(?:part|section|scene|moment|(?<!(?:this|that) )bit)\b(?! (?:of|that is)\b)/;

function isOfWhole({ kind, params }: Step): boolean {
  const isAimed = ['clip', 'clips', 'range', 'ranges'].some((name) => params[name] !== undefined);
  return (
    !isAimed &&
    /^(?:fade_|set_|speed_|colour_|reverse_|zoom_|flip_|rotate_|stabilise|remove_pauses|fit_)/.test(
      kind,
    ) &&
    kind !== 'set_aspect'
  );
}

function isNoWish(text: string): boolean {
  return text.length > maxClauseChars || isKeptPart(text) || isDislike(text);
}

/** Of a wish that leaves something out nothing is done unless it is known for what. */
function hearLeft(clause: Clause, hearing: Hearing): Heard | undefined {
  const named = hearNamedOnly(clause, hearing);
  if (named !== undefined) return named;
  const heard = hearOne(clause, hearing);
  const isOwn = /^(?:remove_clip|keep_range|cut_range|replace_sound)$/.test(
    heard?.steps[0]?.kind ?? '',
  );
  const isOfClips = heard?.steps[0]?.kind === 'cut_range' && exceptsClips(clause.text);
  if (isOwn && !isOfClips) return heard;
  const steps = hearExcept(clause, hearing.scene, (each) => hearOne(each, hearing)?.steps);
  return steps === undefined ? undefined : { steps };
}

/** "Clips 2 and 3 black and white but not the first": the first was never meant. */
function hearNamedOnly(clause: Clause, hearing: Hearing): Heard | undefined {
  const [, wish, left] =
    /^(.*\S),? but not (?:for |in |on )?(?:the )?((?:clip-?\d+(?: and )?)+)$/.exec(clause.text) ??
    [];
  if (wish === undefined || left === undefined) return undefined;
  const [meant, spared] = [clipsIn(wish), clipsIn(left)];
  if (meant.length === 0 || meant.some((clip) => spared.includes(clip))) return undefined;
  return hearOne({ ...clause, text: wish }, hearing);
}

/** "Make it smaller" asks how small a file, but after a logo it means that. */
function hearAsked(clause: Clause, last: Step | undefined, hearing: Hearing): Heard | undefined {
  const question = questionOf(clause);
  if (question === undefined) return undefined;
  return hearReferent(clause, last, hearing) ?? { steps: [], question };
}

/** A bare "title" asks what it should say, but not after "remove the music and". */
function questionOf({ text, carries }: Clause): Sentence | undefined {
  return carries === 'remove' ? undefined : questionFor(text);
}

function isRestated(text: string, { steps }: Before): boolean {
  const previous = steps.at(-1);
  if (previous === undefined || turnsBack(text, previous)) return false;
  return asksAgain(text, previous.kind);
}

function toHearing({ scene, steps }: Before): Hearing {
  const previous = steps.at(-1);
  return previous === undefined ? { scene } : { scene, previous, previousKind: previous.kind };
}

/** Wishes that no operation grants: they are steps all the same, so that their sentence is said. */
function hearBeyond({ text, said }: Clause, scene: Scene): Heard | undefined {
  const wish = impossibleIn(text);
  const isInFile = wish === 'captions' && !asksToListen(text) && subtitleFiles(scene).length > 0;
  const isOwn = wish === 'remove_things' && isOwnLogo(text, scene);
  if (wish !== undefined && !isInFile && !isOwn)
    return { steps: [{ kind: 'impossible', params: { wish }, said }] };
  return asksToGenerate(text) ? { steps: [{ kind: 'generate', params: {}, said }] } : undefined;
}

function hearReferent(
  clause: Clause,
  before: Step | undefined,
  hearing: Hearing,
): Heard | undefined {
  const referent = nameReferent(clause, before);
  if (referent === undefined) return undefined;
  // "Fade out" after music is the film's, "fade it out" the song's.
  if (!pointsBack(clause.text) && hearOne(clause, hearing)?.steps[0]?.kind === 'fade_film')
    return undefined;
  const heard = hearOne(referent.clause, hearing);
  if (heard?.question !== undefined && pointsBack(clause.text)) return heard;
  const [step, ...more] = heard?.steps ?? [];
  if (step === undefined || !referent.kinds.test(step.kind)) return undefined;
  if (more.some(({ kind }) => kind !== step.kind)) return undefined;
  if (referent.bare === undefined) return heard;
  const bare = hearOne({ ...clause, text: referent.bare }, hearing)?.steps[0];
  const isSame =
    more.length === 0 &&
    bare?.kind === step.kind &&
    JSON.stringify(bare.params) === JSON.stringify(step.params);
  return isSame ? undefined : heard;
}

const verbs =
  /(?<=[a-z⟧\d] )(?:add|remove|delete|trim|cut|put|make|(?<!beat )sync|mute|speed up|slow down|crop|merge|insert|turn|use|give it|set|get rid of)\b|(?<=[^把将给并再也就要])(?:加(?!快|速|大|长|回)|配上?|剪掉|去掉|删掉|改成|换成|调成|合并|用这|放上)/g;

/** Wishes without anything between them ("trim the pauses add music"): the last verb that parts two that are known. */
function hearSeveral(clause: Clause, hearing: Hearing): Heard | undefined {
  const places = [...clause.text.matchAll(verbs)].map((match) => match.index).reverse();
  if (places.length > maxRunOnVerbs) return undefined;
  for (const place of places) {
    const heard = hearParted(clause, place, hearing);
    if (heard !== undefined) return heard;
  }
  return undefined;
}

function hearParted(clause: Clause, place: number, hearing: Hearing): Heard | undefined {
  const [left, right] = [clause.text.slice(0, place).trim(), clause.text.slice(place)];
  if (left === '' || isCarriedOn(left)) return undefined;
  const first = hearClause({ ...clause, text: left }, hearing);
  if (first === undefined || first.question !== undefined) return undefined;
  const last = hearOne({ ...clause, text: right }, withPrevious(hearing, first.steps));
  if (last === undefined || last.question !== undefined) return undefined;
  if (last.steps[0]?.kind === first.steps.at(-1)?.kind) return undefined;
  return { steps: [...first.steps, ...last.steps] };
}

function withPrevious(hearing: Hearing, steps: readonly Step[]): Hearing {
  const previous = steps.at(-1);
  return previous === undefined ? hearing : { ...hearing, previous, previousKind: previous.kind };
}

function hearClause(clause: Clause, hearing: Hearing): Heard | undefined {
  return hearSeveral(clause, hearing) ?? hearOne(clause, hearing);
}

/** A verb after these belongs to what stands before it. */
function isCarriedOn(left: string): boolean {
  return /\b(?:to|and|or|not|don't|can|should|will|please|i|you|me|of|the|a|that|says?|by|without|with|when|before|after|instead|every|each|all|on|my|your|this|just)$|[不别勿]$|(?:从|在|到)第?\s*\d+ms\s*(?:处|那里|这里|的?地方|的?时候|时|左右)?(?:开始|起)?$/.test(
    left,
  );
}

function hearOne(clause: Clause, hearing: Hearing): Heard | undefined {
  if (isOutOfReach(clause.text)) return undefined;
  // Of a wish about subtitles nothing else may be made: no title, no speed of the film.
  const isOfSubtitles = mentionsSubtitles(clause.text);
  const isOfLayer = layerKindIn(clause.text) !== undefined;
  for (const operation of operations) {
    if (isOfSubtitles && !operation.kind.endsWith('_subtitles')) continue;
    if (isOfLayer && ofFilm.test(operation.kind)) continue;
    const reading = operation.recognise(clause, hearing);
    if (reading !== undefined) return toHeard(operation.kind, reading, clause);
  }
  return undefined;
}

/** What turns, colours or moves the whole picture, and no logo on it. */
const ofFilm = /^(?:fade_film|rotate_|flip_|reverse_|set_speed|speed_ramp|colour_|stabilise|crop_)/;

function toHeard(kind: string, reading: Reading<Params>, clause: Clause): Heard {
  if ('question' in reading) return { steps: [], question: reading.question };
  const all = forEachClip(reading, clause.text);
  return { steps: all.map((params) => ({ kind, params, said: clause.said })) };
}

/** "Mute clip 1 and 3": what is asked of the first is asked of each. */
function forEachClip(reading: readonly Params[], text: string): readonly Params[] {
  const [only, ...more] = reading;
  const clips = clipsIn(text);
  if (only === undefined || more.length > 0 || clips.length < 2) return reading;
  const isOfOne = only['clip'] === clips[0] && !('to' in only);
  return isOfOne ? clips.map((clip) => ({ ...only, clip })) : reading;
}
