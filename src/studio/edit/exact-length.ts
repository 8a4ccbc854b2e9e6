import { draftBounds } from './draft/draft-bounds.ts';
import { cutSpans, reflow } from './ripple.ts';
import {
  clipFrames,
  clipStarts,
  type Frames,
  type Timeline,
  timelineFrames,
  windowFrames,
} from './timeline.ts';
import { gapBetween } from './transition-room.ts';

/** Makes a film that is as good as so long exactly so long: at its end. */
export function exactly(timeline: Timeline, frames: Frames): Timeline {
  return timelineFrames(timeline) > frames
    ? endAfter(timeline, frames)
    : settleLast(timeline, frames);
}

/** Ends the film after so many frames, exactly; one that is not longer stays. */
export function endAfter(timeline: Timeline, frames: Frames): Timeline {
  const end = timelineFrames(timeline);
  if (end <= frames) return timeline;
  return settleLast(cutSpans(timeline, [{ from: frames, to: end }]), frames);
}

/** At other speeds than 1 a cut falls between two frames of the source: the last clip plays a hair faster or slower. */
function settleLast(timeline: Timeline, frames: Frames): Timeline {
  const last = timeline.clips.at(-1);
  const off = timelineFrames(timeline) - frames;
  if (last === undefined || off === 0) return timeline;
  const [num, den] = [windowFrames(last), clipFrames(last) - off];
  if (den < 1 || Math.max(num, den) > draftBounds.speedTerm) return timeline;
  const clips = [...timeline.clips.slice(0, -1), { ...last, speed: { num, den } }];
  return reflow(timeline, { clips, moved: (at) => at, dropsCovered: false });
}

/** Quiet that a cut leaves on its side, at the least. */
const quietFrames = 3;

/**
 * Takes a few frames more out of the pauses that were cut since `before`: there it is quiet, at the end somebody may
 * speak. As many as there is room for.
 */
export function narrowPauses(timeline: Timeline, before: Timeline, surplus: Frames): Timeline {
  const old = new Set(before.clips.map((clip) => `${clip.asset} ${clip.out}`));
  const starts = clipStarts(timeline);
  const joints = timeline.clips.flatMap((clip, nth) => {
    const next = timeline.clips[nth + 1];
    const isNew = next !== undefined && (gapBetween(clip, next) ?? 0) > 0;
    const room = Math.min(quietFrames, clipFrames(clip) - 1);
    return isNew && room > 0 && !old.has(`${clip.asset} ${clip.out}`)
      ? [{ at: (starts[nth] ?? 0) + clipFrames(clip), room }]
      : [];
  });
  let left = surplus;
  const spans = joints.map(({ at, room }, nth) => {
    const share = Math.min(room, Math.ceil(left / (joints.length - nth)));
    left -= share;
    return { from: at - share, to: at };
  });
  return cutSpans(timeline, spans, false);
}
