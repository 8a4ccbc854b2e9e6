import { appendSources, assemble, newSources } from '../edit/assemble.ts';
import { pushRevision } from '../edit/history.ts';
import { currentTimeline, type History, type Scene, type Sentence } from '../edit/scene.ts';
import { settle } from '../edit/settle.ts';
import { lengthsIn } from '../edit/source-length.ts';
import type { Timeline } from '../edit/timeline.ts';
import { findOperation } from '../operations/list.ts';
import type { HistoryOperation, Phase, TimelineOperation } from '../operations/operation.ts';
import { clock, lengthMs } from '../operations/telling.ts';
import { refusalOf } from './answers/impossible.ts';
import { composeReply } from './answers/reply.ts';
import type { Interpretation, Need, Outcome, Step } from './interpretation.ts';

/** What has to be measured first; measurements that are there are not asked for again. */
export function needsOf(interpretation: Interpretation, scene: Scene): readonly Need[] {
  const wanted = interpretation.steps.flatMap((step) => {
    const operation = findOperation(step.kind);
    return operation?.on === 'timeline' ? operation.needs(step.params, scene) : [];
  });
  const needed = new Map(wanted.map((need) => [`${need.measure}:${need.source}`, need] as const));
  const known = [...scene.assets, ...scene.beds];
  return [...needed.values()].filter((need) => {
    const source = known.find((each) => each.id === need.source);
    return source !== undefined && source.measures[need.measure] === undefined;
  });
}

/** The work so far: what is on the table, what it came to, and what is to be said of it. */
interface Work {
  readonly scene: Scene;
  readonly history: History;
  /** Undefined before the first clip. */
  readonly timeline: Timeline | undefined;
  readonly done: readonly Step[];
  readonly says: readonly Sentence[];
  readonly refusals: readonly Sentence[];
}

/** Carries out steps in an order in which none undoes another, as one revision. Pure. */
export function carryOut(interpretation: Interpretation, scene: Scene): Outcome {
  const { steps } = interpretation;
  if (steps.length === 0) {
    const parts = { says: [], refusals: [], isFirst: false, scene };
    const reply = composeReply(interpretation, parts);
    const history = withoutTried(withAsked(scene.history, interpretation));
    return { history, done: [], reply };
  }
  const isFirst = scene.history.revisions.length === 0;
  const begun = begin(interpretation, scene);
  const worked = inOrder(steps).reduce(carryOutStep, begun);
  const finished = commit(worked);
  const { refusals, done } = finished;
  const says = [...finished.says, ...tellLength(finished)];
  const isSilent = isSilentEdit(finished, interpretation);
  const reply = isSilent ? '' : composeReply(interpretation, { says, refusals, isFirst, scene });
  if (interpretation.isTrial === true) {
    const parts = { says: tellTrial(says), refusals, isFirst: false, scene };
    const history = { ...scene.history, tried: steps };
    return { history, done: [], reply: composeReply(interpretation, parts) };
  }
  const history = withoutTried(withAsked(remember(finished, scene), interpretation));
  return { history, done, reply };
}

/** The same object where nothing was tried. */
function withoutTried(history: History): History {
  if (history.tried === undefined) return history;
  const { tried: _, ...rest } = history;
  return rest;
}

function tellTrial(says: readonly Sentence[]): readonly Sentence[] {
  if (says.length === 0) return [];
  return [
    {
      en: 'Nothing is changed yet. This is what it would come to:',
      zh: '先没有动手。这样剪的话：',
    },
    ...says,
    { en: 'Say “do it” and I will.', zh: '要这样剪就说“就这样做”。' },
  ];
}

/** The same object where nothing is asked and nothing was. */
function withAsked(history: History, { asked }: Interpretation): History {
  if (history.asked === asked) return history;
  const { asked: _, ...rest } = history;
  return asked === undefined ? rest : { ...rest, asked };
}

/** What was done, for a message that corrects it; looking back and forth is nothing to correct. */
function remember({ history, done }: Work, scene: Scene): History {
  if (history === scene.history) return history;
  const steps = done.filter(({ kind }) => findOperation(kind)?.on === 'timeline');
  return steps.length === 0 ? history : { ...history, last: { at: history.at, steps } };
}

/** A later step may move the length that an earlier one told: cuts that were put on a beat do. */
function tellLength({ says, timeline }: Work): readonly Sentence[] {
  const told = says.flatMap(({ en }) => [...en.matchAll(/→ (\d+:[\d:]+)/g)]).at(-1)?.[1];
  if (told === undefined || timeline === undefined) return [];
  const now = clock(lengthMs(timeline));
  return told === now ? [] : [{ en: `It runs ${now} now.`, zh: `现在全长${now}。` }];
}

