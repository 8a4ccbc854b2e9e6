import type { SizePx } from '../../edit/picture/canvas.ts';
import type { Layer } from '../../edit/picture/layer.ts';
import type { Clip, Frames, SourceId } from '../../edit/timeline.ts';
import type { PictureFacts } from '../../media/facts.ts';
import type { Graph } from '../graph.ts';
import type { RenderSource } from '../renderer.ts';
import type { Shape } from '../shape.ts';
import type { Chunk } from './chunks.ts';
import { fitPicture } from './fit.ts';
import { type Read, toReads } from './reads.ts';

/** What of a layer is seen in a chunk. */
export interface ShownLayer {
  readonly layer: Layer;
  /** Its file is opened once more, for it alone. */
  readonly read: Read;
  readonly picture: PictureFacts;
  /** First frame, counted from the chunk's start. */
  readonly at: Frames;
  readonly frames: Frames;
}

/** A split screen lies lowest, a logo above everything but titles. */
const order = { half: 0, inset: 1, logo: 2 } as const satisfies Record<Layer['kind'], number>;

/** From the lowest to the topmost. */
export function shownLayers(
  layers: readonly Layer[],
  chunk: Chunk,
  { sources, fps }: { readonly sources: ReadonlyMap<SourceId, RenderSource> } & Pick<Shape, 'fps'>,
): readonly ShownLayer[] {
  const sorted = layers.toSorted((a, b) => order[a.kind] - order[b.kind]);
  return sorted.flatMap((layer): readonly ShownLayer[] => {
    const from = Math.max(layer.at, chunk.start);
    const frames = Math.min(layer.at + layer.frames, chunk.start + chunk.frames) - from;
    const picture = sources.get(layer.asset)?.facts.picture;
    if (frames < 1 || picture === undefined) return [];
    const piece = { clip: toClip(layer), from: from - layer.at, frames };
    const [read] = toReads([{ ...piece, lead: 0, tail: 0, crossing: null }], sources, fps);
    return read === undefined ? [] : [{ layer, read, picture, at: from - chunk.start, frames }];
  });
}

function toClip({ id, asset, from, frames }: Layer): Clip {
  const window = { in: from, out: from + frames };
  return { id, asset, ...window, speed: { num: 1, den: 1 }, gainDb: null, transition: null };
}

/** True where one decoded picture is held rather than read frame by frame. */
export function isHeld({ read }: ShownLayer): boolean {
  return read.source.facts.kind === 'image';
}

interface Laying {
  /** What it lies over. */
  readonly base: string;
  /** The layer's own frames, or the one of a photo. */
  readonly label: string;
  readonly shape: Shape;
  readonly canTonemap: boolean;
  /** Length of the chunk. */
  readonly whole: Frames;
}

/** Puts a layer over the picture for its frames. Pure. */
export function layOver(graph: Graph, shown: ShownLayer, how: Laying): string {
  const { layer, at, frames } = shown;
  const { shape, base } = how;
  const isAlways = at === 0 && frames >= how.whole;
  const when = isAlways ? '' : `:enable='between(n,${at},${at + frames - 1})'`;
  const over = (below: string, top: string, { x, y }: Box) =>
    graph.chain([below, top], [`overlay=${x}:${y}:format=yuv420${when}`]);
  // `enable` counts the frames of either input: right for a still and for the film itself, not for a clip.
  const until = isAlways || isHeld(shown) ? when : ':eof_action=pass';
  const box = layer.kind === 'half' ? halfOf(layer, shape) : boxOf(layer, shown.picture, shape);
  const under = layer.kind === 'half' ? splitBase(graph, { base, box, shape, over }) : base;
  const sized = { ...how, shape: { ...shape, widthPx: box.widthPx, heightPx: box.heightPx } };
  const top = fitLayer(graph, shown, sized);
  return graph.chain([under, top], [`overlay=${box.x}:${box.y}:format=yuv420${until}`]);
}

interface Box extends SizePx {
  readonly x: number;
  readonly y: number;
}

