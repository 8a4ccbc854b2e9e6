import {
  type Clip,
  clipFrames,
  type Frames,
  type Timeline,
  type TransitionKind,
} from '../edit/timeline.ts';
import { gapBetween } from '../edit/transition-room.ts';

/** A transition as it can really be made: `before` and `after` the cut, in frames. */
export interface Crossing {
  readonly kind: TransitionKind;
  readonly before: Frames;
  readonly after: Frames;
}

/** A clip in its place on the timeline. */
export interface Placed {
  readonly clip: Clip;
  readonly start: Frames;
  readonly frames: Frames;
  /** How it follows the clip before it; `null` is a hard cut. */
  readonly crossing: Crossing | null;
}

/** A longer transition is shortened on each side of its cut. */
const longestSideSeconds = 2;

/** Places the clips; a transition reaches at most into half of each neighbour, so that two never meet. */
export function placeClips(timeline: Timeline): readonly Placed[] {
  const placed: Placed[] = [];
  let start = 0;
  for (const clip of timeline.clips) {
    const frames = clipFrames(clip);
    const previous = placed.at(-1);
    const longest = Math.floor((longestSideSeconds * timeline.fps.num) / timeline.fps.den);
    const crossing =
      previous === undefined
        ? null
        : toCrossing(clip, Math.min(longest, previous.frames >> 1), Math.min(longest, frames >> 1));
    placed.push({ clip, start, frames, crossing });
    start += frames;
  }
  return placed;
}

function toCrossing(clip: Clip, mostBefore: Frames, mostAfter: Frames): Crossing | null {
  if (clip.transition === null) return null;
  const { kind, frames } = clip.transition;
  const half = frames >> 1;
  const before = Math.min(half, mostBefore);
  const after = Math.min(frames - half, mostAfter);
  return before < 1 || after < 1 ? null : { kind, before, after };
}

/** Whether two clips show the source without a break, as if they were one. */
export function isContinuous(before: Clip, after: Clip): boolean {
  return (
    gapBetween(before, after) === 0 &&
    before.gainDb === after.gainDb &&
    before.denoiseDb === after.denoiseDb &&
    before.speed.num === before.speed.den &&
    after.speed.num === after.speed.den
  );
}
