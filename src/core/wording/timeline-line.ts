import type { Segment, Track } from '../draft.ts';

export interface TimelineWords {
  head(tracks: number): string;
  readonly kinds: Readonly<Record<'video' | 'audio' | 'text', string>>;
  other(typeNumber: number): string;
}

/** How many pieces of one track are named before the rest is counted. */
const namedPieces = 3;

/** The exact line of the specification's section 6, in the words of a language. */
export function toTimelineLine(tracks: readonly Track[], words: TimelineWords): string {
  const lines = tracks.map((track, at) => `${at + 1}. ${toTrackLine(track, words)}`);
  return [words.head(tracks.length), ...lines].join(' ');
}

function toTrackLine(track: Track, words: TimelineWords): string {
  const kind = track.kind === 'other' ? words.other(track.typeNumber) : words.kinds[track.kind];
  const pieces = mergePieces(track.segments);
  const named = pieces.slice(0, namedPieces).map((piece) => toPiece(piece, track));
  const rest = pieces.length - named.length;
  const told = rest > 0 ? [...named, `+${rest}`] : named;
  return told.length === 0 ? kind : `${kind}: ${told.join(', ')}`;
}

/** Pieces of one source that follow each other read as one: nobody wants forty cuts listed. */
function mergePieces(segments: readonly Segment[]): readonly Segment[] {
  const merged: Segment[] = [];
  for (const segment of segments) {
    const last = merged.at(-1);
    if (last?.label === segment.label && last.volumePercent === segment.volumePercent) {
      const endMs = Math.max(last.startMs + last.durationMs, segment.startMs + segment.durationMs);
      merged[merged.length - 1] = { ...last, durationMs: endMs - last.startMs };
    } else {
      merged.push(segment);
    }
  }
  return merged;
}

function toPiece(piece: Segment, track: Track): string {
  const label = track.kind === 'text' ? `"${piece.label}"` : piece.label;
  const isHeard = track.kind === 'audio' && piece.volumePercent !== undefined;
  const volume = isHeard ? `, ${Math.round(piece.volumePercent ?? 0)}%` : '';
  const span = `${toSeconds(piece.startMs)}-${toSeconds(piece.startMs + piece.durationMs)}s`;
  return `${label} (${span}${volume})`;
}

function toSeconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}
