import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frames, Title } from '../../edit/timeline.ts';
import { runFfmpeg } from '../../media/run-ffmpeg.ts';
import type { Workshop } from '../pass.ts';
import type { Shape } from '../shape.ts';
import { type EmojiPen, type EmojiSpot, openEmojiPen } from './emoji-pen.ts';
import { emojiIn, withStandIns } from './emoji-signs.ts';
import { findRooms } from './find-rooms.ts';
import { fontsFolder } from './fonts-folder.ts';
import { toRoomProbe } from './subtitles.ts';

/** The emoji of one title as a picture, for the room that its text leaves. */
export interface EmojiLayer {
  /** In the working folder; named by its content. */
  readonly file: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly title: Title;
}

const probeFile = 'rooms.ass';
const foundFile = 'rooms.rgb';
const probeWallMs = 120_000;
const bytesPerPixel = 3;
/** Titles with emoji in one film: each is a frame of the probe and an input of the graph. */
const mostLayers = 100;

/** Which emoji of these texts can be drawn in colour on this machine. */
export async function findPictured(texts: readonly string[]): Promise<ReadonlySet<string>> {
  const signs = new Set(texts.flatMap(emojiIn));
  if (signs.size === 0) return signs;
  const pen = await openEmojiPen();
  return new Set([...signs].filter((sign) => pen?.hasPicture(sign)));
}

/** Draws them where the library that sets the titles leaves room: it is asked, with each room in a colour of its own. */
export async function drawEmoji(
  shop: Workshop,
  titles: readonly Title[],
  place: { readonly shape: Shape; readonly pictured: ReadonlySet<string> },
): Promise<readonly EmojiLayer[]> {
  const some = titles
    .filter(({ text }) => withStandIns(text, place.pictured).emoji.length > 0)
    .slice(0, mostLayers);
  const pen = some.length === 0 ? undefined : await openEmojiPen();
  if (pen === undefined) return [];
  await runProbe(shop, some, place);
  const layers: EmojiLayer[] = [];
  const found = await open(join(shop.workDir, foundFile));
  try {
    const { widthPx, heightPx } = place.shape;
    const frame = Buffer.alloc(widthPx * heightPx * bytesPerPixel);
    for (const [at, title] of some.entries()) {
      await found.read(frame, 0, frame.length, at * frame.length);
      const { emoji } = withStandIns(title.text, place.pictured);
      const spots = findRooms(frame, { widthPx, count: emoji.length }).flatMap((room, nth) =>
        room === undefined ? [] : [{ ...room, sign: emoji[nth] ?? '' }],
      );
      if (spots.length > 0) layers.push(await drawLayer(shop, pen, { title, spots }));
    }
  } finally {
    await found.close();
  }
  return layers;
}

async function runProbe(
  shop: Workshop,
  titles: readonly Title[],
  { shape, pictured }: { readonly shape: Shape; readonly pictured: ReadonlySet<string> },
): Promise<void> {
  await writeFile(join(shop.workDir, probeFile), toRoomProbe(titles, { shape, pictured }));
  const size = `${shape.widthPx}x${shape.heightPx}`;
  await runFfmpeg(shop.tools, {
    args: [
      ...['-f', 'lavfi', '-i', `color=black:size=${size}:rate=25,format=rgb24`],
      ...['-vf', `ass=f=${probeFile}:fontsdir=${fontsFolder}`],
      ...['-frames:v', String(titles.length), '-pix_fmt', 'rgb24', '-f', 'rawvideo', foundFile],
    ],
    workDir: shop.workDir,
    signal: shop.signal,
    wallMs: probeWallMs,
  });
}

async function drawLayer(
  shop: Workshop,
  pen: EmojiPen,
  { title, spots }: { readonly title: Title; readonly spots: readonly EmojiSpot[] },
): Promise<EmojiLayer> {
  const xPx = Math.min(...spots.map(({ x }) => x));
  const yPx = Math.min(...spots.map(({ y }) => y));
  const widthPx = Math.max(...spots.map(({ x, sidePx }) => x + sidePx)) - xPx;
  const heightPx = Math.max(...spots.map(({ y, sidePx }) => y + sidePx)) - yPx;
  const png = await pen.draw(
    { widthPx, heightPx },
    spots.map((spot) => ({ ...spot, x: spot.x - xPx, y: spot.y - yPx })),
  );
  const digest = createHash('sha256').update(png).digest('hex').slice(0, 24);
  const file = `emoji-${digest}.png`;
  await writeFile(join(shop.workDir, file), png);
  return { file, xPx, yPx, title };
}

/** The part of a title that lies in a stretch of the film, in frames from the stretch's start. */
export function shownWithin(
  { at, frames }: Title,
  stretch: { readonly start: Frames; readonly frames: Frames },
): { readonly from: Frames; readonly to: Frames } | undefined {
  const from = Math.max(0, at - stretch.start);
  const to = Math.min(stretch.frames, at + frames - stretch.start);
  return from < to ? { from, to } : undefined;
}
