import type { RenderOutput } from '../ports/editor.ts';

/** A file that somebody asks for in so many words: a GIF, a still, the sound, or a film of another size or shape. */
export type OutputWish = Omit<RenderOutput, 'quality'>;

/** What people call a file that is made for them. */
export type OutputKind = 'video' | 'gif' | 'picture' | 'sheet' | 'sound';

export function kindOfOutput({ format, tiles }: Pick<OutputWish, 'format' | 'tiles'>): OutputKind {
  switch (format) {
    case 'mp4':
      return 'video';
    case 'gif':
      return 'gif';
    case 'm4a':
    case 'mp3':
      return 'sound';
    case 'jpg':
    case 'png':
      return tiles === undefined ? 'picture' : 'sheet';
  }
}

/** What a turn's request makes instead of the usual film. */
export function outputOf(request: {
  readonly kind: string;
  readonly outputs?: readonly OutputWish[];
}): OutputWish | undefined {
  return request.outputs?.[0];
}
