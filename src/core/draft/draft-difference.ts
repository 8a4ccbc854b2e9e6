import type { Segment, Track, TrackKind } from './draft.ts';
import type { DraftChange } from './draft-change.ts';

/** What is compared of a draft; `original` differs without words where these are the same. */
export interface ComparedDraft {
  readonly tracks: readonly Track[];
  readonly durationMs: number;
}

interface Piece extends Segment {
  readonly kind: TrackKind;
}

/** Below this, two times are the same to people. */
const noticeableMs = 50;

/** What an edit did, from the draft before and the one after; empty where nothing that has words differs. */
export function compareDrafts(before: ComparedDraft, after: ComparedDraft): readonly DraftChange[] {
  const kinds: readonly TrackKind[] = ['video', 'audio', 'text', 'other'];
  const changes = kinds
    .flatMap((kind) => {
      const ofKind = compareKind(kind, piecesOf(before, kind), piecesOf(after, kind));
      return kind === 'video' ? withoutShifts(ofKind) : ofKind;
    })
    .filter((change) => !isMusicThatFollows(change, before, after));
  const isLonger = !isSame(before.durationMs, after.durationMs);
  const hadSomething = before.tracks.some((track) => track.segments.length > 0);
  return isLonger && hadSomething
    ? [...changes, { kind: 'length', fromMs: before.durationMs, toMs: after.durationMs }]
    : changes;
}

/** Clips follow each other: where one changed, that the next ones start elsewhere goes without saying. */
function withoutShifts(changes: readonly DraftChange[]): readonly DraftChange[] {
  const shifting: readonly DraftChange['kind'][] = ['added', 'removed', 'resized', 'order'];
  const isShifted = changes.some(({ kind }) => shifting.includes(kind));
  return isShifted ? changes.filter(({ kind }) => kind !== 'moved') : changes;
}

/** Music that lasted as long as the film, and still does. */
function isMusicThatFollows(
  change: DraftChange,
  before: ComparedDraft,
  after: ComparedDraft,
): boolean {
  if (change.kind !== 'resized' || change.track !== 'audio') return false;
  return isSame(change.fromMs, before.durationMs) && isSame(change.toMs, after.durationMs);
}

function piecesOf(draft: ComparedDraft, kind: TrackKind): readonly Piece[] {
  return draft.tracks
    .filter((track) => track.kind === kind)
    .flatMap((track) => track.segments.map((segment) => ({ ...segment, kind })));
}

/** Pieces of one label are compared as a whole, so that forty cuts read as one change. */
function compareKind(
  kind: TrackKind,
  before: readonly Piece[],
  after: readonly Piece[],
): readonly DraftChange[] {
  const oldGroups = groupByLabel(before);
  const newGroups = groupByLabel(after);
  const gone = [...oldGroups.keys()].filter((label) => !newGroups.has(label));
  const come = [...newGroups.keys()].filter((label) => !oldGroups.has(label));
  const renamed = pairRenamed(gone, come, { oldGroups, newGroups });
  const isRenamed = (label: string) =>
    renamed.some((pair) => pair.from === label || pair.to === label);
  const kept = [...newGroups.keys()].filter((label) => oldGroups.has(label));
  return [
    ...renamed.map((pair) => toRenamed(kind, pair)),
    ...come
      .filter((label) => !isRenamed(label))
      .map((label) => toAdded(kind, newGroups.get(label) ?? [])),
    ...gone
      .filter((label) => !isRenamed(label))
      .map((label) => ({ kind: 'removed' as const, track: kind, label })),
    ...orderChange(kind, [...oldGroups.keys()], [...newGroups.keys()]),
    ...kept.flatMap((label) =>
      compareGroup(oldGroups.get(label) ?? [], newGroups.get(label) ?? []),
    ),
  ];
}

