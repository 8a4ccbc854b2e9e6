import { type Frames, type Timeline, timelineFrames, toFrames } from '../../edit/timeline.ts';
import type { TitleTime } from './title-time.ts';

/** The frames that a title gets; undefined where it would begin after the end. */
export function settleTitleTime(
  timeline: Timeline,
  time: TitleTime,
): { readonly at: Frames; readonly frames: Frames } | undefined {
  const end = timelineFrames(timeline);
  if (time.anchor === 'whole') return { at: 0, frames: end };
  const wanted = Math.max(1, toFrames(time.lengthMs, timeline.fps));
  if (time.anchor === 'end') {
    const frames = Math.min(wanted, end);
    return { at: end - frames, frames };
  }
  const at = toFrames(time.atMs, timeline.fps);
  return at >= end ? undefined : { at, frames: Math.min(wanted, end - at) };
}
