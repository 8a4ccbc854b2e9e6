import type { Scene } from '../../edit/scene.ts';
import { joinSpans, type Span, withoutSpans } from '../../edit/span.ts';
import { type Frames, type Timeline, timelineFrames, toFrames } from '../../edit/timeline.ts';
import { levelsOf, pauseSpans } from '../cut/pause-spans.ts';
import { scenesOf } from './film-scenes.ts';
import { scoreOf, scoreTicks } from './moment-scores.ts';

/** Nobody follows shorter ones; of longer ones a part is enough. */
const momentMs = { shortest: 800, longest: 5000 } as const;
/** What a moment of a scene is worth that has some already. */
const sameScene = 0.8;
const pauseRule = { minMs: 300, padMs: 120 } as const;

interface Moment extends Span {
  readonly scene: number;
  readonly score: number;
}

/**
 * The stretches with the most to hear and to see, `wanted` frames of them, in the film's order. They begin and end where
 * nobody speaks, where that can be. A rule of thumb: nothing of what is said or shown is understood.
 */
export function pickMoments(timeline: Timeline, scene: Scene, wanted: Frames): readonly Span[] {
  const moments = momentsOf(timeline, scene);
  const taken = new Map<number, number>();
  const chosen: Moment[] = [];
  let left = wanted;
  while (left > 0) {
    const worth = ({ score, scene: nth }: Moment) => score * sameScene ** (taken.get(nth) ?? 0);
    const rest = moments.filter((each) => !chosen.includes(each));
    const best = rest.reduce<Moment | undefined>(
      (most, each) => (most === undefined || worth(each) > worth(most) ? each : most),
      undefined,
    );
    if (best === undefined) break;
    chosen.push(best);
    taken.set(best.scene, (taken.get(best.scene) ?? 0) + 1);
    left -= best.to - best.from;
  }
  if (chosen.length === 0) return [{ from: 0, to: wanted }];
  return fitted(chosen, { timeline, left });
}

/** Too much is taken off the end of what was chosen last; too little is what the film is without its pauses. */
function fitted(
  chosen: readonly Moment[],
  { timeline, left }: { readonly timeline: Timeline; readonly left: Frames },
): readonly Span[] {
  const last = chosen.at(-1);
  if (last === undefined) return [];
  const whole = { from: 0, to: timelineFrames(timeline) };
  if (left > 0) return widened(chosen, whole, left);
  const shorter = { from: last.from, to: last.to + left };
  const before = chosen.slice(0, -1);
  const least = toFrames(momentMs.shortest, timeline.fps);
  if (before.length > 0 && shorter.to - shorter.from < least)
    return widened(before, whole, shorter.to - shorter.from);
  return joinSpans([...before, shorter]);
}

/** So many frames more, of what follows the chosen ones, then of what is before them. */
function widened(chosen: readonly Span[], whole: Span, more: Frames): readonly Span[] {
  let left = more;
  const spans = [...joinSpans(chosen)];
  const free = withoutSpans(whole, spans);
  for (const gap of free.toSorted(
    (one, other) => Number(one.from === 0) - Number(other.from === 0),
  )) {
    const take = Math.min(left, gap.to - gap.from);
    // What follows a moment goes on with it; what is before the first leads to it.
    spans.push(
      gap.from === 0
        ? { from: gap.to - take, to: gap.to }
        : { from: gap.from, to: gap.from + take },
    );
    left -= take;
  }
  return joinSpans(spans);
}

/** Scenes, parted where nobody speaks, and long ones again. One in which nothing sounds for long counts with its pauses. */
function momentsOf(timeline: Timeline, scene: Scene): readonly Moment[] {
  const ticks = scoreTicks(timeline, scene);
  const pauses = joinSpans(pauseSpans(timeline, levelsOf(timeline, scene), pauseRule));
  const least = toFrames(momentMs.shortest, timeline.fps);
  const isLong = ({ from, to }: Span) => to - from >= least;
  return scenesOf(timeline, scene).flatMap((whole, nth) => {
    const heard = withoutSpans(whole, pauses).filter(isLong);
    return (heard.length > 0 ? heard : [whole].filter(isLong))
      .flatMap((span) => evenParts(span, toFrames(momentMs.longest, timeline.fps)))
      .map((span) => ({ ...span, scene: nth, score: scoreOf(ticks, timeline, span) }));
  });
}

function evenParts({ from, to }: Span, longest: Frames): readonly Span[] {
  const many = Math.ceil((to - from) / longest);
  const edge = (nth: number) => from + Math.round(((to - from) * nth) / many);
  return Array.from({ length: many }, (_, nth) => ({ from: edge(nth), to: edge(nth + 1) }));
}
