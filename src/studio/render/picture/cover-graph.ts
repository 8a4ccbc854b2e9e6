import type { SizePx } from '../../edit/picture/canvas.ts';
import type { Box, Cover } from '../../edit/picture/cover.ts';
import { toCanvas } from '../../edit/picture/cover-place.ts';
import type { Look } from '../../edit/picture/look.ts';
import type { Fit } from '../../edit/timeline.ts';
import type { Graph } from '../graph.ts';
import type { Shape } from '../shape.ts';

/** Of the picture's and of the part's shorter side: so coarse that nobody reads what was there. */
const blocks = { ofPicture: 30, ofPart: 6 } as const;
/** Of a pixel: what only floating point made moves no edge. */
const rounding = 1e-6;

interface Covering {
  readonly look: Look | undefined;
  /** As it was filmed. */
  readonly picture: SizePx;
  readonly shape: Shape;
  readonly fit: Fit;
}

/** Hides parts of a picture that lies on the canvas. Pure. */
export function coverParts(graph: Graph, input: string, covering: Covering): string {
  const { look, picture, shape, fit } = covering;
  const laid = { picture, framing: look?.framing, canvas: { ...shape, fit } };
  return (look?.covers ?? []).reduce((label, cover) => {
    const part = toPixels(toCanvas(cover, laid), shape);
    if (part === undefined) return label;
    const at = `x=${part.x}:y=${part.y}:w=${part.width}:h=${part.height}`;
    if (cover.how === 'fill') {
      return graph.chain([label], [`drawbox=${at}:color=0x${cover.colour}:t=fill`]);
    }
    const [whole = '', seen = ''] = graph.fan([label], ['split'], 2);
    const hidden = graph.chain([seen], [`crop=${at}`, ...coarsen(cover, part, shape)]);
    return graph.chain([whole, hidden], [`overlay=${part.x}:${part.y}:format=yuv420`, 'setsar=1']);
  }, input);
}

/** Averages of blocks, shown as they are or run into each other: neither holds more of what was there. */
function coarsen({ how }: Cover, part: Box, shape: Shape): readonly string[] {
  const block = Math.max(
    Math.min(shape.widthPx, shape.heightPx) / blocks.ofPicture,
    Math.min(part.width, part.height) / blocks.ofPart,
  );
  const many = (px: number) => Math.max(2, Math.round(px / block));
  const small = `scale=${many(part.width)}:${many(part.height)}:flags=area`;
  const large = `scale=${part.width}:${part.height}`;
  return how === 'pixels'
    ? ['format=yuv444p', small, `${large}:flags=neighbor`, 'format=yuv420p']
    : [small, 'gblur=sigma=0.7', `${large}:flags=bicubic`];
}

/** Even, as the picture's colours need it, and never less than was asked for. Undefined where none of it is on the canvas. */
function toPixels(box: Box, { widthPx, heightPx }: Shape): Box | undefined {
  const across = stretch(box.x, box.width, widthPx);
  const down = stretch(box.y, box.height, heightPx);
  if (across === undefined || down === undefined) return undefined;
  return { x: across[0], y: down[0], width: across[1], height: down[1] };
}

function stretch(
  from: number,
  length: number,
  sidePx: number,
): readonly [number, number] | undefined {
  const near = Math.max(0, 2 * Math.floor((from * sidePx) / 2000 + rounding));
  const far = Math.min(sidePx, 2 * Math.ceil(((from + length) * sidePx) / 2000 - rounding));
  if (near >= far) return undefined;
  const start = Math.min(near, sidePx - 4);
  return [start, Math.max(4, far - start)];
}
