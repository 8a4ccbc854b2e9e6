import { type Clip, clipFrames, type Frames, type SourceId } from './timeline.ts';

/** Shortest transition that is seen as one. */
export const minTransitionFrames = 4;

/** The parts of a transition before and after its cut. */
export function transitionParts(frames: Frames): {
  readonly before: Frames;
  readonly after: Frames;
} {
  const before = Math.floor(frames / 2);
  return { before, after: frames - before };
}

/** Source frames that so many timeline frames of a clip use up. */
export function toSourceFrames(clip: Clip, frames: Frames): Frames {
  return Math.ceil((frames * clip.speed.num) / clip.speed.den);
}

/** Timeline frames that so many source frames of a clip last. */
function toTimelineFrames(clip: Clip, frames: Frames): Frames {
  return Math.floor((frames * clip.speed.den) / clip.speed.num);
}

/**
 * The longest transition that fits between two clips: both must be as long as it is, and the material outside their
 * windows must reach. Between two pieces of one take only what was cut out between them counts: the rest is seen anyway.
 */
export function roomForTransition(
  before: Clip,
  after: Clip,
  lengthOf: (id: SourceId) => Frames,
): Frames {
  const removed = gapBetween(before, after) ?? Number.POSITIVE_INFINITY;
  const tail = Math.min(materialAfter(before, lengthOf), removed);
  const head = Math.min(materialBefore(after, lengthOf), removed);
  const handles = Math.min(
    2 * toTimelineFrames(before, Math.max(0, tail)),
    2 * toTimelineFrames(after, Math.max(0, head)) + 1,
  );
  return Math.min(handles, clipFrames(before), clipFrames(after));
}

/** Source frames that a clip could go on with after its last one; a still never ends. */
export function materialAfter(clip: Clip, lengthOf: (id: SourceId) => Frames): Frames {
  if (clip.hold !== undefined) return Number.POSITIVE_INFINITY;
  return clip.reversed === true ? clip.in : lengthOf(clip.asset) - clip.out;
}

/** Source frames that a clip could begin earlier by. */
export function materialBefore(clip: Clip, lengthOf: (id: SourceId) => Frames): Frames {
  if (clip.hold !== undefined) return Number.POSITIVE_INFINITY;
  return clip.reversed === true ? lengthOf(clip.asset) - clip.out : clip.in;
}

/** Two pieces of one take in their order: a jump cut. */
export function isContinued(before: Clip, after: Clip): boolean {
  return gapBetween(before, after) !== undefined;
}

/** Source frames that are left out between two pieces of one take; undefined where they are not that. */
export function gapBetween(before: Clip, after: Clip): Frames | undefined {
  const isOneTake =
    before.asset === after.asset &&
    before.reversed === after.reversed &&
    before.hold === undefined &&
    after.hold === undefined &&
    isSameSpeed(before, after);
  if (!isOneTake) return undefined;
  const gap = before.reversed === true ? before.in - after.out : after.in - before.out;
  return gap >= 0 ? gap : undefined;
}

function isSameSpeed(a: Clip, b: Clip): boolean {
  return a.speed.num * b.speed.den === b.speed.num * a.speed.den;
}
