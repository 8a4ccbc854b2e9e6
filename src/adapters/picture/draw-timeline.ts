import type { Canvas } from '@napi-rs/canvas';
import type { Draft } from '../../core/draft/draft.ts';
import { type Brush, drawLane } from './draw-lane.ts';
import { fitText } from './fit-text.ts';
import { fontOf } from './fonts.ts';
import { contentPx, headingPx, type Layout, marginPx } from './layout.ts';
import { toClock } from './ruler.ts';

const headingTextPx = 44;
const rulerTextPx = 28;
const moreTextPx = 32;
const edgePx = 3;
const tickPx = 12;

/** Paints the whole picture: ground, heading, ruler, then lane after lane. */
export function drawTimeline(
  canvas: Canvas,
  layout: Layout,
  brush: Brush & { readonly draft: Pick<Draft, 'tracks'> },
): void {
  const { pen, palette, words, draft } = brush;
  pen.lang = words.languageTag;
  pen.fillStyle = palette.ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = palette.edge;
  pen.lineWidth = edgePx;
  pen.strokeRect(edgePx / 2, edgePx / 2, canvas.width - edgePx, canvas.height - edgePx);
  drawHeading(brush, words.heading(draft.tracks.length), layout);
  if (layout.lanes.length === 0) {
    drawLine(brush, words.empty(), marginPx + headingPx + moreTextPx);
    return;
  }
  drawTroughs(brush, layout);
  drawRuler(brush, layout);
  for (const lane of layout.lanes) drawLane(brush, lane);
  if (layout.hiddenTracks > 0) {
    drawLine(brush, words.moreTracks(layout.hiddenTracks), layout.heightPx - marginPx - 4);
  }
}

function drawHeading({ pen, palette }: Brush, heading: string, layout: Layout): void {
  const baseline = marginPx + headingTextPx - 4;
  pen.font = fontOf(headingTextPx, 'bold');
  const total = layout.lanes.length === 0 ? '' : toClock(layout.durationMs);
  const totalPx = pen.measureText(total).width;
  const measure = (text: string) => pen.measureText(text).width;
  pen.fillStyle = palette.text;
  pen.fillText(fitText(heading, contentPx - totalPx - marginPx, measure), marginPx, baseline);
  pen.fillText(total, marginPx + contentPx - totalPx, baseline);
}

/** Where nothing lies on a track, its bed is seen: a gap. */
function drawTroughs({ pen, palette }: Brush, { lanes }: Layout): void {
  pen.fillStyle = palette.trough;
  for (const { topPx, rows, rowPx } of lanes) {
    pen.beginPath();
    pen.roundRect(marginPx, topPx, contentPx, rows * rowPx, 10);
    pen.fill();
  }
}

function drawRuler({ pen, palette }: Brush, { ticks, lanes }: Layout): void {
  const top = marginPx + headingPx;
  pen.font = fontOf(rulerTextPx, 'regular');
  for (const { xPx, label } of ticks) {
    const x = Math.round(marginPx + xPx);
    pen.fillStyle = palette.grid;
    pen.fillRect(x - 1, top + rulerTextPx + 6, 2, tickPx);
    const isInside = xPx > 0 && xPx < contentPx;
    for (const { topPx, rows, rowPx } of isInside ? lanes : []) {
      pen.fillRect(x - 1, topPx, 2, rows * rowPx);
    }
    const widthPx = pen.measureText(label).width;
    const left = Math.min(Math.max(x - widthPx / 2, marginPx), marginPx + contentPx - widthPx);
    pen.fillStyle = palette.muted;
    pen.fillText(label, left, top + rulerTextPx - 4);
  }
}

function drawLine({ pen, palette }: Brush, text: string, baseline: number): void {
  pen.font = fontOf(moreTextPx, 'regular');
  pen.fillStyle = palette.muted;
  const fitting = fitText(text, contentPx, (each) => pen.measureText(each).width);
  pen.fillText(fitting, marginPx, baseline);
}
