import type { Slack } from '../../edit/on-beat.ts';
import type { Scene } from '../../edit/scene.ts';
import { findSource, lengthsIn } from '../../edit/source-length.ts';
import {
  type Clip,
  clipFrames,
  type Frames,
  type Rational,
  type Timeline,
} from '../../edit/timeline.ts';
import { isContinued, transitionParts } from '../../edit/transition-room.ts';
import { findQuiet, type MsSpan } from './pauses.ts';

/** Left between a word and a cut that is put on a beat. */
const wordPadMs = 60;
/** A silent clip keeps at least this share of itself. */
const keptShare = 2 / 3;

/** How far each clip's end may move without touching speech or running out of material. */
export function cutSlack(timeline: Timeline, scene: Scene): readonly Slack[] {
  const lengthOf = lengthsIn(scene, timeline.fps);
  return timeline.clips.map((clip, index) => {
    // Where a still or a clip that plays backwards ends was chosen; it stays.
    if (clip.hold !== undefined || clip.reversed === true) return { shrink: 0, grow: 0 };
    const next = timeline.clips[index + 1];
    const parts = transitionParts(next?.transition?.frames ?? 0);
    const material =
      next !== undefined && isContinued(clip, next)
        ? next.in - clip.out
        : lengthOf(clip.asset) - clip.out;
    const room = Math.max(0, material - toSource(clip, parts.after));
    const quiet = quietAround(clip, scene, timeline.fps);
    const free = Math.floor((clip.out - clip.in) * (1 - keptShare));
    return {
      shrink: toTimeline(clip, Math.min(quiet.before, free)),
      grow: toTimeline(clip, Math.min(quiet.after, room)),
    };
  });
}

/** Source frames around the clip's end in which nobody speaks. */
function quietAround(clip: Clip, scene: Scene, fps: Rational): { before: Frames; after: Frames } {
  const free = { before: Number.MAX_SAFE_INTEGER, after: Number.MAX_SAFE_INTEGER };
  const source = findSource(scene, clip.asset);
  if (source?.facts.sound === undefined || clip.gainDb === null) return free;
  const levels = source.measures.levels;
  if (levels === undefined) return { before: 0, after: 0 };
  const quiet = findQuiet(levels);
  if (quiet === undefined) return free;
  const perMs = fps.num / (fps.den * 1000);
  const pad = wordPadMs * perMs;
  const around = quiet.find(
    (span: MsSpan) => span.fromMs * perMs <= clip.out && span.toMs * perMs >= clip.out - 1,
  );
  if (around === undefined) return { before: 0, after: 0 };
  return {
    before: Math.max(0, Math.floor(clip.out - around.fromMs * perMs - pad)),
    after: Math.max(0, Math.floor(around.toMs * perMs - clip.out - pad)),
  };
}

function toTimeline(clip: Clip, frames: Frames): Frames {
  return Math.min(clipFrames(clip) * 2, Math.floor((frames * clip.speed.den) / clip.speed.num));
}

function toSource(clip: Clip, frames: Frames): Frames {
  return Math.ceil((frames * clip.speed.num) / clip.speed.den);
}
