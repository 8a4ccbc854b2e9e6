import type { Span } from './span.ts';
import { type Clip, clipFrames, clipStarts, type Frames, type Timeline } from './timeline.ts';
import { gapBetween } from './transition-room.ts';

/** A run of clips that people call one: what is left of a take after its pauses went. */
export interface Take {
  /** Index of the first clip, and of the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** The pieces that "clip 2" counts. Where everything is one take, its pieces are counted instead. */
export function takesOf(timeline: Timeline): readonly Take[] {
  const takes: Take[] = [];
  for (const [index, clip] of timeline.clips.entries()) {
    const last = takes.at(-1);
    const before = timeline.clips[index - 1];
    if (last !== undefined && before !== undefined && isSameTake(before, clip)) {
      takes[takes.length - 1] = { first: last.first, end: index + 1 };
    } else {
      takes.push({ first: index, end: index + 1 });
    }
  }
  if (takes.length > 1) return takes;
  return timeline.clips.map((_, index) => ({ first: index, end: index + 1 }));
}

/** A cut with nothing between was made on purpose. */
function isSameTake(before: Clip, after: Clip): boolean {
  return (gapBetween(before, after) ?? 0) > 0;
}

/** The take that a number names: from 1, or from the end where negative. */
export function findTake(timeline: Timeline, named: number): Take | undefined {
  const takes = takesOf(timeline);
  return takes[named < 0 ? takes.length + named : named - 1];
}

export function takeSpan(timeline: Timeline, take: Take): Span {
  const from: Frames = clipStarts(timeline)[take.first] ?? 0;
  const clips = timeline.clips.slice(take.first, take.end);
  return { from, to: from + clips.reduce((sum, clip) => sum + clipFrames(clip), 0) };
}
