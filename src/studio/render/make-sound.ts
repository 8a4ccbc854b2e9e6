import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Music,
  type SourceId,
  sampleRate,
  type Timeline,
  toSamples,
} from '../edit/timeline.ts';
import { parseLoudness } from '../media/loudness.ts';
import { inputGuards } from '../media/probe.ts';
import { prepareDenoising } from './denoise.ts';
import { findSpeech, type Span, speechOnTimeline, toEnvelope } from './ducking.ts';
import { encodeSound, keepSound } from './encoding.ts';
import { soundFades } from './fade-graph.ts';
import type { Gauge } from './gauge.ts';
import { masterGainDb, voiceGainDb } from './loudness-target.ts';
import { envelopeRate, lowerMix, type MixedMusic } from './music-graph.ts';
import { listInput, runPass, type Workshop, writeList } from './pass.ts';
import { toCacheKey } from './piece-cache.ts';
import type { RenderPlan } from './plan.ts';
import type { RenderSource } from './renderer.ts';
import { evenSound, exactly, headroomDb, lowerVoice } from './sound-graph.ts';
import { edgeSamples, heardSources } from './sound-pieces.ts';
import { levelsOf, loudnessOf } from './source-measures.ts';

export interface SoundJob {
  readonly timeline: Timeline;
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
  readonly plan: RenderPlan;
}

/** Parts of the sound's work, in what they cost of each other. */
const weights = { voice: 3, mix: 2, master: 4 } as const;

/** Makes the whole sound, apart from the picture: voice, music under it, one level. Gives its file. */
export async function makeSound(shop: Workshop, job: SoundJob, gauge: Gauge): Promise<string> {
  const scale = job.plan.frames / 100;
  const voicePart = gauge.part(weights.voice * scale);
  const mixPart = gauge.part(weights.mix * scale);
  const masterPart = gauge.part(weights.master * scale);
  const voice = await makeVoice(shop, job);
  voicePart.at(1);
  const mixed = await mix(shop, job, voice);
  mixPart.at(1);
  return master(shop, { job, mixed, onShare: (share) => masterPart.at(share) });
}

/** The main track's own sound, levelled; parts that are there from earlier are used again. */
async function makeVoice(shop: Workshop, { timeline, sources, plan }: SoundJob): Promise<string> {
  const levelDb = new Map<SourceId, number>();
  const heard = heardSources(timeline, sources);
  for (const source of heard) {
    levelDb.set(source.id, voiceGainDb(await loudnessOf(shop, source)));
  }
  const denoising = await prepareDenoising(shop, timeline, heard);
  const files: string[] = [];
  for (const [at, part] of plan.sound.entries()) {
    const pass = lowerVoice(part, { sources, levelDb, denoising });
    const file = `voice-${at}.flac`;
    const key = toCacheKey({
      inputs: pass.inputs.map(({ sha256, args }) => ({ sha256, args })),
      graph: pass.graph,
      encoding: keepSound,
      ffmpeg: shop.tools.version,
    });
    shop.used.add(key);
    files.push(file);
    if (await shop.cache.take(key, join(shop.workDir, file))) continue;
    await runPass(shop, {
      name: 'voice',
      inputs: pass.inputs.map((input) => ({ path: `file:${input.path}`, args: input.args })),
      graph: pass.graph,
      outputArgs: ['-map', '[a]', ...keepSound, '-f', 'flac'],
      output: file,
      mediaSeconds: pass.samples / sampleRate,
    });
    await shop.cache.keep(key, join(shop.workDir, file));
  }
  return writeList(shop, 'voice', files);
}

interface Mixed {
  readonly file: string;
  readonly integratedLufs: number;
}

async function mix(shop: Workshop, job: SoundJob, voice: string): Promise<Mixed> {
  const { timeline, plan } = job;
  const tracks = await prepareMusic(shop, job);
  const log = await runPass(shop, {
    name: 'mix',
    inputs: [{ path: voice, args: listInput }, ...tracks.flatMap((track) => track.inputs)],
    graph: lowerMix(
      tracks.map((track) => track.mixed),
      { samples: plan.samples, fps: timeline.fps, fades: soundFades(timeline, plan.samples) },
    ),
    outputArgs: ['-map', '[a]', ...keepSound, '-f', 'flac'],
    output: 'mix.flac',
    mediaSeconds: plan.samples / sampleRate,
    logLevel: 'info',
  });
  return { file: 'mix.flac', integratedLufs: parseLoudness(log)?.integratedLufs ?? -70 };
}

interface Track {
  readonly mixed: MixedMusic;
  readonly inputs: readonly { readonly path: string; readonly args: readonly string[] }[];
}

async function prepareMusic(shop: Workshop, job: SoundJob): Promise<readonly Track[]> {
  const { timeline, sources } = job;
  const isDucking = timeline.music.some((music) => music.duckDb > 0);
  const speech = isDucking ? await findAllSpeech(shop, job) : [];
  const tracks: Track[] = [];
  for (const [at, music] of timeline.music.entries()) {
    const source = sources.get(music.source);
    if (source?.facts.sound === undefined) continue;
    tracks.push(await prepareTrack(shop, { music, source, at, speech, timeline }));
  }
  return tracks;
}

async function findAllSpeech(
  shop: Workshop,
  { timeline, sources }: SoundJob,
): Promise<readonly Span[]> {
  const speech = new Map<SourceId, readonly Span[]>();
  for (const source of heardSources(timeline, sources)) {
    speech.set(source.id, findSpeech(await levelsOf(shop, source)));
  }
  return speechOnTimeline(timeline, speech);
}

