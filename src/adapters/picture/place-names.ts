import { fitText } from './fit-text.ts';
import { type Run, widthOf } from './lane-blocks.ts';

export interface PlacedName {
  readonly text: string;
  readonly fromPx: number;
  readonly widthPx: number;
  readonly sizePx: number;
  /** On the piece, or on the free bed next to it. */
  readonly place: 'inside' | 'beside';
  /** It lies over a cut. */
  readonly isOverCut: boolean;
  readonly row: number;
}

export type MeasureAt = (text: string, sizePx: number) => number;

export interface NameSizes {
  readonly widePx: number;
  readonly narrowPx: number;
}

interface Spot {
  readonly fromPx: number;
  readonly roomPx: number;
  readonly sizePx: number;
  readonly place: PlacedName['place'];
}

export const namePaddingPx = 14;
const besidePx = 10;
/** Less than a sign and an ellipsis says nothing. */
const leastRoomPx = 52;

/** Writes each name where it can be read whole: on its piece, else next to it; else cut off where there is most room. */
export function placeNames(
  runs: readonly Run[],
  endPx: number,
  { measure, sizes }: { readonly measure: MeasureAt; readonly sizes: NameSizes },
): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  for (const [at, run] of runs.entries()) {
    const before = runs[at - 1];
    const after = runs[at + 1];
    const last = placed.at(-1);
    const room = {
      fromPx: Math.max(endOf(before, run), last?.row === run.row ? last.fromPx + last.widthPx : 0),
      toPx: after?.row === run.row ? after.fromPx : endPx,
    };
    const name = placeName(run, spotsOf(run, room, sizes), measure);
    if (name !== undefined) placed.push(name);
  }
  return placed;
}

function endOf(before: Run | undefined, { row }: Run): number {
  return before?.row === row ? before.toPx : 0;
}

function spotsOf(
  run: Run,
  room: { readonly fromPx: number; readonly toPx: number },
  { widePx, narrowPx }: NameSizes,
): readonly Spot[] {
  const inside = {
    fromPx: run.fromPx + namePaddingPx,
    roomPx: widthOf(run) - 2 * namePaddingPx,
    place: 'inside',
  } as const;
  return [
    { ...inside, sizePx: widePx },
    { ...inside, sizePx: narrowPx },
    {
      fromPx: run.toPx + besidePx,
      roomPx: room.toPx - run.toPx - 2 * besidePx,
      sizePx: narrowPx,
      place: 'beside',
    },
    {
      fromPx: room.fromPx + besidePx,
      roomPx: run.fromPx - room.fromPx - 2 * besidePx,
      sizePx: narrowPx,
      place: 'beside',
    },
  ];
}

/** Most room first, then the smaller letters. */
function byRoom(one: Spot, other: Spot): number {
  return other.roomPx - one.roomPx || one.sizePx - other.sizePx;
}

function placeName(run: Run, spots: readonly Spot[], measure: MeasureAt): PlacedName | undefined {
  const { label } = run;
  if (label === '') return undefined;
  const fits = spots.find(({ roomPx, sizePx }) => measure(label, sizePx) <= roomPx);
  const [widest] = spots.toSorted(byRoom);
  const spot = fits ?? widest;
  if (spot === undefined || (fits === undefined && spot.roomPx < leastRoomPx)) return undefined;
  const text = fitText(label, spot.roomPx, (each) => measure(each, spot.sizePx));
  const widthPx = measure(text, spot.sizePx);
  const isLeft = spot.place === 'beside' && spot.fromPx < run.fromPx;
  return {
    text,
    widthPx,
    fromPx: isLeft ? spot.fromPx + spot.roomPx - widthPx : spot.fromPx,
    sizePx: spot.sizePx,
    place: spot.place,
    isOverCut: spot.place === 'inside' && run.blocks > 1,
    row: run.row,
  };
}
