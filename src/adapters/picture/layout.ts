import type { Draft, Track, TrackKind } from '../../core/draft/draft.ts';
import { type Block, type Run, toBlocks, toRuns } from './lane-blocks.ts';
import { type Tick, toTicks } from './ruler.ts';

/** Where everything goes, in px from the top left; knows no fonts. */
export interface Layout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
  readonly ticks: readonly (Tick & { readonly xPx: number })[];
  readonly lanes: readonly Lane[];
  /** Tracks that found no room. */
  readonly hiddenTracks: number;
}

export interface Lane {
  readonly track: Track;
  /** Top of the line that names the track. */
  readonly captionPx: number;
  /** Top of the pieces. */
  readonly topPx: number;
  readonly rowPx: number;
  readonly rows: number;
  readonly blocks: readonly Block[];
  readonly runs: readonly Run[];
}

/** Three px for each point of a phone that is 360 points wide: 33 px read like 11 points. */
const pictureWidthPx = 1080;
export const marginPx = 40;
export const contentPx = pictureWidthPx - 2 * marginPx;
export const headingPx = 76;
const rulerPx = 64;
const captionPx = 54;
const laneGapPx = 36;
const morePx = 60;
export const mostLanes = 12;
/** More are not worth the work: nobody can tell twenty thousand pieces on a phone. */
const mostPieces = 20_000;
const mostSteps = 7;
const rowPxOf: Readonly<Record<TrackKind, number>> = {
  video: 112,
  audio: 112,
  text: 84,
  other: 84,
};
const sharedRowPx = 68;
/** From here on lanes are low, so that the picture stays one that chats show whole. */
const manyLanes = 7;
const lowRowPx = 68;
const lowGapPx = 18;
const leastDurationMs = 100;

export function layOut(draft: Pick<Draft, 'tracks' | 'durationMs'>): Layout {
  const shown = draft.tracks.slice(0, mostLanes);
  const durationMs = Math.max(draft.durationMs, leastDurationMs, ...shown.map(endOf));
  const pxPerMs = contentPx / durationMs;
  const isLow = shown.length >= manyLanes;
  const gapPx = isLow ? lowGapPx : laneGapPx;
  let y = marginPx + headingPx + rulerPx;
  const lanes = shown.map((track): Lane => {
    const blocks = toBlocks(track.segments.slice(0, mostPieces), pxPerMs);
    const rows = 1 + blocks.reduce((most, { row }) => Math.max(most, row), 0);
    const ownRowPx = isLow ? lowRowPx : rowPxOf[track.kind];
    const rowPx = rows === 1 ? ownRowPx : sharedRowPx;
    const lane = { track, captionPx: y, topPx: y + captionPx, rowPx, rows, blocks };
    y = lane.topPx + rows * rowPx + gapPx;
    return { ...lane, runs: toRuns(blocks) };
  });
  const hiddenTracks = draft.tracks.length - shown.length;
  const extraPx = hiddenTracks > 0 || shown.length === 0 ? morePx : 0;
  return {
    widthPx: pictureWidthPx,
    heightPx: Math.round(y - (shown.length === 0 ? 0 : gapPx) + extraPx + marginPx),
    durationMs,
    ticks: toTicks(durationMs, mostSteps).map((tick) => ({ ...tick, xPx: tick.atMs * pxPerMs })),
    lanes,
    hiddenTracks,
  };
}

function endOf({ segments }: Track): number {
  return segments.reduce((end, each) => Math.max(end, each.startMs + each.durationMs), 0);
}
