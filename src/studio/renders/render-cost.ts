import type { RenderOutput } from '../../protocol/renders.ts';
import { timelineFrames, toMs } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { RenderRecord } from './render-record.ts';

/** A preview takes about a third of what the film takes, a still next to nothing; each costs a process or two. */
const previewShare = 0.3;
const leastCost = 1;
const dayMs = 24 * 60 * 60 * 1000;

/** What a render takes of the machine, in seconds of finished video. */
export function costOf({ timeline, output }: Pick<RenderRecord, 'timeline' | 'output'>): number {
  if (isStill(output)) return leastCost;
  const seconds = toMs(timelineFrames(timeline), timeline.fps) / 1000;
  return leastCost + seconds * (output.quality === 'preview' ? previewShare : 1);
}

export function isStill({ format }: RenderOutput): boolean {
  return format === 'jpg' || format === 'png';
}

/** Throws `day-spent` where one more takes its owner beyond the minutes of a day; what failed was free. */
export function requireDay(
  wish: RenderRecord,
  { minutes, all }: { readonly minutes: number; readonly all: readonly RenderRecord[] },
): void {
  const since = wish.createdAt - dayMs;
  const own = all.filter(
    ({ owner, createdAt, status }) =>
      owner === wish.owner && createdAt > since && status !== 'failed' && status !== 'cancelled',
  );
  const spent = own.reduce((sum, record) => sum + costOf(record), 0);
  if (spent + costOf(wish) <= minutes * 60) return;
  const [oldest = wish] = own;
  throw new StudioError('day-spent', 'the minutes of one day are used up', {
    retryAfterSeconds: Math.max(1, Math.ceil((oldest.createdAt - since) / 1000)),
  });
}
