import type { Frames } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import { type Mp4Index, readMp4Index } from '../media/mp4/read-index.ts';
import type { Mp4Track } from '../media/mp4/track.ts';
import { framesPerSecond, type Shape } from './shape.ts';

/** What a finished file has to be. */
export interface Expected {
  readonly frames: Frames;
  readonly shape: Shape;
}

/** Throws `render-check-failed` with what is wrong; the message is for whoever runs the studio. */
export async function checkRender(path: string, expected: Expected): Promise<void> {
  const wrong = findFault(await readOrRefuse(path), expected);
  if (wrong !== undefined) throw failed(wrong);
}

async function readOrRefuse(path: string): Promise<Mp4Index> {
  try {
    return await readMp4Index(path);
  } catch (error) {
    if (error instanceof RangeError) throw failed(error.message, error);
    throw error;
  }
}

/** The first thing that is not as it has to be. */
function findFault(file: Mp4Index, expected: Expected): string | undefined {
  const [picture, sound, ...others] = file.tracks;
  const { widthPx, heightPx, fps } = expected.shape;
  if (picture?.codec !== 'h264' || !picture.isYuv420) return 'no H.264 picture in yuv420p';
  if (sound?.codec !== 'aac') return 'no AAC sound';
  if (others.length > 0) return 'more than two streams';
  if (picture.widthPx !== widthPx || picture.heightPx !== heightPx) return 'another size';
  if (picture.samples !== expected.frames) {
    return `${picture.samples} frames instead of ${expected.frames}`;
  }
  const frameSeconds = 1 / framesPerSecond(fps);
  const place = { seconds: expected.frames * frameSeconds, frameSeconds };
  if (Math.abs(picture.startSeconds) > frameSeconds / 2) return 'the picture begins elsewhere';
  // Decoders of sound need a packet before it.
  if (sound.startSeconds > frameSeconds / 2) return 'the sound begins late';
  if (!isAsLong(picture, place)) return 'the picture has another length';
  if (!isAsLong(sound, place)) return 'the sound has another length';
  return file.isInFront ? undefined : 'the index is not at the front';
}

function isAsLong(
  { endSeconds, playedSeconds }: Mp4Track,
  { seconds, frameSeconds }: { readonly seconds: number; readonly frameSeconds: number },
): boolean {
  // Two clocks round differently: a tenth of a frame on top.
  const tolerated = frameSeconds * 1.1;
  return [endSeconds, playedSeconds].every((each) => Math.abs(each - seconds) <= tolerated);
}

function failed(what: string, cause?: unknown): StudioError {
  return new StudioError('render-check-failed', `The finished file is not right: ${what}.`, {
    cause,
  });
}
