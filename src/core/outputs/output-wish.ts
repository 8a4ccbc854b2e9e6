import type { RenderOutput } from '../ports/editor.ts';

/** A file that somebody asks for in so many words: a GIF, a still, the sound, or a film of another size or shape. */
export type OutputWish = Omit<RenderOutput, 'quality'>;

/** What people call a file that is made for them. */
export type OutputKind = 'video' | 'gif' | 'sticker' | 'picture' | 'sheet' | 'sound';

export function kindOfOutput({ format, tiles }: Pick<OutputWish, 'format' | 'tiles'>): OutputKind {
  switch (format) {
    case 'mp4':
      return 'video';
    case 'gif':
      return 'gif';
    case 'webm':
      return 'sticker';
    case 'm4a':
    case 'mp3':
      return 'sound';
    case 'jpg':
    case 'png':
      return tiles === undefined ? 'picture' : 'sheet';
  }
}

/** Stickers last no longer: https://core.telegram.org/stickers#video-requirements. */
const longestStickerMs = 3_000;
/** A film's last frame before that may end a little earlier. */
const oneFrameMs = 100;

/** True where a sticker shows less than what was asked for; of times from both ends that is not known. */
export function isCutShort({ fromMs = 0, toMs }: OutputWish, durationMs: number): boolean {
  if (durationMs <= longestStickerMs - oneFrameMs) return false;
  if (toMs !== undefined && toMs < 0 === fromMs < 0) return toMs - fromMs > longestStickerMs;
  return fromMs >= 0 || -fromMs > longestStickerMs;
}

/** What a turn's request makes instead of the usual film. */
export function outputOf(request: {
  readonly kind: string;
  readonly outputs?: readonly OutputWish[];
}): OutputWish | undefined {
  return request.outputs?.[0];
}
