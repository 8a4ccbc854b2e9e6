import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Track, TrackKind } from '../../core/draft/draft.ts';
import type { PictureWords } from '../../core/ports/timeline-picture.ts';
import { cleanLabel } from './clean-label.ts';
import { fitText } from './fit-text.ts';
import { fontOf } from './fonts.ts';
import { drawIcon } from './icons.ts';
import { type Block, coveredMs, widthOf } from './lane-blocks.ts';
import { contentPx, type Lane, marginPx } from './layout.ts';
import type { Palette } from './palettes.ts';
import { namePaddingPx, placeNames } from './place-names.ts';
import { toClock } from './ruler.ts';

export interface Brush {
  readonly pen: SKRSContext2D;
  readonly palette: Palette;
  readonly words: PictureWords;
  readonly hasEmoji: boolean;
}

const iconPx = 28;
const iconGapPx = 14;
const kindPx = 34;
const nameSizes = { widePx: 34, narrowPx: 28 };
const detailPx = 27;
const cornerPx = 10;
/** What is seen of the bed between two pieces: the cut. */
const cutPx = 4;
const narrowCutPx = 2;
const narrowPx = 16;
/** Rows at least this high have room for a second line. */
const twoLinesPx = 96;
const whole = 100;
const minuteMs = 60_000;

export function drawLane(brush: Brush, lane: Lane): void {
  drawCaption(brush, lane);
  for (const block of lane.blocks) drawBlock(brush, lane, block);
  if (lane.rowPx >= twoLinesPx) {
    for (const block of lane.blocks) drawDetail(brush, lane, block);
  }
  drawNames(brush, lane);
}

/** The kind on the left; how many pieces, how long and how loud on the right. */
function drawCaption({ pen, palette, words }: Brush, { track, captionPx }: Lane): void {
  const baseline = captionPx + kindPx;
  pen.fillStyle = palette.inks[track.kind].mark;
  drawIcon(pen, track.kind, { x: marginPx, y: baseline - iconPx + 2, sizePx: iconPx });
  pen.font = fontOf(detailPx, 'regular');
  const facts = captionFacts(track, words);
  const factsPx = pen.measureText(facts).width;
  pen.fillStyle = palette.muted;
  pen.fillText(facts, marginPx + contentPx - factsPx, baseline);
  pen.font = fontOf(kindPx, 'bold');
  pen.fillStyle = palette.text;
  const leftPx = iconPx + iconGapPx;
  const roomPx = contentPx - leftPx - factsPx - iconGapPx;
  const kind = fitText(words.kind(track), roomPx, (text) => pen.measureText(text).width);
  pen.fillText(kind, marginPx + leftPx, baseline);
}

function captionFacts(track: Track, words: PictureWords): string {
  const { segments } = track;
  const volume = commonVolume(track);
  return [
    ...(segments.length > 1 ? [words.pieces(segments.length)] : []),
    ...(segments.length > 0 ? [toClock(coveredMs(segments))] : []),
    ...(volume === undefined ? [] : [words.percent(volume)]),
  ].join(' · ');
}

/** Of music always, of anything else where it was turned. */
function commonVolume({ kind, segments }: Track): number | undefined {
  const volume = segments[0]?.volumePercent;
  if (volume === undefined || segments.some((each) => each.volumePercent !== volume)) {
    return undefined;
  }
  return isTold(kind, volume) ? volume : undefined;
}

function isTold(kind: TrackKind, volume: number): boolean {
  return kind === 'audio' || volume !== whole;
}

function drawBlock({ pen, palette }: Brush, lane: Lane, block: Block): void {
  const { topPx, rowPx, rows, track } = lane;
  const ink = palette.inks[track.kind];
  const gapPx = widthOf(block) < narrowPx ? narrowCutPx : cutPx;
  const x = Math.round(marginPx + block.fromPx);
  const endPx = Math.round(marginPx + block.toPx) - (block.isCutAfter ? gapPx : 0);
  const width = Math.max(endPx - x, narrowCutPx);
  const y = topPx + block.row * rowPx;
  const height = rows === 1 ? rowPx : rowPx - cutPx;
  pen.save();
  pen.beginPath();
  pen.roundRect(x, y, width, height, Math.min(cornerPx, width / 3));
  pen.clip();
  pen.fillStyle = ink.piece;
  pen.fillRect(x, y, width, height);
  if (track.kind === 'audio') {
    const loud = Math.min(block.volumePercent ?? whole, whole) / whole;
    pen.fillStyle = palette.quiet;
    pen.fillRect(x, y, width, Math.round(height * (1 - loud)));
  }
  pen.restore();
}

function drawNames({ pen, palette, hasEmoji }: Brush, lane: Lane): void {
  const { topPx, rowPx, track } = lane;
  const ink = palette.inks[track.kind];
  const runs = lane.runs.map((run) => ({ ...run, label: cleanLabel(run.label, hasEmoji) }));
  const measure = (text: string, sizePx: number) => {
    pen.font = fontOf(sizePx, 'bold');
    return pen.measureText(text).width;
  };
  for (const name of placeNames(runs, contentPx, { measure, sizes: nameSizes })) {
    const middle = topPx + name.row * rowPx + rowPx / 2;
    const hasDetail = rowPx >= twoLinesPx && name.place === 'inside';
    const baseline = middle + (hasDetail ? -4 : name.sizePx * 0.35);
    const x = marginPx + name.fromPx;
    if (name.isOverCut || name.place === 'beside') {
      // Cuts and grid lines would run through the letters.
      pen.fillStyle = name.place === 'inside' ? ink.piece : palette.trough;
      pen.fillRect(x - 4, baseline - name.sizePx, name.widthPx + 8, name.sizePx * 1.3);
    }
    pen.font = fontOf(name.sizePx, 'bold');
    pen.fillStyle = name.place === 'inside' ? ink.name : palette.text;
    pen.fillText(name.text, x, baseline);
  }
}

/** The length of a piece, and its volume where the pieces of a track differ. */
function drawDetail({ pen, words, palette }: Brush, lane: Lane, block: Block): void {
  const { track, topPx, rowPx } = lane;
  if (block.count > 1) return;
  const volume = commonVolume(track) === undefined ? block.volumePercent : undefined;
  const { durationMs } = block;
  const length = durationMs < minuteMs ? words.seconds(durationMs) : toClock(durationMs);
  const roomPx = widthOf(block) - 2 * namePaddingPx;
  pen.font = fontOf(detailPx, 'regular');
  const isLoud = volume !== undefined && isTold(track.kind, volume);
  const texts = isLoud ? [`${length} · ${words.percent(volume)}`, length] : [length];
  const text = texts.find((each) => pen.measureText(each).width <= roomPx);
  if (text === undefined) return;
  pen.fillStyle = palette.inks[track.kind].name;
  pen.fillText(text, marginPx + block.fromPx + namePaddingPx, topPx + rowPx / 2 + detailPx + 6);
}
