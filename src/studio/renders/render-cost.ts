import type { RenderOutput } from '../../protocol/renders.ts';
import { timelineFrames, toMs } from '../edit/timeline.ts';
import type { RenderRecord } from './render-record.ts';

/** A preview takes about a quarter of what the film takes, its sound alone a tenth; each costs a process or two. */
const previewShare = 0.25;
const soundShare = 0.1;
/** The picture is drawn in chunks of so many seconds: one moment takes one. */
const chunkSeconds = 6;
const leastCost = 1;

type Wanted = Pick<RenderRecord, 'timeline' | 'output'>;

/** What a render takes of the machine, in seconds of finished video. */
export function costOf(wanted: Wanted): number {
  const { format, quality } = wanted.output;
  if (isMoment(wanted.output)) return leastCost;
  const isHeard = format === 'm4a' || format === 'mp3';
  const share = quality === 'preview' ? previewShare : 1;
  return leastCost + drawnSeconds(wanted) * (isHeard ? soundShare : share);
}

/** A still of a moment is there at once; to find the best of a film, all of it is drawn. */
export function isQuick({ output }: Pick<RenderRecord, 'output'>): boolean {
  return output.quality === 'preview' || isMoment(output);
}

function isMoment(output: RenderOutput): boolean {
  return isStill(output) && output.at !== undefined && output.tiles === undefined;
}

function isStill({ format }: RenderOutput): boolean {
  return format === 'jpg' || format === 'png';
}

function secondsOf({ timeline }: Pick<RenderRecord, 'timeline'>): number {
  return toMs(timelineFrames(timeline), timeline.fps) / 1000;
}

function drawnSeconds({ timeline, output }: Wanted): number {
  const seconds = secondsOf({ timeline });
  if (output.tiles !== undefined) return Math.min(seconds, output.tiles * chunkSeconds);
  if (output.format === 'mp4') return seconds;
  const place = (ms: number) => Math.max(0, Math.min(seconds, ms / 1000 + (ms < 0 ? seconds : 0)));
  return Math.max(0, place(output.to ?? seconds * 1000) - place(output.from ?? 0));
}

/** Of the minutes of a day, in seconds: a still is no video, however much is drawn to find it. */
export function spentOn(wanted: Wanted): number {
  return isStill(wanted.output) ? leastCost : costOf(wanted);
}
