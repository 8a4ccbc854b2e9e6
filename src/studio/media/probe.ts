import { z } from 'zod';
import { StudioError } from '../errors.ts';
import { type Programs, runFfmpeg, runFfprobe } from './run-ffmpeg.ts';

/** 7680 x 4320: more is refused before anything is decoded. */
export const maxPixels = 33_177_600;
const probeWallMs = 30_000;
const walkWallMs = 120_000;
const maxAnswerChars = 1_000_000;

/** Options that stand before every `-i` of a file that people sent: one demuxer, files only, bounded. */
export function inputGuards(demuxer: string): readonly string[] {
  return [
    ...['-f', demuxer, '-format_whitelist', demuxer, '-protocol_whitelist', 'file'],
    ...['-max_streams', '16', '-probesize', '5M', '-analyzeduration', '5M'],
  ];
}

/** The same with the bound on the size of a picture, which only runs that decode know. */
export function decodeGuards(demuxer: string): readonly string[] {
  return [...inputGuards(demuxer), '-max_pixels', String(maxPixels)];
}

/** A photo tells how to turn it beside its one picture rather than of the stream. */
const turnOfPhoto = [
  ...['-read_intervals', '%+#1', '-show_entries', 'frame_side_data=rotation:frame=media_type'],
];

const rate = z.string().regex(/^\d+\/\d+$/);
const sideData = z.array(z.looseObject({ rotation: z.number().optional() }));
const stream = z.looseObject({
  index: z.int(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  sample_aspect_ratio: z.string().optional(),
  r_frame_rate: rate.optional(),
  avg_frame_rate: rate.optional(),
  duration: z.coerce.number().optional(),
  color_transfer: z.string().optional(),
  color_space: z.string().optional(),
  channels: z.int().optional(),
  sample_rate: z.coerce.number().optional(),
  sample_fmt: z.string().optional(),
  disposition: z.looseObject({ attached_pic: z.int().optional() }).optional(),
  side_data_list: sideData.optional(),
});
const probed = z.object({
  streams: z.array(stream).default([]),
  frames: z.array(z.looseObject({ side_data_list: sideData.optional() })).default([]),
  format: z
    .looseObject({
      duration: z.coerce.number().optional(),
      start_time: z.coerce.number().optional(),
    })
    .default({}),
});
export type ProbedStream = z.infer<typeof stream>;
export type Probed = z.infer<typeof probed>;

export interface ProbeTarget {
  readonly path: string;
  readonly demuxer: string;
  readonly isPhoto?: boolean;
  readonly workDir: string;
  readonly signal: AbortSignal;
}

/** What ffprobe says of a file, opened by one demuxer only. Throws `unsupported-file`. */
export async function probe(programs: Programs, target: ProbeTarget): Promise<Probed> {
  const printed = await refuseFailures(
    runFfprobe(programs, {
      args: [
        ...decodeGuards(target.demuxer),
        ...(target.isPhoto === true ? turnOfPhoto : []),
        ...['-show_streams', '-show_format', '-of', 'json', `file:${target.path}`],
      ],
      workDir: target.workDir,
      signal: target.signal,
      wallMs: probeWallMs,
      maxChars: maxAnswerChars,
    }),
  );
  const parsed = probed.safeParse(toJson(printed));
  if (!parsed.success) throw unreadable(parsed.error);
  const [frame] = parsed.data.frames;
  const turned = frame?.side_data_list;
  if (turned === undefined) return parsed.data;
  const streams = parsed.data.streams.map((each) => ({ side_data_list: turned, ...each }));
  return { ...parsed.data, streams };
}

interface Walked {
  readonly durationMs: number;
  /** Of the picture. */
  readonly packets: number;
}

/** Reads all packets without decoding: how long the file really is, whatever its header claims. */
export async function walkPackets(programs: Programs, target: ProbeTarget): Promise<Walked> {
  const finished = await refuseFailures(
    runFfmpeg(programs, {
      args: [
        ...inputGuards(target.demuxer),
        ...['-i', `file:${target.path}`, '-map', '0:V:0?', '-map', '0:a:0?'],
        ...['-c', 'copy', '-f', 'null', '-'],
      ],
      workDir: target.workDir,
      signal: target.signal,
      wallMs: walkWallMs,
    }),
  );
  return { durationMs: finished.progress.outTimeMs, packets: finished.progress.frames };
}

/** Decodes one picture; the size was checked before. */
export async function decodeOnce(programs: Programs, target: ProbeTarget): Promise<void> {
  await refuseFailures(
    runFfmpeg(programs, {
      args: [
        ...decodeGuards(target.demuxer),
        ...['-i', `file:${target.path}`, '-map', '0:V:0', '-frames:v', '1', '-f', 'null', '-'],
      ],
      workDir: target.workDir,
      signal: target.signal,
      wallMs: probeWallMs,
    }),
  );
}

export function unreadable(cause: unknown): StudioError {
  return new StudioError(
    'unsupported-file',
    'The file cannot be read: it may be damaged or cut off.',
    {
      cause,
    },
  );
}

async function refuseFailures<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StudioError && error.code === 'ffmpeg-failed') throw unreadable(error);
    throw error;
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(error);
  }
}
