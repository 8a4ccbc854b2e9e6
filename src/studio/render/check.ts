import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { Frames } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import { runFfprobe } from '../media/run-ffmpeg.ts';
import type { Workshop } from './pass.ts';
import { framesPerSecond, type Shape } from './shape.ts';

const checkWallMs = 60_000;
const maxAnswerChars = 100_000;

/** What a finished file has to be. */
export interface Expected {
  readonly frames: Frames;
  readonly shape: Shape;
}

const stream = z.looseObject({
  codec_type: z.string(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  nb_read_packets: z.coerce.number().optional(),
  duration: z.coerce.number().optional(),
});
const probed = z.object({ streams: z.array(stream) });
type Probed = z.infer<typeof probed>;

/** Throws `render-check-failed` with what is wrong; the message is for whoever runs the studio. */
export async function checkRender(shop: Workshop, path: string, expected: Expected): Promise<void> {
  const printed = await runFfprobe(shop.tools, {
    args: ['-count_packets', '-show_streams', '-of', 'json', `file:${path}`],
    workDir: shop.workDir,
    signal: shop.signal,
    wallMs: checkWallMs,
    maxChars: maxAnswerChars,
  });
  const wrong = findFault(probed.parse(JSON.parse(printed)), expected);
  if (wrong !== undefined) throw failed(wrong);
  if (!(await startsWithIndex(path))) throw failed('the index is not at the front');
}

/** The first thing that is not as it has to be. */
export function findFault({ streams }: Probed, expected: Expected): string | undefined {
  const [picture, sound, ...others] = streams;
  const { widthPx, heightPx, fps } = expected.shape;
  if (picture?.codec_name !== 'h264' || picture.pix_fmt !== 'yuv420p')
    return 'no H.264 picture in yuv420p';
  if (sound?.codec_name !== 'aac') return 'no AAC sound';
  if (others.length > 0) return 'more than two streams';
  if (picture.width !== widthPx || picture.height !== heightPx) return 'another size';
  if (picture.nb_read_packets !== expected.frames) {
    return `${picture.nb_read_packets ?? 0} frames instead of ${expected.frames}`;
  }
  const frameSeconds = 1 / framesPerSecond(fps);
  const seconds = expected.frames * frameSeconds;
  // Two clocks round differently: a tenth of a frame on top.
  const tolerated = frameSeconds * 1.1;
  if (Math.abs((picture.duration ?? 0) - seconds) > tolerated)
    return 'the picture has another length';
  if (Math.abs((sound.duration ?? 0) - seconds) > tolerated) return 'the sound has another length';
  return undefined;
}

const mostBoxes = 16;

/** Players start at once only where `moov` comes before `mdat`. */
async function startsWithIndex(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(16);
    let at = 0;
    for (let box = 0; box < mostBoxes; box += 1) {
      const { bytesRead } = await file.read(header, 0, header.length, at);
      if (bytesRead < 8) return false;
      const name = header.toString('latin1', 4, 8);
      if (name === 'moov' || name === 'mdat') return name === 'moov';
      const size = header.readUInt32BE(0);
      at += size === 1 ? Number(header.readBigUInt64BE(8)) : Math.max(8, size);
    }
    return false;
  } finally {
    await file.close();
  }
}

function failed(what: string): StudioError {
  return new StudioError('render-check-failed', `The finished file is not right: ${what}.`);
}
