import { layersOf } from '../../edit/picture/layer.ts';
import { type Music, type SourceId, type Timeline, toSamples } from '../../edit/timeline.ts';
import type { RenderSource } from '../renderer.ts';

/** Clips over the picture that are heard, as the mix takes them: at the voice's level, never repeated. Pure. */
export function layerSounds(
  timeline: Timeline,
  sources: ReadonlyMap<SourceId, RenderSource>,
): readonly Music[] {
  const { fps } = timeline;
  return layersOf(timeline).flatMap((layer): readonly Music[] => {
    const { id, asset, at, from, gainDb } = layer;
    const facts = sources.get(asset)?.facts;
    if (gainDb === null || facts?.sound === undefined) return [];
    const whole = Math.floor((facts.durationMs * fps.num) / (fps.den * 1000));
    const frames = Math.min(layer.frames, whole - from);
    if (frames < 1 || toSamples(frames, fps) < 1) return [];
    const plain = { duckDb: 0, fadeIn: 0, fadeOut: 0, onBeat: false };
    return [{ id, source: asset, at, frames, offset: from, gainDb, ...plain }];
  });
}
