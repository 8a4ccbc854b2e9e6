import { createCanvas, loadImage } from '@napi-rs/canvas';
import { createTimelinePicture } from '../../../src/adapters/picture/create-timeline-picture.ts';
import type { Theme } from '../../../src/adapters/picture/palettes.ts';
import type { Draft, Segment, Track, TrackKind } from '../../../src/core/draft/draft.ts';
import type { PictureWords } from '../../../src/core/ports/timeline-picture.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';

const kinds = { video: 'Video', audio: 'Music', text: 'Title', other: 'Track' } as const;

export const englishWords: PictureWords = {
  languageTag: 'en',
  heading: (count) => `Timeline (${count} tracks)`,
  kind: ({ kind, typeNumber }) => (kind === 'other' ? `Track (type ${typeNumber})` : kinds[kind]),
  pieces: (count) => `${count} pieces`,
  seconds: (ms) => `${Math.round(ms / 100) / 10} s`,
  percent: (value) => `${value}%`,
  moreTracks: (count) => `+${count} more`,
  empty: () => 'The timeline is empty.',
};

export function piece(label: string, startMs: number, durationMs: number): Segment {
  return { label, startMs, durationMs };
}

export function track(kind: TrackKind, ...segments: readonly Segment[]): Track {
  const typeNumber = { video: 0, audio: 1, text: 7, other: 9 }[kind];
  return { kind, typeNumber, segments };
}

export function draftOf(durationMs: number, ...tracks: readonly Track[]): Draft {
  return { durationMs, tracks, original: null };
}

export interface Drawn {
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** `#rrggbb` at a point. */
  colourAt(x: number, y: number): string;
  /** How many points of a box have this colour. */
  count(colour: string, box: Box): number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function draw(
  draft: Draft,
  { theme = 'dark', words = englishWords }: { theme?: Theme; words?: PictureWords } = {},
): Promise<Drawn> {
  const image = await createTimelinePicture({ log: createQuietLogger(), theme }).draw(draft, words);
  if (image === undefined) throw new Error('nothing was drawn');
  const decoded = await loadImage(image.png);
  const pen = createCanvas(decoded.width, decoded.height).getContext('2d');
  pen.drawImage(decoded, 0, 0);
  const { data } = pen.getImageData(0, 0, decoded.width, decoded.height);
  const colourAt = (x: number, y: number) => {
    const at = (Math.round(y) * decoded.width + Math.round(x)) * 4;
    return `#${Buffer.from(data.subarray(at, at + 3)).toString('hex')}`;
  };
  return {
    png: image.png,
    widthPx: decoded.width,
    heightPx: decoded.height,
    colourAt,
    count(colour, { x, y, width, height }) {
      let found = 0;
      for (let dy = 0; dy < height; dy += 1) {
        for (let dx = 0; dx < width; dx += 1) found += colourAt(x + dx, y + dy) === colour ? 1 : 0;
      }
      return found;
    },
  };
}
