import type { Beats } from '../media/facts.ts';
import { type Frames, type Music, type Rational, toFrames } from './timeline.ts';

/** Below this there is no beat to cut on. */
export const minBeatConfidence = 0.3;

/** The frames of the timeline on which beats of a piece of music fall, as it repeats. */
export function beatFrames(
  music: Music,
  beats: Beats,
  track: { readonly frames: Frames; readonly fps: Rational },
): readonly Frames[] {
  const inTrack = beats.timesMs
    .map((ms) => toFrames(ms, track.fps))
    .filter((at) => at < track.frames);
  const found: Frames[] = [];
  const end = music.at + music.frames;
  for (let passAt = music.at - music.offset; passAt < end; passAt += Math.max(1, track.frames)) {
    for (const beat of inTrack) {
      const at = passAt + beat;
      if (at >= music.at && at <= end) found.push(at);
    }
  }
  return found;
}

/** Frames from one beat to the next. */
export function beatPeriod(beats: Beats, fps: Rational): number {
  return (60 * fps.num) / (fps.den * Math.max(1, beats.bpm));
}

/** The entry of a sorted list that lies nearest. */
export function nearest(sorted: readonly Frames[], at: number): Frames | undefined {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const [after, before] = [sorted[low], sorted[low - 1]];
  if (after === undefined || before === undefined) return after ?? before;
  return at - before <= after - at ? before : after;
}

/** The entry nearest to a place among those that lie in a stretch, its end included. */
export function nearestWithin(
  sorted: readonly Frames[],
  at: number,
  within: { readonly from: number; readonly to: number },
): Frames | undefined {
  const found = nearest(sorted, at);
  if (found === undefined) return undefined;
  const index = sorted.indexOf(found);
  const around = [found, sorted[index + (found < at ? 1 : -1)]];
  return around.find((each) => each !== undefined && each >= within.from && each <= within.to);
}
