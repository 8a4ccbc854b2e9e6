import {
  type Fade,
  type Frames,
  type Timeline,
  timelineFrames,
  toSamples,
} from '../edit/timeline.ts';
import type { Chunk } from './picture/chunks.ts';

/** Filters for what a chunk shows of the film's fades. Pure. */
export function pictureFades(timeline: Timeline, chunk: Chunk): readonly string[] {
  const { in: first, out: last } = timeline.fades ?? {};
  const total = timelineFrames(timeline);
  return [
    ...(isSeen(first) ? fadeIn(first, total, chunk) : []),
    ...(isSeen(last) ? fadeOut(last, total, chunk) : []),
  ];
}

function isSeen(fade: Fade | undefined): fade is Fade {
  return fade !== undefined && fade.of !== 'sound';
}

function fadeIn({ frames: wanted, colour }: Fade, total: Frames, chunk: Chunk): readonly string[] {
  const frames = Math.min(wanted, total);
  if (chunk.start >= frames) return [];
  return shifted(`fade=t=in:s=0:n=${frames}:c=${colour}`, chunk.start);
}

/** The last frame is the colour itself: `fade` reaches it one frame after its own end. */
function fadeOut({ frames: wanted, colour }: Fade, total: Frames, chunk: Chunk): readonly string[] {
  const frames = Math.max(1, Math.min(wanted, total) - 1);
  const start = total - 1 - frames - chunk.start;
  if (start >= chunk.frames) return [];
  const fade = `fade=t=out:s=${Math.max(0, start)}:n=${frames}:c=${colour}`;
  return shifted(fade, Math.max(0, -start));
}

/** `fade` cannot begin in the middle: so many frames are put before it, and taken away after it. */
function shifted(fade: string, by: Frames): readonly string[] {
  if (by === 0) return [fade];
  return [
    `tpad=start=${by}:start_mode=clone`,
    fade,
    `trim=start_frame=${by}`,
    'setpts=PTS-STARTPTS',
  ];
}

/** Filters for the whole sound, music and all. Pure. */
export function soundFades(timeline: Timeline, samples: number): readonly string[] {
  const { in: first, out: last } = timeline.fades ?? {};
  const length = (fade: Fade) => Math.min(samples, toSamples(fade.frames, timeline.fps));
  const hasIn = first !== undefined && first.of !== 'picture';
  const hasOut = last !== undefined && last.of !== 'picture';
  return [
    ...(hasIn ? [`afade=t=in:ss=0:ns=${length(first)}`] : []),
    ...(hasOut ? [`afade=t=out:ss=${samples - length(last)}:ns=${length(last)}`] : []),
  ];
}

/** What those filters multiply each sample by. */
export function soundFadeGain(timeline: Timeline, samples: number): (sample: number) => number {
  const { in: first, out: last } = timeline.fades ?? {};
  const length = (fade: Fade | undefined) =>
    fade === undefined || fade.of === 'picture' ? 0 : toSamples(fade.frames, timeline.fps);
  const [fadeIn, fadeOut] = [Math.min(samples, length(first)), Math.min(samples, length(last))];
  const ramp = (at: number, over: number) => (over === 0 ? 1 : Math.max(0, at / over));
  return (sample) => Math.min(1, ramp(sample, fadeIn), ramp(samples - sample, fadeOut));
}