/** The film's own middle goes into the half that the layer leaves. */
function splitBase(
  graph: Graph,
  how: {
    readonly base: string;
    readonly box: Box;
    readonly shape: Shape;
    over(below: string, top: string, box: Box): string;
  },
): string {
  const { base, box, shape } = how;
  const isBeside = box.heightPx === shape.heightPx;
  const own: Box = isBeside
    ? { ...box, widthPx: shape.widthPx - box.widthPx, x: box.x === 0 ? box.widthPx : 0 }
    : { ...box, heightPx: shape.heightPx - box.heightPx, y: box.y === 0 ? box.heightPx : 0 };
  const [below = '', seen = ''] = graph.fan([base], ['split'], 2);
  const middle = graph.chain([seen], [`crop=${own.widthPx}:${own.heightPx}`]);
  return how.over(below, middle, own);
}

/** Sides and places are even, as the picture's colours need them. */
function even(px: number): number {
  return 2 * Math.round(px / 2);
}

function halfOf({ place }: Layer, { widthPx, heightPx }: Shape): Box {
  if (place.x !== 'centre') {
    const width = even(widthPx / 2);
    return { widthPx: width, heightPx, x: place.x === 'left' ? 0 : widthPx - width, y: 0 };
  }
  const height = even(heightPx / 2);
  return { widthPx, heightPx: height, x: 0, y: place.y === 'top' ? 0 : heightPx - height };
}

/** The largest of the picture's own shape inside its share of the film, held at its place. */
function boxOf(layer: Layer, picture: SizePx, shape: Shape): Box {
  const room = (px: number) => (px * layer.size) / 1000;
  const by = Math.min(
    room(shape.widthPx) / picture.widthPx,
    room(shape.heightPx) / picture.heightPx,
  );
  const widthPx = Math.max(2, Math.min(shape.widthPx, even(picture.widthPx * by)));
  const heightPx = Math.max(2, Math.min(shape.heightPx, even(picture.heightPx * by)));
  const margin = even((Math.min(shape.widthPx, shape.heightPx) * layer.margin) / 1000);
  const hold = (room: number, where: 'near' | 'middle' | 'far') => {
    const at = { near: margin, middle: even(room / 2), far: room - margin }[where];
    return Math.max(0, Math.min(room, at));
  };
  const across = { left: 'near', centre: 'middle', right: 'far' } as const;
  const down = { top: 'near', middle: 'middle', bottom: 'far' } as const;
  return {
    ...{ widthPx, heightPx },
    x: hold(shape.widthPx - widthPx, across[layer.place.x]),
    y: hold(shape.heightPx - heightPx, down[layer.place.y]),
  };
}

/** The layer at its size, with what of it can be seen through, counted from where it begins. */
function fitLayer(graph: Graph, shown: ShownLayer, how: Laying): string {
  const { picture, layer } = shown;
  const { shape, canTonemap } = how;
  const fitted =
    picture.hasAlpha && layer.kind !== 'half'
      ? fitTransparent(graph, how)
      : fitPicture(graph, how.label, { picture, shape, fit: 'crop', canTonemap, look: undefined });
  const see =
    layer.opacity === 100
      ? []
      : ['format=yuva420p', `lut=c3=val*${(layer.opacity / 100).toFixed(2)}`];
  const count = isHeld(shown) ? 'setpts=0' : `setpts=N+${shown.at}`;
  return graph.chain([fitted], [...see, `settb=${shape.fps.den}/${shape.fps.num}`, count]);
}

/** Colours count by how much of them is seen while they are mixed: no dark seam around a logo. */
function fitTransparent(graph: Graph, { label, shape }: Laying): string {
  return graph.chain(
    [label],
    [
      ...['format=gbrap', 'premultiply=inplace=1'],
      `scale=${shape.widthPx}:${shape.heightPx}:flags=bicubic`,
      'unpremultiply=inplace=1',
      'scale=out_color_matrix=bt709:out_range=tv',
      ...['setsar=1', 'format=yuva420p'],
    ],
  );
}
