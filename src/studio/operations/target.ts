import type { z } from 'zod';
import { splitAt } from '../edit/ripple.ts';
import type { Sentence } from '../edit/scene.ts';
import type { Span } from '../edit/span.ts';
import { takeSpan } from '../edit/takes.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Timeline,
  timelineFrames,
} from '../edit/timeline.ts';
import { stretchesIn } from '../plan/words/times.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clips/clip-target.ts';
import { type Change, unchanged } from './operation.ts';
import { stretch, toSpan } from './stretch.ts';
import { framesToSeconds } from './telling.ts';

/** Which part of the film an operation is about; all of it where nothing is named. */
export const targetShape = { clip: clipNumber.optional(), range: stretch.optional() };

export interface Target {
  readonly clip?: number | undefined;
  readonly range?: z.infer<typeof stretch> | undefined;
}

/** The clip and the time that a clause names. */
export function targetIn(text: string): Target {
  const [clip] = clipsIn(text);
  const [range] = stretchesIn(text);
  return {
    ...(clip === undefined ? {} : { clip }),
    ...(range === undefined ? {} : { range }),
  };
}

/** In frames of the timeline, or why there is no such part. A time with a clip counts from the clip's start. */
export function targetSpan(
  timeline: Timeline,
  { clip, range }: Target,
): { readonly span: Span } | { readonly why: Change } {
  const found = clip === undefined ? undefined : takeOrWhy(timeline, clip);
  if (found !== undefined && 'why' in found) return found;
  const whole = { from: 0, to: timelineFrames(timeline) };
  const place = found === undefined ? whole : takeSpan(timeline, found.take);
  if (range === undefined) return { span: place };
  const span = toSpan(range, place.to - place.from, timeline.fps);
  if (span === undefined) {
    return { why: unchanged('That time is not in the video.', '视频里没有这个时间段。') };
  }
  return { span: { from: place.from + span.from, to: place.from + span.to } };
}

/** The same film with cuts at a span's edges, and which of its clips lie inside. */
export function isolate(
  timeline: Timeline,
  span: Span,
): { readonly timeline: Timeline; readonly first: number; readonly end: number } {
  const split = [span.from, span.to].reduce(splitAt, timeline);
  const starts = clipStarts(split);
  const isInside = (clip: Clip, nth: number) => {
    const at = starts[nth] ?? 0;
    return at >= span.from && at + clipFrames(clip) <= span.to;
  };
  const first = split.clips.findIndex(isInside);
  const end = split.clips.findLastIndex(isInside) + 1;
  return { timeline: split, first: Math.max(0, first), end };
}

/** Changes the clips of a part of the film that keep their length; `already` is said where none is different then. */
export function changeClips(
  timeline: Timeline,
  target: Target,
  how: {
    readonly change: (clip: Clip, nth: number, part: readonly Clip[]) => Clip;
    readonly already: Sentence;
  },
): Change {
  const place = targetSpan(timeline, target);
  if ('why' in place) return place.why;
  const part = isolate(timeline, place.span);
  const inside = part.timeline.clips.slice(part.first, part.end);
  const changed = inside.map((clip, nth) => how.change(clip, nth, inside));
  const clips = part.timeline.clips.toSpliced(part.first, inside.length, ...changed);
  const isSame = clips.every(
    (clip, nth) => JSON.stringify(clip) === JSON.stringify(part.timeline.clips[nth]),
  );
  if (isSame) return { kind: 'unchanged', why: how.already };
  return { kind: 'changed', timeline: { ...part.timeline, clips } };
}

/** "The picture", "Clip 2", "From 3 to 6 s", to begin a sentence with. */
export function tellTarget(timeline: Timeline, target: Target): Sentence {
  const place = targetSpan(timeline, target);
  if ('why' in place || (target.clip === undefined && target.range === undefined)) {
    return { en: 'The picture', zh: '画面' };
  }
  if (target.range === undefined) {
    const isLast = target.clip === -1;
    return isLast
      ? { en: 'The last clip', zh: '最后一段' }
      : { en: `Clip ${target.clip}`, zh: `第${target.clip}段` };
  }
  const [from, to] = [place.span.from, place.span.to].map((at) =>
    framesToSeconds(at, timeline.fps),
  );
  return { en: `The picture from ${from} to ${to} s`, zh: `${from}–${to}秒的画面` };
}
