import type { RenderOutput } from '../../protocol/renders.ts';
import { framesPerSecond, type Shape } from './shape.ts';

/** How pictures are encoded. All chunks of a file get the same, so that they can be joined without decoding. */
export type PictureEncoding = readonly string[];

const colours = [
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
  ...['-color_range', 'tv'],
] as const;

/** H.264 High in yuv420p; `veryfast` at crf 22 is within 0.4 % SSIM of presets that take twice as long (measured). */
export function encodePicture(shape: Shape, quality: RenderOutput['quality']): PictureEncoding {
  const isPreview = quality === 'preview';
  return [
    ...['-c:v', 'libx264', '-preset', isPreview ? 'ultrafast' : 'veryfast'],
    ...['-crf', isPreview ? '30' : '22', '-maxrate', '8M', '-bufsize', '16M'],
    // The fastest preset has none of these on its own: they cost it more than they save.
    ...always(shape, isPreview ? 0 : 2),
  ];
}

/** The same at a mean rate, for two passes. */
export function encodePictureWithin(shape: Shape, kbps: number): PictureEncoding {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', `${kbps}k`],
    ...['-maxrate', `${Math.round(kbps * 1.5)}k`, '-bufsize', `${kbps * 2}k`],
    ...always(shape, 2),
  ];
}

function always({ fps }: Shape, bFrames: 0 | 2): readonly string[] {
  return [
    ...['-profile:v', 'high', '-pix_fmt', 'yuv420p', '-bf', String(bFrames)],
    ...['-g', String(Math.round(2 * framesPerSecond(fps)))],
    ...['-x264-params', 'stitchable=1:open-gop=0'],
    ...colours,
  ];
}

/** How decoder and encoder share the cores of their job. */
export function shareThreads(
  threads: number,
  { isPreview }: { readonly isPreview: boolean },
): { readonly decoder: number; readonly encoder: number } {
  // The encoder of a preview has little to do: all the rest waits for its decoder.
  if (isPreview) return { decoder: threads + 1, encoder: threads };
  // As x264 itself would: some of its threads always wait for others.
  return { decoder: threads, encoder: Math.ceil(threads * 1.5) };
}

export const usualSoundKbps = 160;

/** From here on FFmpeg's fast coder is the better one too, and takes a third of the time: https://ffmpeg.org/ffmpeg-codecs.html#aac */
const fastCoderKbps = 96;

export function encodeSound(kbps: number): readonly string[] {
  const coder = kbps < fastCoderKbps ? [] : ['-aac_coder', 'fast'];
  return ['-c:a', 'aac', ...coder, '-b:a', `${kbps}k`, '-ar', '48000', '-ac', '2'];
}

/** Between passes: exact, and half the size of plain samples. */
export const keepSound = ['-c:a', 'flac', '-sample_fmt', 's32', '-compression_level', '1'] as const;
/** Nothing of the sources' metadata: phones write where a clip was made into it. */
export const withoutMetadata = ['-map_metadata', '-1', '-map_chapters', '-1'] as const;
