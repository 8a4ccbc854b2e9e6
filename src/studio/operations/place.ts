import type { z } from 'zod';
import type { Span } from '../edit/span.ts';
import { takeSpan } from '../edit/takes.ts';
import { type Timeline, timelineFrames } from '../edit/timeline.ts';
import { takeOrWhy } from './clips/clip-target.ts';
import { type Change, unchanged } from './operation.ts';
import { type stretch, toSpan } from './stretch.ts';

/** A clip, a stretch of time, or a stretch of a clip; everything where neither is named. */
interface Place {
  readonly clip?: number | undefined;
  readonly range?: z.infer<typeof stretch> | undefined;
}

/** The frames that a wish is about, or why there are none. */
export function placeOf(
  timeline: Timeline,
  { clip, range }: Place,
): { readonly span: Span } | { readonly why: Change } {
  const whole: Span = { from: 0, to: timelineFrames(timeline) };
  const found = clip === undefined ? undefined : takeOrWhy(timeline, clip);
  if (found !== undefined && 'why' in found) return found;
  const place = found === undefined ? whole : takeSpan(timeline, found.take);
  if (range === undefined) return { span: place };
  const span = toSpan(range, place.to - place.from, timeline.fps);
  if (span === undefined) {
    return { why: unchanged('That time is not in the video.', '视频里没有这个时间段。') };
  }
  return { span: { from: place.from + span.from, to: place.from + span.to } };
}
