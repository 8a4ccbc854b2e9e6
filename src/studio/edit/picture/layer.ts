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
  readonly asset: `a_${string}`;
  /** On the timeline, in its frames. */
  readonly at: number;
  readonly frames: number;
  /** Frame of the source at which it begins; 0 for photos. */
  readonly from: number;
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

interface Layered {
  readonly layers?: readonly Layer[];
}

/** From the lowest to the topmost. */
export function layersOf({ layers }: Layered): readonly Layer[] {
  return layers ?? [];
}

/** Without any there is no list, so that equal films are equal data. */
export function withLayers<Film extends Layered>(
  film: Film,
  layers: readonly Layer[],
): Omit<Film, 'layers'> & Layered {
  const { layers: _, ...bare } = film;
  return layers.length === 0 ? bare : { ...bare, layers };
}
