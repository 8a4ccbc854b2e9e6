import type { AssetId, Frames, Timeline } from './timeline.ts';

export const layerSides = ['left', 'centre', 'right'] as const;
export const layerEdges = ['top', 'middle', 'bottom'] as const;

/** Where a layer is held in the finished picture, whatever its shape; for a half, which one. */
export interface LayerPlace {
  readonly x: (typeof layerSides)[number];
  readonly y: (typeof layerEdges)[number];
}

export const layerKinds = ['logo', 'inset', 'half'] as const;

/**
 * Another picture over the film, under its titles: a logo, a picture in the picture, or the other half of a split
 * screen, beside which the film shows its middle.
 */
export interface Layer {
  readonly id: string;
  readonly kind: (typeof layerKinds)[number];
  readonly asset: AssetId;
  /** On the timeline. */
  readonly at: Frames;
  readonly frames: Frames;
  /** Where in the source it begins; 0 for photos. */
  readonly from: Frames;
  readonly place: LayerPlace;
  /** The share of each side of the film that it fits into, in thousandths; a half is one anyway. */
  readonly size: number;
  /** From the edges that it is held at, in thousandths of the film's shorter side. */
  readonly margin: number;
  /** Percent. */
  readonly opacity: number;
  /** Level of its own sound against the levelled voice in dB; `null` is mute. */
  readonly gainDb: number | null;
}

/** What a layer may be; also what wishes are clamped to. */
export const layerBounds = { size: { smallest: 30, largest: 1000 }, margin: 300 } as const;

/** From the lowest to the topmost. */
export function layersOf({ layers }: Pick<Timeline, 'layers'>): readonly Layer[] {
  return layers ?? [];
}

/** Without any there is no list, so that equal timelines are equal data. */
export function withLayers(timeline: Timeline, layers: readonly Layer[]): Timeline {
  const { layers: _, ...bare } = timeline;
  return layers.length === 0 ? bare : { ...bare, layers };
}
