import type { Sentence } from '../edit/scene.ts';
import {
  type Frames,
  type Rational,
  type Timeline,
  timelineFrames,
  toMs,
} from '../edit/timeline.ts';

/** 0:46, 1:02:03; tenths where a whole number would hide what changed. */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part, nth) =>
    nth === 1 ? String(part).padStart(2, '0') : String(part),
  );
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':').padStart(5, '0')}` : parts.join(':');
}

/** "1:00 → 0:46"; in tenths where whole seconds would look alike. */
export function lengthChange(before: Timeline, after: Timeline): Sentence {
  const [from, to] = [lengthMs(before), lengthMs(after)];
  if (clock(from) !== clock(to)) {
    const clocks = `${clock(from)} → ${clock(to)}`;
    return { en: clocks, zh: clocks };
  }
  const [old, now] = [seconds(from), seconds(to)];
  return { en: `${old} → ${now} s`, zh: `${old}秒 → ${now}秒` };
}

export function lengthMs(timeline: Timeline): number {
  return toMs(timelineFrames(timeline), timeline.fps);
}

/** Seconds as people read them: 3, 0.5, 12.4. */
export function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

export function framesToSeconds(frames: Frames, fps: Rational): string {
  return seconds(toMs(frames, fps));
}

/** "1 pause", "2 pauses". */
export function count(many: number, one: string): string {
  return `${many} ${one}${many === 1 ? '' : many > 0 && /(?:sh|ch|s|x)$/.test(one) ? 'es' : 's'}`;
}
