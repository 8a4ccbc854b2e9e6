import type { Segment, Track } from '../draft/draft.ts';

/** Seconds, with a decimal only where it says something. */
export interface PieceFacts {
  readonly from: string;
  readonly to: string;
  /** In percent, where it is heard. */
  readonly volume?: number;
}

export interface TimelineWords {
  head(tracks: number): string;
  track(position: number, kind: string, pieces: string): string;
  readonly kinds: Readonly<Record<'video' | 'audio' | 'text' | 'subtitles', string>>;
  other(typeNumber: number): string;
  piece(name: string, facts: PieceFacts): string;
  quote(title: string): string;
  /** The name of a subtitle file, among titles. */
  quoteFile(name: string): string;
  readonly betweenPieces: string;
  readonly betweenTracks: string;
}

/** How many pieces of one track are named before the rest is counted. */
const namedPieces = 3;

/** The exact line of the specification's section 6, in the words of a language. */
export function toTimelineLine(tracks: readonly Track[], words: TimelineWords): string {
  const lines = tracks.map((track, at) => toTrackLine(track, at + 1, words));
  return `${words.head(tracks.length)}${lines.join(words.betweenTracks)}`;
}

function toTrackLine(track: Track, position: number, words: TimelineWords): string {
  const { segments } = track;
  const isOnlySubtitles =
    segments.length > 0 && segments.every(({ isSubtitle }) => isSubtitle === true);
  const known = isOnlySubtitles ? 'subtitles' : track.kind;
  const kind = known === 'other' ? words.other(track.typeNumber) : words.kinds[known];
  const pieces = mergePieces(track.segments);
  const named = pieces
    .slice(0, namedPieces)
    .map((piece) => toPiece(piece, { track, words, isOnlySubtitles }));
  const rest = pieces.length - named.length;
  const told = rest > 0 ? [...named, `+${rest}`] : named;
  return words.track(position, kind, told.join(words.betweenPieces));
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

interface Telling {
  readonly track: Track;
  readonly words: TimelineWords;
  readonly isOnlySubtitles: boolean;
}

function toPiece(piece: Segment, { track, words, isOnlySubtitles }: Telling): string {
  const isAmongTitles = piece.isSubtitle === true && !isOnlySubtitles;
  const quote = isAmongTitles ? words.quoteFile : words.quote;
  const name = track.kind === 'text' ? quote(piece.label) : piece.label;
  const { volumePercent: volume } = piece;
  return words.piece(name, {
    from: toSeconds(piece.startMs),
    to: toSeconds(piece.startMs + piece.durationMs),
    ...(track.kind === 'audio' && volume !== undefined ? { volume: Math.round(volume) } : {}),
  });
}

function toSeconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}
