import type { Draft, Track } from '../draft/draft.ts';

/** The words on a picture, in the reader's language. */
export interface PictureWords {
  /** Picks the shapes of Han signs and is written nowhere. */
  readonly languageTag: string;
  heading(trackCount: number): string;
  kind(track: Track): string;
  /** More than one piece on a track. */
  pieces(count: number): string;
  /** Length of one piece, such as `3.2 s`. */
  seconds(ms: number): string;
  percent(value: number): string;
  /** Tracks that are not drawn any more. */
  moreTracks(count: number): string;
  empty(): string;
}

/** Draws a timeline for people: one lane for each track. */
export interface TimelinePicture {
  /** The same draft and words give the same PNG, 1080 px wide. Undefined where this machine cannot draw. */
  draw(draft: Draft, words: PictureWords): Promise<TimelineImage | undefined>;
}

export interface TimelineImage {
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}
