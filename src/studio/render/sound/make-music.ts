import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Music,
  type SourceId,
  sampleRate,
  type Timeline,
  toSamples,
} from '../../edit/timeline.ts';
import { inputGuards } from '../../media/probe.ts';
import { keepSound } from '../encoding.ts';
import { runPass, type Workshop } from '../pass.ts';
import { toCacheKey } from '../piece-cache.ts';
import type { RenderSource } from '../renderer.ts';
import { findSpeech, type Span, speechOnTimeline, toEnvelope } from './ducking.ts';
import { layerSounds } from './layer-sound.ts';
import { voiceGainDb } from './loudness-target.ts';
import type { KnownMusic } from './mix-loudness.ts';
import { integrate, toEnergy } from './moments.ts';
import { envelopeRate, type MixedMusic } from './music-graph.ts';
import { evenSound, exactly } from './sound-graph.ts';
import type { SoundJob } from './sound-job.ts';
import { edgeSamples, heardSources } from './sound-pieces.ts';
import { levelsOf, momentsOf } from './source-measures.ts';

/** A music that can be mixed. */
export interface Track {
  readonly mixed: MixedMusic;
  readonly known: KnownMusic;
  readonly inputs: readonly { readonly path: string; readonly args: readonly string[] }[];
}

export async function prepareMusic(shop: Workshop, job: SoundJob): Promise<readonly Track[]> {
  const { timeline, sources } = job;
  const isDucking = timeline.music.some((music) => music.duckDb > 0);
  const speech = isDucking ? await findAllSpeech(shop, job) : [];
  const tracks: Track[] = [];
  const heard = [...timeline.music, ...layerSounds(timeline, sources)];
  for (const [at, music] of heard.entries()) {
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

interface Context {
  readonly music: Music;
  readonly source: RenderSource;
  readonly at: number;
  readonly speech: readonly Span[];
  readonly timeline: Timeline;
}

async function prepareTrack(shop: Workshop, context: Context): Promise<Track> {
  const { music, source, speech, timeline } = context;
  const moments = await momentsOf(shop, source);
  const integratedLufs = source.loudness?.integratedLufs ?? integrate(moments.map(toEnergy));
  const levelDb = voiceGainDb({ integratedLufs });
  const loops = lastSample(music, timeline) > trackSamples(source);
  const ducked = music.duckDb > 0 && speech.length > 0;
  const track = loops
    ? { path: await makeLoop(shop, source), args: ['-stream_loop', '-1', '-f', 'flac'] }
    : { path: `file:${source.path}`, args: [...inputGuards(source.facts.demuxer), '-vn'] };
  const envelope = ducked ? toEnvelope(music, speech, timeline.fps) : undefined;
  const streamIndex = loops ? 0 : (source.facts.sound?.streamIndex ?? 0);
  return {
    mixed: { music, levelDb, ducked, loops, streamIndex },
    known: {
      ...{ music, moments, levelDb },
      ...(envelope && { envelope }),
      ...(loops && { loopSamples: trackSamples(source) }),
    },
    inputs: [track, ...(envelope ? [await writeEnvelope(shop, envelope, context.at)] : [])],
  };
}

async function writeEnvelope(
  shop: Workshop,
  envelope: Float32Array,
  at: number,
): Promise<Track['inputs'][number]> {
  const path = `envelope-${at}.f32`;
  await writeFile(join(shop.workDir, path), new Uint8Array(envelope.buffer));
  return { path, args: ['-f', 'f32le', '-ar', String(envelopeRate), '-ac', '1'] };
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
