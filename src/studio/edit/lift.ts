import { canvasFor } from './picture/framing.ts';
import { cutSpans } from './ripple.ts';
import type { Scene } from './scene.ts';
import { findSource } from './source-length.ts';
import { type AssetId, clipFrames, clipStarts, type SourceId, type Timeline } from './timeline.ts';

/**
 * The film without the clips of an asset, which is to lie over it from now on; the same film where there are none.
 * Undefined where nothing else would be left.
 */
export function liftOff(timeline: Timeline, asset: AssetId, scene: Scene): Timeline | undefined {
  const starts = clipStarts(timeline);
  const spans = timeline.clips.flatMap((clip, nth) => {
    const from = starts[nth] ?? 0;
    return clip.asset === asset ? [{ from, to: from + clipFrames(clip) }] : [];
  });
  if (spans.length === 0) return timeline;
  if (spans.length === timeline.clips.length) return undefined;
  const left = cutSpans(timeline, spans);
  const [first, ...more] = left.clips;
  if (first === undefined) return undefined;
  const clips = [{ ...first, transition: null }, ...more];
  const sizeOf = (id: string) => scene.assets.find((each) => each.id === id)?.facts.picture;
  return { ...left, clips, canvas: canvasFor(timeline, left, sizeOf) };
}

/** Where in its source a clip of the film begins that is lifted off: what was trimmed stays away. */
export function liftedFrom(timeline: Timeline, asset: AssetId, scene: Scene): number {
  const isPhoto = findSource(scene, asset satisfies SourceId)?.facts.kind === 'image';
  const clip = timeline.clips.find((each) => each.asset === asset);
  return isPhoto || clip === undefined || clip.reversed === true ? 0 : clip.in;
}
