import { z } from 'zod';
import type { Span } from '../edit/span.ts';
import { type Frames, type Rational, toFrames } from '../edit/timeline.ts';
import type { Moment } from '../plan/words/times.ts';

const moment = z.object({ from: z.enum(['start', 'end']), ms: z.number().min(0).max(86_400_000) });

/** A stretch of time as it was said; it becomes frames only against a timeline. */
export const stretch = z.object({ from: moment, to: moment });

/** In frames of something that is `length` long; empty or turned round ones are undefined. */
export function toSpan(
  said: z.infer<typeof stretch>,
  length: Frames,
  fps: Rational,
): Span | undefined {
  const at = ({ from, ms }: Moment) => {
    const frames = toFrames(ms, fps);
    return Math.max(0, Math.min(length, from === 'start' ? frames : length - frames));
  };
  const span = { from: at(said.from), to: at(said.to) };
  return span.to > span.from ? span : undefined;
}
