import { join } from 'node:path';
import type { RenderOutput } from '../../../protocol/renders.ts';
import type { Frames } from '../../edit/timeline.ts';
import type { Gauge } from '../gauge.ts';
import { listInput, runPass, type Workshop, writeList } from '../pass.ts';
import type { RenderPlan } from '../plan.ts';
import { framesPerSecond, type Shape, toEven } from '../shape.ts';
import type { Derived } from './derived.ts';
import { type MadeChunk, makeChunks } from './film-part.ts';
import { fitStill, stillArgs, stillPixels } from './fit-still.ts';
import { frameAt } from './output-span.ts';

interface StillWish {
  readonly plan: RenderPlan;
  readonly output: RenderOutput;
  readonly gauge: Gauge;
}

/** One picture of the film: of a moment, of many side by side, or of the one that shows most. */
export function makeStill(shop: Workshop, wish: StillWish): Promise<Derived> {
  if (wish.output.tiles !== undefined) return makeSheet(shop, wish, wish.output.tiles);
  return wish.output.at === undefined
    ? makeBest(shop, wish)
    : makeMoment(shop, wish, wish.output.at);
}

async function makeMoment(shop: Workshop, wish: StillWish, at: number): Promise<Derived> {
  const { plan, output } = wish;
  const frame = frameAt(at, plan.frames, plan.shape.fps);
  const chunks = await makeChunksAt(shop, wish, [frame]);
  const size = sizeOf(plan.shape, output);
  return encode(shop, wish, {
    inputs: [seekTo(chunks, frame, plan)],
    graph: `[0:v]${scaleTo(size)}[v]`,
    size,
  });
}

function makeChunksAt(
  shop: Workshop,
  { plan, gauge }: StillWish,
  frames: readonly Frames[],
): Promise<readonly MadeChunk[]> {
  return makeChunks(shop, plan, {
    isWanted: ({ start, end }) => frames.some((frame) => frame >= start && frame < end),
    gauge,
  });
}

type Input = Parameters<typeof runPass>[1]['inputs'][number];

/** Half a frame early, so that rounding never shows the frame after. */
function seekTo(chunks: readonly MadeChunk[], frame: Frames, { shape }: RenderPlan): Input {
  const chunk = chunks.find(({ start, frames }) => frame >= start && frame < start + frames);
  const seconds = Math.max(0, (frame - (chunk?.start ?? 0) - 0.5) / framesPerSecond(shape.fps));
  return {
    path: `file:${chunk?.file ?? ''}`,
    args: ['-f', 'mov', '-ss', seconds.toFixed(4)],
  };
}

/** Of a picture where nothing else is said: the film's own size, which is also the largest. */
function sizeOf({ widthPx, heightPx }: Shape, { height, lines }: Asked): Size {
  const byLines = lines === undefined ? 1 : lines / Math.min(widthPx, heightPx);
  const by = Math.min(1, height === undefined ? byLines : height / heightPx);
  return { widthPx: toEven(widthPx * by), heightPx: toEven(heightPx * by) };
}

type Asked = Pick<RenderOutput, 'height' | 'lines'>;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Without exact rounding greys come out greenish. */
const flags = 'lanczos+accurate_rnd+full_chroma_int+full_chroma_inp';

function scaleTo({ widthPx, heightPx }: Size): string {
  return `scale=${widthPx}:${heightPx}:flags=${flags},setsar=1`;
}

const tileLongSidePx = 480;
const tileGapPx = 6;

/** Moments at even distances, from left to right and down; never in one row of many. */
async function makeSheet(shop: Workshop, wish: StillWish, tiles: number): Promise<Derived> {
  const { plan } = wish;
  const moments = Array.from({ length: tiles }, (_, nth) =>
    Math.min(plan.frames - 1, Math.floor(((nth + 0.5) * plan.frames) / tiles)),
  );
  const chunks = await makeChunksAt(shop, wish, moments);
  const columns = Math.ceil(Math.sqrt(tiles));
  const rows = Math.ceil(tiles / columns);
  const { widthPx, heightPx } = plan.shape;
  const height = (tileLongSidePx * heightPx) / Math.max(widthPx, heightPx);
  const tile = sizeOf(plan.shape, { height });
  const each = moments.map((_, nth) => `[${nth}:v]trim=end_frame=1,${scaleTo(tile)}[t${nth}]`);
  const labels = moments.map((_, nth) => `[t${nth}]`).join('');
  const grid = `tile=${columns}x${rows}:nb_frames=${tiles}:margin=${tileGapPx}:padding=${tileGapPx}`;
  return encode(shop, wish, {
    inputs: moments.map((frame) => seekTo(chunks, frame, plan)),
    graph: `${each.join(';')};${labels}concat=n=${tiles}:v=1:a=0,${grid}[v]`,
    size: {
      widthPx: columns * tile.widthPx + (columns + 1) * tileGapPx,
      heightPx: rows * tile.heightPx + (rows + 1) * tileGapPx,
    },
  });
}

/** So many are compared: at 1080p each is held with 3 MB. */
const candidates = 30;
/** Of longer films only frames that stand alone are looked at, which is some twenty times quicker. */
const everyFrameSeconds = 60;
/** How far apart those are (see the encoding). */
const keyframeSeconds = 2;

/** The one that is most like all the others: neither a black beginning nor a blink. */
async function makeBest(shop: Workshop, wish: StillWish): Promise<Derived> {
  const { plan, output } = wish;
  const chunks = await makeChunks(shop, plan, { isWanted: () => true, gauge: wish.gauge });
  const list = await writeList(
    shop,
    'chunks',
    chunks.map(({ file }) => file),
  );
  const seconds = plan.frames / framesPerSecond(plan.shape.fps);
  const isLong = seconds > everyFrameSeconds;
  const seen = isLong ? Math.ceil(seconds / keyframeSeconds) : plan.frames;
  const step = Math.max(1, Math.ceil(seen / candidates));
  const size = sizeOf(plan.shape, output);
  const compared = Math.max(2, Math.ceil(seen / step));
  return encode(shop, wish, {
    inputs: [{ path: list, args: [...(isLong ? ['-skip_frame', 'nokey'] : []), ...listInput] }],
    graph: `[0:v]select='not(mod(n\\,${step}))',thumbnail=n=${compared},${scaleTo(size)}[v]`,
    size,
  });
}

async function encode(
  shop: Workshop,
  { output, plan }: StillWish,
  made: { readonly inputs: readonly Input[]; readonly graph: string; readonly size: Size },
): Promise<Derived> {
  const { format } = output;
  const path = join(shop.workDir, `still.${format}`);
  await runPass(shop, {
    name: 'still',
    inputs: made.inputs,
    graph: `${made.graph};[v]${stillPixels(format)}[out]`,
    outputArgs: ['-map', '[out]', ...stillArgs(format)],
    output: `file:${path}`,
    mediaSeconds: plan.frames / framesPerSecond(plan.shape.fps),
  });
  return fitStill(shop, { path, ...made.size, frames: 0 }, output);
}
