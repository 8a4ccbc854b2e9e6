import type { Rational } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { PictureFacts, SoundFacts } from './facts.ts';
import { maxPixels, type ProbedStream } from './probe.ts';

const maxFps = 120;
const maxChannels = 8;
const stills: ReadonlySet<string> = new Set(['png', 'mjpeg', 'bmp', 'webp', 'tiff', 'gif']);
/** Where a container does not tell a rate. */
const usualFps: Rational = { num: 25, den: 1 };

/** The first real picture stream; covers of songs do not count. Throws `unsupported-file` where it passes a bound. */
export function toPicture(streams: readonly ProbedStream[]): PictureFacts | undefined {
  const shown = streams.filter(
    (one) => one.codec_type === 'video' && one.disposition?.attached_pic !== 1,
  );
  // A cover that is no attachment is a track like any other, and may be the first.
  const stream = shown.find((one) => !stills.has(one.codec_name ?? '')) ?? shown[0];
  if (stream === undefined) return undefined;
  const { width = 0, height = 0 } = stream;
  if (width === 0 || height === 0) throw refused('The picture has no size, or is too large.');
  if (width * height > maxPixels) throw refused('The picture is too large.');
  if (stream.codec_name === undefined || stream.pix_fmt === undefined) {
    throw refused('The picture is in a format that cannot be decoded.');
  }
  const fps = toFps(stream);
  if (fps.num > maxFps * fps.den)
    throw refused(`More than ${maxFps} frames a second cannot be used.`);
  const rotation = toRotation(stream);
  return {
    streamIndex: stream.index,
    codec: stream.codec_name,
    ...toShownSize({ width, height }, stream.sample_aspect_ratio, rotation),
    rotation,
    fps,
    isVariableRate: isVariable(stream, fps),
    range: toRange(stream.color_transfer),
    matrix: toMatrix(stream.color_space, height),
    hasAlpha: /^(yuva|rgba|argb|bgra|abgr|gbrap|ya\d|pal8)/.test(stream.pix_fmt),
    ...(stream.duration !== undefined && { durationMs: Math.round(stream.duration * 1000) }),
  };
}

/** The first sound stream that can be decoded. Throws `unsupported-file` where it passes a bound. */
export function toSound(streams: readonly ProbedStream[]): SoundFacts | undefined {
  const stream = streams.find(
    (one) =>
      one.codec_type === 'audio' && one.codec_name !== undefined && (one.sample_rate ?? 0) > 0,
  );
  if (stream?.codec_name === undefined) return undefined;
  const { channels = 0, sample_rate: sampleRate = 0 } = stream;
  if (channels < 1 || channels > maxChannels) {
    throw refused(`Sound of more than ${maxChannels} channels cannot be used.`);
  }
  return { streamIndex: stream.index, codec: stream.codec_name, channels, sampleRate };
}

function toFps(stream: ProbedStream): Rational {
  return parseRate(stream.avg_frame_rate) ?? parseRate(stream.r_frame_rate) ?? usualFps;
}

function parseRate(text: string | undefined): Rational | undefined {
  const [num = 0, den = 0] = (text ?? '').split('/').map(Number);
  return num > 0 && den > 0 ? { num, den } : undefined;
}

/** The lowest common rate is far from the average one only where frames are unevenly spaced. */
function isVariable(stream: ProbedStream, fps: Rational): boolean {
  const base = parseRate(stream.r_frame_rate);
  if (base === undefined) return false;
  const ratio = (base.num * fps.den) / (base.den * fps.num);
  return Math.abs(ratio - 1) > 0.01;
}

function toRotation(stream: ProbedStream): PictureFacts['rotation'] {
  const turned = stream.side_data_list?.find((one) => one.rotation !== undefined)?.rotation ?? 0;
  // The display matrix counts against the clock; facts count with it.
  const clockwise = (((Math.round(-turned / 90) * 90) % 360) + 360) % 360;
  return clockwise === 90 || clockwise === 180 || clockwise === 270 ? clockwise : 0;
}

function toShownSize(
  stored: { width: number; height: number },
  aspect: string | undefined,
  rotation: number,
): { widthPx: number; heightPx: number } {
  const [num = 1, den = 1] = (aspect ?? '').split(':').map(Number);
  const isUsable = num > 0 && den > 0 && num / den < 16 && den / num < 16;
  const width = Math.max(1, Math.round(stored.width * (isUsable ? num / den : 1)));
  const isTurned = rotation === 90 || rotation === 270;
  return isTurned
    ? { widthPx: stored.height, heightPx: width }
    : { widthPx: width, heightPx: stored.height };
}

function toRange(transfer: string | undefined): PictureFacts['range'] {
  if (transfer === 'arib-std-b67') return 'hlg';
  return transfer === 'smpte2084' ? 'pq' : 'sdr';
}

/** Footage that does not say follows the custom: 709 from 720 lines on, 601 below. */
function toMatrix(space: string | undefined, height: number): 'bt601' | 'bt709' {
  if (space === 'bt709') return 'bt709';
  if (space === 'smpte170m' || space === 'bt470bg') return 'bt601';
  return height >= 720 ? 'bt709' : 'bt601';
}

function refused(message: string): StudioError {
  return new StudioError('unsupported-file', message);
}
