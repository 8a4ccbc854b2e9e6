import { z } from 'zod';
import { showsHidden } from '../../edit/picture/hidden-handles.ts';
import { movedWithClips, reflow } from '../../edit/ripple.ts';
import { currentTimeline, type Scene, type Sentence } from '../../edit/scene.ts';
import { lengthsIn } from '../../edit/source-length.ts';
import { findTake } from '../../edit/takes.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Frames,
  type Rational,
  type SourceId,
  type Timeline,
  type TransitionKind,
  timelineFrames,
  toFrames,
  toMs,
  transitionKinds,
} from '../../edit/timeline.ts';
import {
  isContinued,
  materialAfter,
  materialBefore,
  minTransitionFrames,
  roomForTransition,
  toSourceFrames,
  transitionParts,
} from '../../edit/transition-room.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { clipNumber } from '../clips/clip-target.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, lengthChange, seconds } from '../telling.ts';
import {
  cutsNamedIn,
  kindIn,
  kindNames,
  mentionsTransitions,
  randomKinds,
  timesIn,
} from './transition-words.ts';

const params = z.object({
  style: z.enum([...transitionKinds, 'random']).default('fade'),
  ms: z.int().min(100).max(3000).optional(),
  /** `auto` spares most jump cuts; `every` takes each cut that has room. */
  where: z.enum(['auto', 'all', 'every']).default('auto'),
  /** Only at the end of this clip. */
  after: clipNumber.optional(),
  /** Those that are there, so many times as long. */
  times: z.number().min(0.25).max(4).optional(),
});
type Wish = z.infer<typeof params>;

// Jump cuts: short, few, and only between pieces that stand on their own.
const jumpMs = 300;
const minNeighbourMs = 2000;
const minDistanceMs = 4000;
const boundaryMs = 500;
/** A clip gives at most this share of itself to a transition. */
const clipShare = 1 / 3;

const noRoom = {
  en: 'The pieces leave no room for other lengths of their transitions.',
  zh: '片段没有余量，转场的长度只能这样了。',
};

const complaining =
  /太(?:花|多|乱|烦|丑|晃|慢|快|长|短)|\btoo (?:many|much|fancy|flashy|distracting|slow|fast|long|short)\b/;

