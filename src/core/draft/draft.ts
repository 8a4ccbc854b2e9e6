import type { Json } from '../message.ts';

export type TrackKind = 'video' | 'audio' | 'text' | 'other';

/** A piece of a track in the words people read; times in ms on the timeline. */
export interface Segment {
  readonly label: string;
  /** A line of a subtitle file, which the label names then. */
  readonly isSubtitle?: true;
  readonly startMs: number;
  readonly durationMs: number;
  /** 0 to 100, where the draft says it. */
  readonly volumePercent?: number;
}

export interface Track {
  readonly kind: TrackKind;
  /** The wire's number, for tracks of a kind without a name. */
  readonly typeNumber: number;
  readonly segments: readonly Segment[];
}

/** The current edit as the backend shows it. `original` is what goes back with a render: opaque and untouched. */
export interface Draft {
  readonly tracks: readonly Track[];
  readonly durationMs: number;
  readonly original: Json;
}

/** Backends leave tracks behind that hold nothing any more: nobody needs to read of them. */
export function filledTracks(draft: Draft | undefined): readonly Track[] {
  return (draft?.tracks ?? []).filter((track) => track.segments.length > 0);
}

/** A draft can be rendered once a track of it has a segment (protocol, section 5.1). */
export function isRenderable(draft: Draft | undefined): draft is Draft {
  return filledTracks(draft).length > 0;
}
