import type { Scene } from '../../edit/scene.ts';
import type { Span } from '../../edit/span.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Rational,
  type Timeline,
} from '../../edit/timeline.ts';
import type { SoundLevels } from '../../media/facts.ts';
import { findQuiet, type MsSpan, type PauseOptions } from './pauses.ts';

/** Levels of the footage on the timeline that has sound and was measured. */
export function levelsOf(timeline: Timeline, scene: Scene): ReadonlyMap<string, SoundLevels> {
  const used = new Set<string>(timeline.clips.map((clip) => clip.asset));
  const entries = scene.assets.flatMap((each) => {
    const levels = each.measures.levels;
    const hasSound = each.facts.kind === 'video' && each.facts.sound !== undefined;
    return used.has(each.id) && hasSound && levels !== undefined
      ? [[each.id, levels] as const]
      : [];
  });
  return new Map(entries);
}

/** The pauses on the timeline, as they are heard: at another speed a pause is as long as it plays. */
export function pauseSpans(
  timeline: Timeline,
  levels: ReadonlyMap<string, SoundLevels>,
  options: PauseOptions,
): readonly Span[] {
  const starts = clipStarts(timeline);
  const quiet = new Map([...levels].map(([id, each]) => [id, findQuiet(each) ?? []] as const));
  return timeline.clips.flatMap((clip, index) => {
    const start = starts[index] ?? 0;
    return pausesInClip(clip, quiet.get(clip.asset) ?? [], { fps: timeline.fps, options }).map(
      (span) => ({ from: start + span.from, to: start + span.to }),
    );
  });
}

interface Rule {
  readonly fps: Rational;
  readonly options: PauseOptions;
}

/** In timeline frames from the clip's start. A side at the clip's own edge needs no padding: nothing is heard there. */
function pausesInClip(
  clip: Clip,
  quiet: readonly MsSpan[],
  { fps, options }: Rule,
): readonly Span[] {
  const length = clipFrames(clip);
  const perMs = fps.num / (fps.den * 1000);
  if (clip.hold !== undefined) return [];
  const heard = toHeard(clip, perMs);
  const pad = options.padMs * perMs;
  return quiet.flatMap((span) => {
    const edges = [heard(span.fromMs), heard(span.toMs)];
    const from = Math.max(0, Math.min(...edges));
    const to = Math.min(length, Math.max(...edges));
    if ((to - from) / perMs < options.minMs) return [];
    const cut = {
      from: from <= 0 ? 0 : Math.ceil(from + pad),
      to: to >= length - 1 ? length : Math.floor(to - pad),
    };
    return cut.to > cut.from ? [cut] : [];
  });
}

/** Where in a clip a moment of its source is heard. */
function toHeard(clip: Clip, perMs: number): (ms: number) => number {
  const per = clip.speed.den / clip.speed.num;
  return (ms) => (clip.reversed === true ? clip.out - ms * perMs : ms * perMs - clip.in) * per;
}
