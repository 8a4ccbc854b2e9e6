import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Span } from '../../edit/span.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Frames,
  type Timeline,
  toFrames,
} from '../../edit/timeline.ts';
import type { Motion } from '../../media/facts.ts';
import { findCuts, type Samples } from '../../media/scene-cuts.ts';
import type { Need } from '../../plan/interpretation.ts';

/** Everything filmed has to be looked at. */
export function motionNeeds(scene: Scene): readonly Need[] {
  return scene.assets
    .filter((each) => each.facts.kind === 'video' && each.facts.picture !== undefined)
    .map((each) => ({ source: each.id, measure: 'motion' as const }));
}

/** Stretches of the sources as they play on the timeline, in order; found in what was measured of each source. */
export function spansOnFilm(
  timeline: Timeline,
  scene: Scene,
  find: (motion: Motion) => readonly Samples[],
): readonly Span[] {
  const starts = clipStarts(timeline);
  return timeline.clips.flatMap((clip, nth) => {
    const motion = findSource(scene, clip.asset)?.measures.motion;
    if (motion === undefined || clip.hold !== undefined) return [];
    const toSource = (sample: number) => toSourceFrames(sample, motion, timeline);
    return find(motion).flatMap(({ from, to }) => {
      const ends = [toSource(from), toSource(to)].map((at) => toFilm(clip, at));
      const span = { from: Math.min(...ends), to: Math.max(...ends) };
      const start = starts[nth] ?? 0;
      return span.to > span.from ? [{ from: start + span.from, to: start + span.to }] : [];
    });
  });
}

function toSourceFrames(sample: number, { rate }: Motion, { fps }: Timeline): Frames {
  return toFrames((sample * rate.den * 1000) / rate.num, fps);
}

/** Where in a clip a frame of its source is seen, held to the clip's edges. */
function toFilm(clip: Clip, at: Frames): Frames {
  const passed = clip.reversed === true ? clip.out - at : at - clip.in;
  const length = clipFrames(clip);
  return Math.max(0, Math.min(length, Math.round((passed * clip.speed.den) / clip.speed.num)));
}

/** The scenes of the film: a new one begins with another source and at each hard cut inside of one. */
export function scenesOf(timeline: Timeline, scene: Scene): readonly Span[] {
  const cuts = new Map<string, readonly Frames[]>();
  const cutsOf = (asset: Clip['asset']) => {
    const known = cuts.get(asset);
    if (known !== undefined) return known;
    const motion = findSource(scene, asset)?.measures.motion;
    const found =
      motion === undefined
        ? []
        : findCuts(motion).map((sample) => toSourceFrames(sample, motion, timeline));
    cuts.set(asset, found);
    return found;
  };
  const scenes: (Span & { readonly key: string })[] = [];
  const starts = clipStarts(timeline);
  for (const [nth, clip] of timeline.clips.entries()) {
    for (const piece of scenePieces(clip, cutsOf(clip.asset))) {
      const start = starts[nth] ?? 0;
      const key = `${clip.asset} ${piece.scene}`;
      const last = scenes.at(-1);
      const to = start + piece.to;
      if (last?.key === key) scenes[scenes.length - 1] = { ...last, to };
      else scenes.push({ key, from: start + piece.from, to });
    }
  }
  return scenes.map(({ from, to }) => ({ from, to }));
}

/** A clip parted at its source's cuts, and which scene of the source each part is of. */
function scenePieces(
  clip: Clip,
  cuts: readonly Frames[],
): readonly (Span & { readonly scene: number })[] {
  const length = clipFrames(clip);
  const sceneAt = (at: Frames) => cuts.filter((cut) => cut <= at).length;
  if (clip.hold !== undefined) return [{ from: 0, to: length, scene: sceneAt(clip.in) }];
  const inside = cuts.filter((cut) => cut > clip.in && cut < clip.out);
  const edges = [clip.in, ...inside, clip.out];
  const pieces = edges.slice(0, -1).map((edge, nth) => {
    const ends = [toFilm(clip, edge), toFilm(clip, edges[nth + 1] ?? clip.out)];
    return { from: Math.min(...ends), to: Math.max(...ends), scene: sceneAt(edge) };
  });
  const inOrder = clip.reversed === true ? pieces.toReversed() : pieces;
  return inOrder.filter(({ from, to }) => to > from);
}