function groupByLabel(pieces: readonly Piece[]): ReadonlyMap<string, readonly Piece[]> {
  const groups = new Map<string, Piece[]>();
  const inTime = [...pieces].sort((a, b) => a.startMs - b.startMs);
  for (const piece of inTime) {
    const group = groups.get(piece.label);
    if (group === undefined) groups.set(piece.label, [piece]);
    else group.push(piece);
  }
  return groups;
}

interface Groups {
  readonly oldGroups: ReadonlyMap<string, readonly Piece[]>;
  readonly newGroups: ReadonlyMap<string, readonly Piece[]>;
}

/** What went and what came at the same time and length is one thing with another name. */
function pairRenamed(
  gone: readonly string[],
  come: readonly string[],
  { oldGroups, newGroups }: Groups,
): readonly { readonly from: string; readonly to: string }[] {
  const taken = new Set<string>();
  const pairs: { from: string; to: string }[] = [];
  for (const from of gone) {
    const to = come.find(
      (label) =>
        !taken.has(label) && isSamePlace(oldGroups.get(from) ?? [], newGroups.get(label) ?? []),
    );
    if (to === undefined) continue;
    taken.add(to);
    pairs.push({ from, to });
  }
  return pairs;
}

function isSamePlace(before: readonly Piece[], after: readonly Piece[]): boolean {
  return (
    before.length === after.length &&
    before.every((piece, at) => {
      const other = after[at];
      return (
        other !== undefined &&
        isSame(piece.startMs, other.startMs) &&
        isSame(piece.durationMs, other.durationMs)
      );
    })
  );
}

function toRenamed(
  kind: TrackKind,
  pair: { readonly from: string; readonly to: string },
): DraftChange {
  return kind === 'text' ? { kind: 'text', ...pair } : { kind: 'renamed', track: kind, ...pair };
}

function toAdded(kind: TrackKind, pieces: readonly Piece[]): DraftChange {
  const startMs = Math.min(...pieces.map((piece) => piece.startMs));
  return {
    kind: 'added',
    track: kind,
    label: pieces[0]?.label ?? '',
    startMs,
    endMs: endOf(pieces),
  };
}

function orderChange(
  kind: TrackKind,
  before: readonly string[],
  after: readonly string[],
): readonly DraftChange[] {
  const stayed = before.filter((label) => after.includes(label));
  const now = after.filter((label) => before.includes(label));
  const isMoved = stayed.some((label, at) => label !== now[at]);
  return isMoved ? [{ kind: 'order', track: kind, labels: after }] : [];
}

function compareGroup(before: readonly Piece[], after: readonly Piece[]): readonly DraftChange[] {
  const [oldFirst] = before;
  const [newFirst] = after;
  if (oldFirst === undefined || newFirst === undefined) return [];
  const about = { track: newFirst.kind, label: newFirst.label };
  const changes: DraftChange[] = [];
  if (before.length !== after.length) {
    changes.push({ kind: 'pieces', ...about, from: before.length, to: after.length });
  }
  const fromMs = totalOf(before);
  const toMs = totalOf(after);
  if (!isSame(fromMs, toMs)) changes.push({ kind: 'resized', ...about, fromMs, toMs });
  else if (before.length === after.length && !isSame(oldFirst.startMs, newFirst.startMs)) {
    changes.push({ kind: 'moved', ...about, fromMs: oldFirst.startMs, toMs: newFirst.startMs });
  }
  const { volumePercent: to } = newFirst;
  const from = oldFirst.volumePercent;
  if (to !== undefined && to !== from) changes.push({ kind: 'volume', ...about, from, to });
  return changes;
}

function totalOf(pieces: readonly Piece[]): number {
  return pieces.reduce((total, piece) => total + piece.durationMs, 0);
}

function endOf(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map((piece) => piece.startMs + piece.durationMs));
}

function isSame(aMs: number, bMs: number): boolean {
  return Math.abs(aMs - bMs) < noticeableMs;
}