async function prepareTrack(
  shop: Workshop,
  context: {
    readonly music: Music;
    readonly source: RenderSource;
    readonly at: number;
    readonly speech: readonly Span[];
    readonly timeline: Timeline;
  },
): Promise<Track> {
  const { music, source, at, speech, timeline } = context;
  const levelDb = voiceGainDb(await loudnessOf(shop, source));
  const loops = lastSample(music, timeline) > trackSamples(source);
  const ducked = music.duckDb > 0 && speech.length > 0;
  const track = loops
    ? { path: await makeLoop(shop, source), args: ['-stream_loop', '-1', '-f', 'flac'] }
    : { path: `file:${source.path}`, args: [...inputGuards(source.facts.demuxer), '-vn'] };
  const inputs = [track];
  if (ducked) {
    const envelope = toEnvelope(music, speech, timeline.fps);
    const path = `envelope-${at}.f32`;
    await writeFile(join(shop.workDir, path), new Uint8Array(envelope.buffer));
    inputs.push({ path, args: ['-f', 'f32le', '-ar', String(envelopeRate), '-ac', '1'] });
  }
  const streamIndex = loops ? 0 : (source.facts.sound?.streamIndex ?? 0);
  return { mixed: { music, levelDb, ducked, loops, streamIndex }, inputs };
}

function lastSample(music: Music, { fps }: Timeline): number {
  return toSamples(music.offset + music.frames, fps);
}

function trackSamples(source: RenderSource): number {
  return Math.round((source.facts.durationMs * sampleRate) / 1000);
}

/** The whole track in a form that repeats exactly, its edges faded so that the seam does not click. */
async function makeLoop(shop: Workshop, source: RenderSource): Promise<string> {
  const samples = trackSamples(source);
  const file = `loop-${source.sha256.slice(0, 32)}.flac`;
  const key = toCacheKey({ loop: source.sha256, samples, ffmpeg: shop.tools.version });
  shop.used.add(key);
  if (await shop.cache.take(key, join(shop.workDir, file))) return file;
  const seam = `afade=t=in:ss=0:ns=${edgeSamples},afade=t=out:ss=${samples - edgeSamples}:ns=${edgeSamples}`;
  const stream = source.facts.sound?.streamIndex ?? 0;
  await runPass(shop, {
    name: 'loop',
    inputs: [{ path: `file:${source.path}`, args: [...inputGuards(source.facts.demuxer), '-vn'] }],
    graph: `[0:${stream}]${[...evenSound, ...exactly(samples), seam].join(',')}[a]`,
    outputArgs: ['-map', '[a]', ...keepSound, '-f', 'flac'],
    output: file,
    mediaSeconds: samples / sampleRate,
  });
  await shop.cache.keep(key, join(shop.workDir, file));
  return file;
}

/** Peaks stay here before the encoding, which adds up to a dB to them: at most -1 dBTP in the file. */
const limit = '0.794';
const lookaheadMs = 5;
/** Peaks between samples show at twice the rate. */
const limiterRate = 2 * sampleRate;
/** Hard limiting takes loudness away: then once more, with what was missing. */
const toleratedLu = 0.7;
const mostExtraDb = 6;

async function master(
  shop: Workshop,
  context: { readonly job: SoundJob; readonly mixed: Mixed; onShare(share: number): void },
): Promise<string> {
  const { mixed } = context;
  const gainDb = masterGainDb(mixed.integratedLufs);
  const reached = await masterOnce(shop, { ...context, gainDb });
  const missingDb = masterGainDb(reached);
  const wasClamped = Math.abs(mixed.integratedLufs + gainDb - reached) < 0.1;
  if (gainDb !== 0 && missingDb > toleratedLu && !wasClamped) {
    await masterOnce(shop, { ...context, gainDb: gainDb + Math.min(mostExtraDb, missingDb) });
  }
  return 'sound.m4a';
}

async function masterOnce(
  shop: Workshop,
  context: {
    readonly job: SoundJob;
    readonly mixed: Mixed;
    readonly gainDb: number;
    onShare(share: number): void;
  },
): Promise<number> {
  const { samples, soundKbps } = context.job.plan;
  const delay = (limiterRate * lookaheadMs) / 1000;
  const log = await runPass(shop, {
    name: 'master',
    inputs: [{ path: context.mixed.file, args: ['-f', 'flac'] }],
    graph: `[0:a]${[
      `volume=${(headroomDb + context.gainDb).toFixed(2)}dB`,
      `aresample=${limiterRate}`,
      // The limiter's output is late by its lookahead.
      `apad=pad_len=${delay}`,
      `alimiter=limit=${limit}:attack=${lookaheadMs}:release=60:level=disabled`,
      `atrim=start_sample=${delay}`,
      'asetpts=N/SR/TB',
      `aresample=${sampleRate}`,
      ...exactly(samples),
      'ebur128=metadata=1',
    ].join(',')}[a]`,
    outputArgs: ['-map', '[a]', ...encodeSound(soundKbps), '-f', 'mp4'],
    output: 'sound.m4a',
    mediaSeconds: samples / sampleRate,
    logLevel: 'info',
    onShare: context.onShare,
  });
  return parseLoudness(log)?.integratedLufs ?? -70;
}
