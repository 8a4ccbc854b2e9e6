import type { Frames } from '../../edit/timeline.ts';
import type { Gauge } from '../gauge.ts';
import type { Workshop } from '../pass.ts';
import { makePicture } from '../picture/make-picture.ts';
import type { RenderPlan } from '../plan.ts';

/** A chunk of the film's picture, in a file of the working folder. */
export interface MadeChunk {
  readonly file: string;
  /** Where in the film it begins. */
  readonly start: Frames;
  readonly frames: Frames;
}

/** Makes only those chunks of the picture that hold the wanted frames: what a film was made of before is found again. */
export async function makeChunks(
  shop: Workshop,
  plan: RenderPlan,
  want: { readonly isWanted: (chunk: { start: Frames; end: Frames }) => boolean; gauge: Gauge },
): Promise<readonly MadeChunk[]> {
  let at = 0;
  const placed = plan.picture.map((pass) => {
    const start = at;
    at += pass.frames;
    return { pass, start, end: at };
  });
  const wanted = placed.filter(({ start, end }) => want.isWanted({ start, end }));
  const picture = wanted.map(({ pass }) => pass);
  const files = await makePicture(shop, { ...plan, picture }, want.gauge);
  return wanted.flatMap(({ pass, start }, nth) => {
    const file = files[nth];
    return file === undefined ? [] : [{ file, start, frames: pass.frames }];
  });
}
