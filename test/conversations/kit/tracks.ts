import type { Draft, Track } from '../../../src/core/draft/draft.ts';
import type { Make } from '../../fakes/fake-tracks.ts';

/** A timeline in seconds: label, start, length. */
export interface Lanes {
  readonly video?: readonly Piece[];
  readonly music?: readonly (readonly [...Piece, number])[];
  readonly titles?: readonly Piece[];
}

type Piece = readonly [label: string, start: number, length: number];

/** A run that leaves the timeline like this. */
export function leaves(lanes: Lanes): Make {
  return () => toTracks(lanes);
}

/** A run that changes nothing. */
export const leavesAlone: Make = (tracks) => tracks;

export function toDraft(lanes: Lanes): Draft {
  const tracks = toTracks(lanes);
  const ends = tracks.flatMap((track) =>
    track.segments.map((segment) => segment.startMs + segment.durationMs),
  );
  return { tracks, durationMs: Math.max(0, ...ends), original: {} };
}

function toTracks({ video = [], music = [], titles = [] }: Lanes): readonly Track[] {
  const tracks: readonly Track[] = [
    { kind: 'video', typeNumber: 0, segments: video.map((piece) => toSegment(piece)) },
    {
      kind: 'audio',
      typeNumber: 1,
      segments: music.map(([label, start, length, volumePercent]) => ({
        ...toSegment([label, start, length]),
        volumePercent,
      })),
    },
    { kind: 'text', typeNumber: 7, segments: titles.map((piece) => toSegment(piece)) },
  ];
  return tracks.filter((track) => track.segments.length > 0);
}

function toSegment([label, start, length]: Piece) {
  return { label, startMs: start * 1_000, durationMs: length * 1_000 };
}
