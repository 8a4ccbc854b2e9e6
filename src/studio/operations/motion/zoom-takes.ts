import type { View, Zoom } from '../../edit/picture/look.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import { type Clip, windowFrames } from '../../edit/timeline.ts';
import { isContinued } from '../../edit/transition-room.ts';

/** The pieces that one camera move goes over: what is left of a take, or one still. Gives its first index for each. */
export function movesOf(part: readonly Clip[]): readonly number[] {
  const firsts: number[] = [];
  for (const [nth, clip] of part.entries()) {
    const before = part[nth - 1];
    const goesOn = before !== undefined && isContinued(before, clip);
    firsts.push(goesOn ? (firsts[nth - 1] ?? nth) : nth);
  }
  return firsts;
}

/** A clip with its share of a move that begins with the first of the pieces and ends with the last. */
export function withMove(
  clip: Clip,
  pieces: readonly Clip[],
  { from, to }: { readonly from: View; readonly to: View },
): Clip {
  const over = [
    Math.min(...pieces.map((each) => each.in)),
    Math.max(
      ...pieces.map((each) => (each.hold === undefined ? each.out : each.in + windowFrames(each))),
    ),
  ] as const;
  // The move is bound to the source: backwards, its end is seen first.
  const zoom: Zoom = clip.reversed === true ? { from: to, to: from, over } : { from, to, over };
  return withLook(clip, { zoom });
}
