import { stat } from 'node:fs/promises';
import type { Frames } from '../../edit/timeline.ts';
import { StudioError } from '../../errors.ts';

/** A file that is not a film, as it came out. */
export interface Derived {
  readonly path: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** 0 for what stands still. */
  readonly frames: Frames;
}

/** Step by step, each smaller than the one before. Throws `file-too-large` where the last is too large still. */
export async function firstThatFits<Step>(
  steps: readonly Step[],
  encode: (step: Step) => Promise<Derived>,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<Derived> {
  for (const step of steps) {
    const made = await encode(step);
    if ((await stat(made.path)).size <= maxBytes) return made;
  }
  throw new StudioError('file-too-large', 'It could not be made as small as that.');
}