/** The current timeline with what was sent since; the first message gets one to start from, which undo can reach. */
function begin({ steps }: Interpretation, scene: Scene): Work {
  const { history } = scene;
  const work = { scene, history, done: [], says: [], refusals: [] };
  const current = currentTimeline(history);
  const edits = steps.some((step) => findOperation(step.kind)?.on === 'timeline');
  if (!edits) return { ...work, timeline: current };
  const line = inLine(steps, scene);
  if (current === undefined) {
    const first = assemble(line) ?? assemble(scene);
    return {
      ...work,
      timeline: first,
      history: first === undefined ? history : pushRevision(history, first),
    };
  }
  const added = newSources(line, history);
  if (added.length === 0) return { ...work, timeline: current };
  return {
    ...work,
    timeline: appendSources(current, added),
    says: [tellAdded(added.map((each) => each.name))],
  };
}

/** The scene without what these steps put over the film. */
function inLine(steps: readonly Step[], scene: Scene): Scene {
  const laid = new Set<string>(
    steps.flatMap(({ kind, params }) => {
      const operation = findOperation(kind);
      return operation?.on === 'timeline' ? operation.lays(params) : [];
    }),
  );
  return laid.size === 0
    ? scene
    : { ...scene, assets: scene.assets.filter((each) => !laid.has(each.id)) };
}

function tellAdded(names: readonly string[]): Sentence {
  const shown = names.slice(0, 3).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return {
    en: `Added ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''} at the end.`,
    zh: `已把${shown.join('、')}${more > 0 ? `等${names.length}个素材` : ''}接在了最后。`,
  };
}

const phases: readonly Phase[] = ['cut', 'join', 'sound', 'text'];

/** By phase, and within one as said; undo and its like divide the message, nothing moves across them. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const ordered: Step[] = [];
  let run: Step[] = [];
  const flush = () => {
    ordered.push(...run.toSorted((a, b) => phaseOf(a) - phaseOf(b)));
    run = [];
  };
  for (const step of steps) {
    const isEdit = findOperation(step.kind)?.on === 'timeline';
    if (isEdit) run.push(step);
    else {
      flush();
      ordered.push(step);
    }
  }
  flush();
  return ordered;
}

function phaseOf(step: Step): number {
  const operation = findOperation(step.kind);
  return operation?.on === 'timeline' ? phases.indexOf(operation.phase) : 0;
}

function carryOutStep(work: Work, step: Step): Work {
  const operation = findOperation(step.kind);
  if (operation === undefined) return refuse(work, refusalOf(step.params['wish']));
  return operation.on === 'history' ? move(work, step, operation) : edit(work, step, operation);
}

function edit(work: Work, step: Step, operation: TimelineOperation): Work {
  const { timeline: before, scene } = work;
  if (before === undefined) return refuse(work, noClip);
  const change = operation.apply(before, step.params, scene);
  if (change.kind === 'unchanged') {
    // Said twice in one message ("vertical 9:16, for TikTok"): the first time did it.
    const isRepeat = work.done.some((each) => each.kind === step.kind);
    return isRepeat ? work : refuse(work, change.why);
  }
  const after = settle(change.timeline, lengthsIn(scene, change.timeline.fps));
  const told = operation.tell({ before, after, params: step.params, scene });
  const says = change.note === undefined ? [told] : [told, change.note];
  return { ...work, timeline: after, done: [...work.done, step], says: [...work.says, ...says] };
}

const noClip: Sentence = {
  en: 'There is no video yet: send me a clip first.',
  zh: '还没有视频，先发一段素材给我吧。',
};

function move(work: Work, step: Step, operation: HistoryOperation): Work {
  const settled = commit(work);
  const moved = operation.move(settled.history, step.params);
  if (moved.kind === 'unchanged') return refuse(settled, moved.why);
  return {
    ...settled,
    history: moved.history,
    timeline: currentTimeline(moved.history),
    done: [...settled.done, step],
    says: [...settled.says, moved.says],
  };
}

function refuse(work: Work, why: Sentence): Work {
  const isSaid = work.refusals.some((each) => each.en === why.en);
  return isSaid ? work : { ...work, refusals: [...work.refusals, why] };
}

function commit(work: Work): Work {
  const { timeline, history } = work;
  if (timeline === undefined || timeline === currentTimeline(history)) return work;
  return { ...work, history: pushRevision(history, timeline, kindsSince(work.done)) };
}

/** Of the steps after the last look back or forth: those that the revision is made of. */
function kindsSince(done: readonly Step[]): readonly string[] {
  const isEdit = ({ kind }: Step) => findOperation(kind)?.on === 'timeline';
  return done.slice(done.findLastIndex((step) => !isEdit(step)) + 1).map(({ kind }) => kind);
}

/** One small edit and nothing to explain: the tool's events say it all, as in a third of the cloud's runs. */
function isSilentEdit(work: Work, interpretation: Interpretation): boolean {
  const { steps, notUnderstood, unused, question, answers } = interpretation;
  const [only] = steps.length === 1 ? steps : [];
  const operation = only === undefined ? undefined : findOperation(only.kind);
  const isQuiet = operation?.on === 'timeline' && operation.isSilentAlone;
  const isClear =
    notUnderstood.length === 0 && unused.length === 0 && (question ?? answers) === undefined;
  return isQuiet && isClear && work.says.length === 1 && work.refusals.length === 0;
}
