import type { Cover } from '../edit/cover.ts';
import type { Graph } from './graph.ts';
import type { Shape } from './shape.ts';

/** Of the picture's and of the part's shorter side: so coarse that nobody reads what was there. */
const blocks = { ofPicture: 30, ofPart: 6 } as const;

/** Hides parts of a picture that fills the canvas. Pure. */
export function coverParts(
  graph: Graph,
  input: string,
  { covers, shape }: { readonly covers: readonly Cover[]; readonly shape: Shape },
): string {
  return covers.reduce((label, cover) => {
    const part = toPixels(cover, shape);
    const at = `x=${part.x}:y=${part.y}:w=${part.width}:h=${part.height}`;
    if (cover.how === 'fill') {
      return graph.chain([label], [`drawbox=${at}:color=0x${cover.colour}:t=fill`]);
    }
    const [whole = '', seen = ''] = graph.fan([label], ['split'], 2);
    const hidden = graph.chain([seen], [`crop=${at}`, ...coarsen(cover, part, shape)]);
    return graph.chain([whole, hidden], [`overlay=${part.x}:${part.y}:format=yuv420`, 'setsar=1']);
  }, input);
}

type Part = Omit<Cover, 'how' | 'colour'>;

/** Averages of blocks, shown as they are or run into each other: neither holds more of what was there. */
function coarsen({ how }: Cover, part: Part, shape: Shape): readonly string[] {
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

/** Even, as the picture's colours need it, and never less than was asked for. */
function toPixels(cover: Cover, { widthPx, heightPx }: Shape): Part {
  const [x, width] = stretch(cover.x, cover.width, widthPx);
  const [y, height] = stretch(cover.y, cover.height, heightPx);
  return { x, y, width, height };
}

function stretch(from: number, length: number, sidePx: number): readonly [number, number] {
  const near = 2 * Math.floor((from * sidePx) / 2000);
  const far = Math.min(sidePx, 2 * Math.ceil(((from + length) * sidePx) / 2000));
  const start = Math.min(near, sidePx - 4);
  return [start, Math.max(4, far - start)];
}
