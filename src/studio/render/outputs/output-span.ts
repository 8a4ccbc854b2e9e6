import type { RenderOutput } from '../../../protocol/renders.ts';
import type { Span } from '../../edit/span.ts';
import { type Frames, type Rational, toFrames } from '../../edit/timeline.ts';
import { StudioError } from '../../errors.ts';

/** Lengths are told in whole seconds: 0:25 may be the end of a film of 24.5 s. */
const roundedMs = 1_000;

/** The film's frame at a time; a time below 0 counts back from the end. Throws `time-not-in-film`. */
export function frameAt(ms: number, frames: Frames, fps: Rational): Frames {
  const at = toFrames(ms, fps);
  if (Math.abs(at) > frames + toFrames(roundedMs, fps)) throw notInFilm();
  return Math.max(0, Math.min(frames - 1, ms < 0 ? frames + at : at));
}

function notInFilm(): StudioError {
  return new StudioError('time-not-in-film', 'That time is not in the film.');
}

/** The stretch of the film that is wanted; all of it where none is named. Throws `time-not-in-film` for an empty one. */
export function spanOf(output: RenderOutput, frames: Frames, fps: Rational): Span {
  const edge = (ms: number) => {
    const at = toFrames(ms, fps);
    return Math.max(0, Math.min(frames, ms < 0 ? frames + at : at));
  };
  const from = output.from === undefined ? 0 : edge(output.from);
  const to = output.to === undefined ? frames : edge(output.to);
  if (to <= from) throw notInFilm();
  return { from, to };
}