export const addTransitions = defineOperation<Wish>({
  kind: 'add_transitions',
  phase: 'join',
  params,
  recognise(clause, { scene }) {
    const { text } = clause;
    if (!mentionsTransitions(text) || polarityOf(clause) !== 'want') return undefined;
    // How long each photo stays is no length of a crossfade.
    if (
      complaining.test(text) ||
      /\b(?:photo|picture|pic|image|slide)s?\b.*\d+ms.*\bwith\b/.test(text)
    )
      return undefined;
    const ms = /(\d+)ms/.exec(text)?.[1];
    const cuts = cutsNamedIn(text);
    if (cuts === 'unclear') return undefined;
    const length = ms === undefined ? {} : { ms: Math.max(100, Math.min(3000, Number(ms))) };
    const style = kindIn(text);
    const times = ms === undefined && hasTransitions(scene) ? timesIn(text) : undefined;
    if (times !== undefined) return [{ style, where: 'every', times }];
    if (cuts.length === 0) return [{ style, where: whereIn(text), ...length }];
    return cuts.map((after) => ({ style, where: 'every' as const, after, ...length }));
  },
  apply(timeline, wish, scene) {
    if (timeline.clips.length < 2) {
      return unchanged(
        'There is only one piece, so there is no cut for a transition.',
        '只有一段画面，没有可以加转场的剪切点。',
      );
    }
    const clips =
      wish.times === undefined
        ? joinClips(timeline, wish, scene)
        : stretchTransitions(timeline, wish.times, scene);
    const hasSome = timeline.clips.some((clip) => clip.transition !== null);
    if (clips.every((clip, nth) => clip === timeline.clips[nth])) {
      if (wish.times !== undefined) return unchanged(noRoom.en, noRoom.zh);
      if (hasSome) return unchanged('The transitions are already there.', '转场已经有了。');
      return unchanged(
        'The pieces are too short for transitions, so the cuts stay as they are.',
        '片段太短，放不下转场，所以剪切点保持不变。',
      );
    }
    const moved = movedWithClips(timeline.clips, clips);
    return { kind: 'changed', timeline: reflow(timeline, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after, params: wish }) {
    if (wish.times !== undefined) return tellStretched(before, after);
    const old = new Map(before.clips.map((clip) => [clip.id, clip.transition] as const));
    const made = after.clips.flatMap((clip) =>
      clip.transition === null || clip.transition === old.get(clip.id) ? [] : clip.transition,
    );
    const kinds = new Set(made.map((each) => each.kind));
    const [only] = kinds.size === 1 ? kinds : [];
    const name = only === undefined ? { en: 'transition', zh: '转场' } : kindNames[only];
    const isShorter = timelineFrames(after) !== timelineFrames(before);
    const change = isShorter ? lengthChange(before, after) : undefined;
    return {
      en: `Added ${count(made.length, name.en)}${change === undefined ? '' : ` (overlapping the clips: ${change.en})`}.`,
      zh: `加了${made.length}个${name.zh}${change === undefined ? '' : `（片段相互重叠：${change.zh}）`}。`,
    };
  },
});

function hasTransitions({ history }: Scene): boolean {
  return currentTimeline(history)?.clips.some((clip) => clip.transition !== null) ?? false;
}

/** Each as it is, but longer or shorter; where there is no more room it stays. */
function stretchTransitions(timeline: Timeline, times: number, scene: Scene): readonly Clip[] {
  const lengthOf = lengthsIn(scene, timeline.fps);
  const clips = [...timeline.clips];
  for (const [index, { transition }] of timeline.clips.entries()) {
    const [before, after] = [clips[index - 1], clips[index]];
    if (before === undefined || after === undefined || transition === null) continue;
    const ms = toMs(transition.frames, timeline.fps) * times;
    const wish = { ms, fps: timeline.fps, lengthOf, kind: transition.kind };
    clips.splice(index - 1, 2, ...(joinPair(before, after, wish) ?? [before, after]));
  }
  return clips;
}

function tellStretched(before: Timeline, after: Timeline): Sentence {
  const [old, now] = [before, after].map(({ clips, fps }) =>
    seconds(toMs(Math.max(...clips.map(({ transition }) => transition?.frames ?? 0)), fps)),
  );
  return {
    en: `The transitions take ${old} → ${now} s.`,
    zh: `转场时长：${old} → ${now}秒。`,
  };
}

function whereIn(text: string): Wish['where'] {
  if (
    /every (?:single )?(?:cut|one)|all (?:the )?cuts|everywhere|每一?(?:个|处)?(?:剪|刀|切)|每刀|所有剪/.test(
      text,
    )
  )
    return 'every';
  return /\ball\b|\bevery\b|(?<!ms )\beach\b|每|所有|全部/.test(text) ? 'all' : 'auto';
}

/** Clips with transitions, trimmed where whole clips have no material to overlap. */
function joinClips(timeline: Timeline, wish: Wish, scene: Scene): readonly Clip[] {
  const lengthOf = lengthsIn(scene, timeline.fps);
  const clips = [...timeline.clips];
  const allows = createCutRule(timeline, wish);
  let lastAt = Number.NEGATIVE_INFINITY;
  let made = 0;
  for (const [index, at] of clipStarts(timeline).entries()) {
    const before = clips[index - 1];
    const after = clips[index];
    if (before === undefined || after === undefined) continue;
    if (!allows(index, [before, after], at - lastAt)) continue;
    if (showsHidden(clips, before, after)) continue;
    const kind = styleAt(wish, made);
    const joined = joinPair(before, after, { ms: wish.ms, fps: timeline.fps, lengthOf, kind });
    if (joined === undefined) continue;
    clips.splice(index - 1, 2, ...joined);
    lastAt = at;
    made += 1;
  }
  return clips;
}

interface JoinWish {
  readonly ms: number | undefined;
  readonly fps: Rational;
  readonly lengthOf: (id: SourceId) => Frames;
  readonly kind: TransitionKind;
}

/** Undefined where there is no room, or where the same transition is there already. */
function joinPair(before: Clip, after: Clip, wish: JoinWish): readonly [Clip, Clip] | undefined {
  const isJump = isContinued(before, after);
  const wanted = toFrames(wish.ms ?? (isJump ? jumpMs : boundaryMs), wish.fps);
  const [left, right] = isJump
    ? [before, after]
    : withHandles(before, after, { wanted, lengthOf: wish.lengthOf });
  const frames = Math.min(wanted, roomForTransition(left, right, wish.lengthOf));
  if (frames < minTransitionFrames) return undefined;
  if (right.transition?.kind === wish.kind && right.transition.frames === frames) return undefined;
  return [left, { ...right, transition: { kind: wish.kind, frames } }];
}

/** Which cuts get one: the named one; else all between clips, and jump cuts if asked or between long pieces, far apart. */
function createCutRule(timeline: Timeline, wish: Wish) {
  const { clips, fps } = timeline;
  const hasBoundary = clips.some((clip, nth) => {
    const before = clips[nth - 1];
    return before !== undefined && !isContinued(before, clip);
  });
  const isEvery = wish.where === 'every' || (wish.where === 'all' && !hasBoundary);
  const minNeighbour = toFrames(minNeighbourMs, fps);
  const minDistance = toFrames(minDistanceMs, fps);
  const only = wish.after === undefined ? undefined : (findTake(timeline, wish.after)?.end ?? -1);
  return (index: number, [before, after]: readonly [Clip, Clip], distance: Frames): boolean => {
    if (only !== undefined) return index === only;
    if (isEvery || !isContinued(before, after)) return true;
    const shortest = Math.min(clipFrames(before), clipFrames(after));
    return shortest >= minNeighbour && distance >= minDistance;
  };
}

/** Whole clips have nothing outside their windows: some of each is given up to be overlapped. */
function withHandles(
  before: Clip,
  after: Clip,
  { wanted, lengthOf }: { readonly wanted: Frames; readonly lengthOf: JoinWish['lengthOf'] },
): readonly [Clip, Clip] {
  const most = Math.floor(Math.min(clipFrames(before), clipFrames(after)) * clipShare);
  const parts = transitionParts(Math.min(wanted, most));
  const tail = toSourceFrames(before, parts.after) - materialAfter(before, lengthOf);
  const head = toSourceFrames(after, parts.before) - materialBefore(after, lengthOf);
  return [tail > 0 ? trimEnd(before, tail) : before, head > 0 ? trimStart(after, head) : after];
}

function trimEnd(clip: Clip, by: Frames): Clip {
  if (clip.reversed === true) return { ...clip, in: Math.min(clip.out - 1, clip.in + by) };
  return { ...clip, out: Math.max(clip.in + 1, clip.out - by) };
}

function trimStart(clip: Clip, by: Frames): Clip {
  if (clip.reversed === true) return { ...clip, out: Math.max(clip.in + 1, clip.out - by) };
  return { ...clip, in: Math.min(clip.out - 1, clip.in + by) };
}

function styleAt(wish: Wish, nth: number): TransitionKind {
  return wish.style === 'random' ? (randomKinds[nth % randomKinds.length] ?? 'fade') : wish.style;
}
