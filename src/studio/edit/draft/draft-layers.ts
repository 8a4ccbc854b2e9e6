import type { Layer } from '../picture/layer.ts';
import type { AssetId, Frames } from '../timeline.ts';
import { toPercent } from '../volume.ts';
import type { LayerSegment } from './draft-schema.ts';

/** A layer as the wire shows it, beside the clip segments' own words. */
export function toLayerSegment(
  layer: Layer,
  told: { readonly title: string; toMs(frames: Frames): number },
): LayerSegment {
  const { id, asset, at, frames, from, gainDb, ...look } = layer;
  return {
    d: told.toMs(frames),
    m: {
      ...{ id, title: told.title, start: told.toMs(at), volume: toPercent(gainDb), a: asset },
      ...{ f: [at, from, from + frames], gain: gainDb },
      ...look,
    },
  };
}

/** The opposite of `toLayerSegment`; the asset is known by then. */
export function readLayer({ m }: LayerSegment, asset: AssetId): Layer {
  const { id, f, gain, kind, place, size, margin, opacity } = m;
  const [at, from, to] = f;
  const look = { kind, place, size, margin, opacity };
  return { id, asset, at, frames: to - from, from, gainDb: gain, ...look };
}
