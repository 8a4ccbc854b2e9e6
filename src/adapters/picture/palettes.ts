import type { TrackKind } from '../../core/draft/draft.ts';

export type Theme = 'dark' | 'light';

/** How the pieces of one kind of track look. */
export interface Ink {
  readonly piece: string;
  /** Names on it: at least 4.5 to 1. */
  readonly name: string;
  /** Icon of the track, on the ground. */
  readonly mark: string;
}

export interface Palette {
  readonly ground: string;
  readonly edge: string;
  readonly trough: string;
  readonly grid: string;
  readonly text: string;
  readonly muted: string;
  /** Of music, what lies above its volume. */
  readonly quiet: string;
  readonly inks: Readonly<Record<TrackKind, Ink>>;
}

const pieces = {
  video: { piece: '#2f6bcb', name: '#ffffff' },
  audio: { piece: '#1f7d57', name: '#ffffff' },
  text: { piece: '#f0b64a', name: '#221703' },
  other: { piece: '#7656c4', name: '#ffffff' },
} as const;

/** Both have a ground and an edge of their own, so each can be read in a light chat and in a dark one. */
export const palettes = {
  dark: {
    ground: '#14171c',
    edge: '#39414d',
    trough: '#20252d',
    grid: '#343c47',
    text: '#f4f6f8',
    muted: '#b3bcc8',
    quiet: '#155a41',
    inks: {
      video: { ...pieces.video, mark: '#6aa1f5' },
      audio: { ...pieces.audio, mark: '#4cc38f' },
      text: { ...pieces.text, mark: '#f0b64a' },
      other: { ...pieces.other, mark: '#a88cf0' },
    },
  },
  light: {
    ground: '#f7f8fa',
    edge: '#c9d0d9',
    trough: '#e6eaef',
    grid: '#ced5de',
    text: '#171b21',
    muted: '#55606e',
    quiet: '#155a41',
    inks: {
      video: { ...pieces.video, mark: '#2f6bcb' },
      audio: { ...pieces.audio, mark: '#1f7d57' },
      text: { ...pieces.text, mark: '#a06a00' },
      other: { ...pieces.other, mark: '#7656c4' },
    },
  },
} as const satisfies Readonly<Record<Theme, Palette>>;
