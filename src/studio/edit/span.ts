import type { Frames } from './timeline.ts';

/** A half-open stretch of frames: `to` is the first frame after it. */
export interface Span {
  readonly from: Frames;
  readonly to: Frames;
}

/** Sorted, without empty ones, overlapping and touching ones joined. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.filter((span) => span.to > span.from).sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else {
      joined.push(span);
    }
  }
  return joined;
}

/** What is left of `whole` without the joined `holes`. */
export function withoutSpans(whole: Span, holes: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let at = whole.from;
  for (const hole of holes) {
    if (hole.to <= at || hole.from >= whole.to) continue;
    if (hole.from > at) left.push({ from: at, to: hole.from });
    at = Math.max(at, hole.to);
  }
  if (at < whole.to) left.push({ from: at, to: whole.to });
  return left;
}
