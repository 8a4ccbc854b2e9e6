import { clipFrames } from '../../edit/timeline.ts';
import { gapBetween } from '../../edit/transition-room.ts';
import type { Piece } from '../picture/chunks.ts';

/**
 * Pieces of one take that go on without a break, faster or slower, as one: stretched apart they would not meet, and
 * what only looks different (a title's end, a part in black and white) would be heard as a gap.
 */
export function joinStretched(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const one = before === undefined ? undefined : asOne(before, piece);
    if (one === undefined) joined.push(piece);
    else joined.splice(-1, 1, one);
  }
  return joined;
}

function asOne(before: Piece, piece: Piece): Piece | undefined {
  const [a, b] = [before.clip, piece.clip];
  const goesOn =
    gapBetween(a, b) === 0 &&
    a.gainDb === b.gainDb &&
    a.denoiseDb === b.denoiseDb &&
    piece.from === 0;
  const isPlain = a.reversed === true || a.speed.num === a.speed.den;
  if (!goesOn || isPlain || piece.crossing !== null) return undefined;
  const clip = { ...a, out: b.out };
  // Lengths are rounded to frames: where that adds up to another one, sound and picture would part.
  if (clipFrames(clip) !== clipFrames(a) + clipFrames(b)) return undefined;
  return { ...before, clip, frames: before.frames + piece.frames, tail: piece.tail };
}
