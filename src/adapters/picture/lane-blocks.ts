import type { Segment } from '../../core/draft/draft.ts';

/** One drawn block: a piece, or several that are too short to be seen apart. Times became px from the left. */
export interface Block {
  /** The next piece follows at once: a cut is seen. */
  readonly isCutAfter: boolean;
  readonly fromPx: number;
  readonly toPx: number;
  readonly row: number;
  readonly count: number;
  /** Of all pieces in it together. */
  readonly durationMs: number;
  /** Empty where the pieces in it differ. */
  readonly label: string;
  readonly volumePercent?: number;
}

/** Pieces that lie at the same time go below each other, in at most so many rows. */
export const mostRows = 4;
/** Below it two neighbours are drawn as one. */
const leastApartPx = 7;
/** Whatever is shorter is drawn this wide: nothing on the timeline is invisible. */
const leastWidthPx = 3;
/** Closer ends count as touching. */
const touchingPx = 1.5;

export function toBlocks(segments: readonly Segment[], pxPerMs: number): readonly Block[] {
  const sorted = segments.toSorted((one, other) => one.startMs - other.startMs);
  const rowEnds: number[] = [];
  const rows: Block[][] = [];
  for (const segment of sorted) {
    const block = toBlock(segment, pxPerMs);
    const row = pickRow(rowEnds, block);
    rowEnds[row] = Math.max(rowEnds[row] ?? 0, block.toPx);
    rows[row] = append(rows[row] ?? [], { ...block, row });
  }
  return rows.flatMap((blocks) => blocks.map((block, at) => withCut(block, blocks[at + 1])));
}

function withCut(block: Block, next: Block | undefined): Block {
  if (next === undefined || next.fromPx - block.toPx >= touchingPx) return block;
  // Those that were widened to be seen end where the next one begins.
  return { ...block, toPx: Math.max(next.fromPx, block.fromPx), isCutAfter: true };
}

function append(blocks: Block[], next: Block): Block[] {
  const last = blocks.at(-1);
  if (last !== undefined && belongTogether(last, next)) blocks.splice(-1, 1, merge(last, next));
  else blocks.push(next);
  return blocks;
}

function toBlock(segment: Segment, pxPerMs: number): Block {
  const fromPx = segment.startMs * pxPerMs;
  const { durationMs, label, volumePercent } = segment;
  return {
    fromPx,
    toPx: fromPx + Math.max(durationMs * pxPerMs, leastWidthPx),
    row: 0,
    isCutAfter: false,
    count: 1,
    durationMs,
    label,
    ...(volumePercent === undefined ? {} : { volumePercent }),
  };
}

/** The first row that is free there; where none is, the one that is free soonest. */
function pickRow(rowEnds: readonly number[], { fromPx }: Block): number {
  const free = rowEnds.findIndex((end) => end <= fromPx + leastWidthPx);
  if (free >= 0) return free;
  if (rowEnds.length < mostRows) return rowEnds.length;
  return rowEnds.indexOf(Math.min(...rowEnds));
}

function belongTogether(last: Block, next: Block): boolean {
  const isTight = next.fromPx - last.toPx < touchingPx;
  return isTight && widthOf(last) < leastApartPx && widthOf(next) < leastApartPx;
}

function merge(last: Block, next: Block): Block {
  return {
    ...{ fromPx: last.fromPx, row: last.row, isCutAfter: false },
    toPx: Math.max(last.toPx, next.toPx),
    label: last.label === next.label ? last.label : '',
    count: last.count + next.count,
    durationMs: last.durationMs + next.durationMs,
    ...(last.volumePercent !== undefined && last.volumePercent === next.volumePercent
      ? { volumePercent: last.volumePercent }
      : {}),
  };
}

/** Neighbours of one name read as one: the name is written once over all of them. */
export interface Run {
  readonly fromPx: number;
  readonly toPx: number;
  readonly row: number;
  readonly label: string;
  readonly blocks: number;
}

export function toRuns(blocks: readonly Block[]): readonly Run[] {
  const runs: Run[] = [];
  let goesOn = false;
  for (const { label, fromPx, toPx, row, isCutAfter } of blocks) {
    const last = runs.at(-1);
    if (goesOn && last?.label === label) {
      runs.splice(-1, 1, { ...last, toPx, blocks: last.blocks + 1 });
    } else {
      runs.push({ fromPx, toPx, row, label, blocks: 1 });
    }
    goesOn = isCutAfter;
  }
  return runs;
}

export function widthOf({ fromPx, toPx }: { readonly fromPx: number; readonly toPx: number }) {
  return toPx - fromPx;
}

/** How much of the timeline a track fills; what overlaps counts once. */
export function coveredMs(segments: readonly Segment[]): number {
  let coveredMs = 0;
  let endMs = 0;
  for (const segment of segments.toSorted((one, other) => one.startMs - other.startMs)) {
    const segmentEndMs = segment.startMs + segment.durationMs;
    coveredMs += Math.max(0, segmentEndMs - Math.max(endMs, segment.startMs));
    endMs = Math.max(endMs, segmentEndMs);
  }
  return coveredMs;
}
