import { z } from 'zod';
import { layerBounds as bounds, layerEdges, layerKinds, layerSides } from '../picture/layer.ts';
import type { AssetId } from '../timeline.ts';

export const layerAsset = z.custom<AssetId>(
  (value) => typeof value === 'string' && /^a_[A-Za-z0-9_-]{1,40}$/.test(value),
);

/** A layer's looks from outside: what is not named here, or out of bounds, reaches no filter. */
export const layerLook = {
  kind: z.enum(layerKinds),
  place: z.strictObject({ x: z.enum(layerSides), y: z.enum(layerEdges) }),
  size: z.int().min(bounds.size.smallest).max(bounds.size.largest),
  margin: z.int().min(0).max(bounds.margin),
  opacity: z.int().min(1).max(100),
} as const;
