import type { RenderOutput } from '../../../protocol/renders.ts';
import type { Frames } from '../../edit/timeline.ts';
import type { Gauge } from '../gauge.ts';
import { type Workshop, writeList } from '../pass.ts';
import type { RenderPlan } from '../plan.ts';
import { framesPerSecond } from '../shape.ts';
import { makeChunks } from './film-part.ts';
import { spanOf } from './output-span.ts';

/** What something short is made of, and how. */
export interface ShortWish {
  readonly plan: RenderPlan;
  readonly output: RenderOutput;
  readonly gauge: Gauge;
}

/** A stretch of the film, ready to be read. */
export interface Stretch {
  readonly frames: Frames;
  /** For the concat demuxer, in the working folder. */
  readonly list: string;
  /** Filters that leave nothing but the stretch of what the list holds. */
  readonly trim: string;
}

/** The stretch that was asked for, of the film's beginning where none was; it ends after so many seconds. */
export async function takeStretch(
  shop: Workshop,
  { plan, output, gauge }: ShortWish,
  mostSeconds: number,
): Promise<Stretch> {
  const { fps } = plan.shape;
  const { from, to } = spanOf(output, plan.frames, fps);
  const end = Math.min(to, from + Math.floor(mostSeconds * framesPerSecond(fps) + 1e-6));
  const chunks = await makeChunks(shop, plan, {
    isWanted: (chunk) => chunk.start < end && chunk.end > from,
    gauge,
  });
  const files = chunks.map(({ file }) => file);
  const first = from - (chunks[0]?.start ?? 0);
  return {
    frames: end - from,
    list: await writeList(shop, 'chunks', files),
    trim: `trim=start_frame=${first}:end_frame=${first + end - from},setpts=PTS-STARTPTS`,
  };
}
