import type { Span } from '../../edit/span.ts';
import { type Frames, type Timeline, timelineFrames, toFrames } from '../../edit/timeline.ts';
import type { TitleTime } from './title-time.ts';

/** The frames that a title gets, in the film or in a part of it; undefined where it would begin after the end. */
export function settleTitleTime(
  timeline: Timeline,
  time: TitleTime,
  part: Span = { from: 0, to: timelineFrames(timeline) },
): { readonly at: Frames; readonly frames: Frames } | undefined {
  const { from, to } = part;
  if (time.anchor === 'whole') return { at: from, frames: to - from };
  const wanted = Math.max(1, toFrames(time.lengthMs, timeline.fps));
  if (time.anchor === 'end') {
    const frames = Math.min(wanted, to - from);
    return { at: to - frames, frames };
  }
  const at = from + toFrames(time.atMs, timeline.fps);
  return at >= to ? undefined : { at, frames: Math.min(wanted, to - at) };
}
