import { dirname, resolve } from 'node:path';
import { StudioError } from '../errors.ts';
import { toBeats } from './beats.ts';
import type {
  Light,
  Loudness,
  MeasureName,
  Measures,
  MediaFacts,
  Motion,
  SoundLevels,
} from './facts.ts';
import { createLevelMeter } from './levels.ts';
import { createLightMeter, lightSize } from './light.ts';
import { parseLoudness, silenceLufs } from './loudness.ts';
import { createMotionMeter, motionSize } from './motion.ts';
import { decodeGuards, inputGuards } from './probe.ts';
import { type FfmpegRun, type Programs, pipeFfmpeg, runFfmpeg } from './run-ffmpeg.ts';
import { readSubtitleText } from './subtitle-bytes.ts';
import { parseCues } from './subtitle-cues.ts';

const measureWallMs = 10 * 60_000;
/** Speech has nothing of interest above 8 kHz. */
const levelRate = 16_000;
const beatRate = 44_100;
/** Beats are found in the first minutes and continued from there. */
const beatSeconds = 120;
const lightSeconds = 120;

export interface MeasureDeps {
  readonly tools: Programs;
  readonly signal: AbortSignal;
  /** Home of the process; the file's own folder unless told. */
  readonly workDir?: string;
}

/** Measures one thing of a source that was let in; a source without sound measures as silence. */
// biome-ignore lint/complexity/useMaxParams: path and facts, what to measure, and what to measure it with: four ideas
export async function measureSource<Name extends MeasureName>(
  path: string,
  facts: MediaFacts,
  name: Name,
  deps: MeasureDeps,
): Promise<NonNullable<Measures[Name]>> {
  // The table's keys are the measures' names and its values make exactly these: TypeScript cannot follow the index.
  const measure = meters[name] as unknown as Meter<NonNullable<Measures[Name]>>;
  return measure({ path: resolve(path), facts, deps });
}

interface Subject {
  readonly path: string;
  readonly facts: MediaFacts;
  readonly deps: MeasureDeps;
}
type Meter<Value> = (subject: Subject) => Promise<Value>;

const meters: { readonly [Name in MeasureName]: Meter<NonNullable<Measures[Name]>> } = {
  levels: measureLevels,
  loudness: measureLoudness,
  beats: async (subject) => {
    if (subject.facts.sound === undefined) return { bpm: 60, confidence: 0, timesMs: [] };
    return toBeats(await readMono(subject), {
      sampleRate: beatRate,
      durationMs: subject.facts.durationMs,
    });
  },
  light: measureLight,
  motion: measureMotion,
  cues: async ({ path, facts }) =>
    facts.kind === 'subtitles' ? parseCues(await readSubtitleText(path)).cues : [],
};

async function measureLevels(subject: Subject): Promise<SoundLevels> {
  const meter = createLevelMeter(levelRate);
  if (subject.facts.sound !== undefined) {
    const run = toRun(subject, [
      ...['-af', `aresample=${levelRate}:async=1:first_pts=0,highpass=f=80`, '-ac', '1'],
      ...['-c:a', 'pcm_s16le', '-f', 's16le'],
    ]);
    await pipeFfmpeg(subject.deps.tools, run, meter.push);
  }
  return meter.levels();
}

/** As it sounds on two loudspeakers: a single channel counts on both. */
async function measureLoudness(subject: Subject): Promise<Loudness> {
  if (subject.facts.sound === undefined) return { integratedLufs: silenceLufs };
  const run = toRun(subject, [
    ...['-af', 'aresample=48000,aformat=channel_layouts=stereo,ebur128=metadata=1'],
    ...['-f', 'null', '-'],
  ]);
  const { log } = await runFfmpeg(subject.deps.tools, { ...run, logLevel: 'info' });
  const loudness = parseLoudness(log);
  if (loudness === undefined) throw new StudioError('ffmpeg-failed', 'FFmpeg told no loudness');
  return loudness;
}

/** One picture a second tells enough, and the first minutes tell it of all. */
async function measureLight({ path, facts, deps }: Subject): Promise<Light> {
  const meter = createLightMeter();
  const { picture, kind } = facts;
  if (picture === undefined) return meter.light();
  const { widthPx, heightPx } = lightSize;
  const every = kind === 'image' ? [] : ['fps=1'];
  const filters = [
    ...every,
    `scale=${widthPx}:${heightPx}:flags=area:out_range=tv`,
    'format=yuv444p',
  ];
  await pipeFfmpeg(
    deps.tools,
    {
      args: [
        ...decodeGuards(facts.demuxer),
        ...['-i', `file:${path}`, '-map', `0:${picture.streamIndex}`, '-an', '-sn', '-dn'],
        ...['-t', String(lightSeconds), '-vf', filters.join(',')],
        ...['-frames:v', String(lightSeconds), '-f', 'rawvideo'],
      ],
      workDir: deps.workDir ?? dirname(path),
      signal: deps.signal,
      wallMs: measureWallMs,
    },
    meter.push,
  );
  return meter.light();
}

/** Faster footage is looked at no more often. */
const motionFps = 30;

async function measureMotion({ path, facts, deps }: Subject): Promise<Motion> {
  const { picture, kind } = facts;
  const own = picture?.fps ?? { num: motionFps, den: 1 };
  const rate = own.num / own.den > motionFps ? { num: motionFps, den: 1 } : own;
  const meter = createMotionMeter(rate);
  if (picture === undefined || kind !== 'video') return meter.motion();
  const { widthPx, heightPx } = motionSize;
  const filters = [
    `fps=${rate.num}/${rate.den}:start_time=0`,
    `scale=${widthPx}:${heightPx}:flags=area:out_range=tv`,
    'format=yuv444p16le',
  ];
  await pipeFfmpeg(
    deps.tools,
    {
      args: [
        ...decodeGuards(facts.demuxer),
        ...['-i', `file:${path}`, '-map', `0:${picture.streamIndex}`, '-an', '-sn', '-dn'],
        ...['-vf', filters.join(','), '-f', 'rawvideo'],
      ],
      workDir: deps.workDir ?? dirname(path),
      signal: deps.signal,
      wallMs: measureWallMs,
    },
    meter.push,
  );
  return meter.motion();
}

async function readMono(subject: Subject): Promise<Float32Array> {
  const samples = new Float32Array(beatRate * beatSeconds);
  let filled = 0;
  const bytes = new Uint8Array(samples.buffer);
  const run = toRun(subject, [
    ...['-t', String(beatSeconds), '-ac', '1', '-ar', String(beatRate)],
    ...['-c:a', 'pcm_f32le', '-f', 'f32le'],
  ]);
  await pipeFfmpeg(subject.deps.tools, run, (data) => {
    const room = bytes.length - filled;
    bytes.set(data.length > room ? data.subarray(0, room) : data, filled);
    filled += Math.min(room, data.length);
  });
  return samples.subarray(0, filled >> 2);
}

function toRun({ path, facts, deps }: Subject, output: readonly string[]): FfmpegRun {
  return {
    args: [
      ...inputGuards(facts.demuxer),
      ...['-vn', '-i', `file:${path}`, '-map', `0:${facts.sound?.streamIndex ?? 0}`],
      ...['-sn', '-dn', ...output],
    ],
    workDir: deps.workDir ?? dirname(path),
    signal: deps.signal,
    wallMs: measureWallMs,
  };
}
