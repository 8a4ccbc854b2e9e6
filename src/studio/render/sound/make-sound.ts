import { sampleRate } from '../../edit/timeline.ts';
import { parseLoudness, silenceLufs } from '../../media/loudness.ts';
import { encodeSound, withoutMetadata } from '../encoding.ts';
import { soundFades } from '../fade-graph.ts';
import type { Gauge } from '../gauge.ts';
import { indexInFront } from '../index-room.ts';
import { feedPass, listInput, type Pass, type Workshop } from '../pass.ts';
import type { RenderPlan } from '../plan.ts';
import { isMostGain, masterGainDb } from './loudness-target.ts';
import { prepareMusic, type Track } from './make-music.ts';
import { makeVoice } from './make-voice.ts';
import { expectLoudness } from './mix-loudness.ts';
import { lowerMix } from './music-graph.ts';
import { exactly } from './sound-graph.ts';
import type { SoundJob } from './sound-job.ts';

/** Everything that the sound is mixed from. */
export interface Stems {
  /** List of the voice's parts. */
  readonly voice: string;
  readonly tracks: readonly Track[];
  /** Brings the mix to the level of the finished file. */
  readonly gainDb: number;
}

/** Parts of the sound's work, against frames of picture. */
const weights = { stems: 0.03, mix: 0.06 } as const;

export interface SoundParts {
  readonly stems: { at(share: number): void };
  readonly mix: { at(share: number): void };
}

export function soundParts(gauge: Gauge, { frames }: RenderPlan): SoundParts {
  return { stems: gauge.part(weights.stems * frames), mix: gauge.part(weights.mix * frames) };
}

/** The whole sound in a file of its own. */
export async function makeSound(shop: Workshop, job: SoundJob, gauge: Gauge): Promise<string> {
  const parts = soundParts(gauge, job.plan);
  const stems = await prepareSound(shop, job, parts);
  await mixInto(shop, { job, stems, parts, output: 'sound.m4a', picture: undefined });
  return 'sound.m4a';
}

/** The voice and what is under it, ready to be mixed; pieces that are there from earlier are used again. */
export async function prepareSound(
  shop: Workshop,
  job: SoundJob,
  parts: SoundParts,
): Promise<Stems> {
  const voice = await makeVoice(shop, job);
  const tracks = await prepareMusic(shop, job);
  parts.stems.at(1);
  const expected = expectLoudness({
    voice: voice.moments,
    tracks: tracks.map(({ known }) => known),
    timeline: job.timeline,
    samples: job.plan.samples,
  });
  return { voice: voice.list, tracks, gainDb: masterGainDb(expected) };
}

export interface MixWish {
  readonly job: SoundJob;
  readonly stems: Stems;
  readonly parts: SoundParts;
  readonly output: string;
  /** What goes into the same file as it is. */
  readonly picture: Pass['inputs'][number] | undefined;
  /** Room for the index in front; without it the index is moved there at the end. */
  readonly indexBytes?: number | undefined;
}

/** The level may be missed by so much: limiting takes loudness away, and voice and music may have to do with each other. */
const toleratedLu = 0.7;
const mostExtraDb = 6;

/** Mixes, brings to one level and encodes, with the picture beside it; once more where the level was missed. */
export async function mixInto(shop: Workshop, wish: MixWish): Promise<void> {
  const { stems } = wish;
  const reached = await mixOnce(shop, wish, stems.gainDb);
  const missingDb = masterGainDb(reached);
  if (stems.gainDb === 0 || isMostGain(stems.gainDb) || Math.abs(missingDb) <= toleratedLu) return;
  await mixOnce(shop, wish, stems.gainDb + Math.min(mostExtraDb, missingDb));
}

/** Gives the loudness that was reached. */
async function mixOnce(shop: Workshop, mix: MixWish, gainDb: number): Promise<number> {
  const log = await feedPass(shop, { from: mixingPass(mix, gainDb), into: encodingPass(mix) });
  return parseLoudness(log)?.integratedLufs ?? silenceLufs;
}

/** Moving the index to the front writes the whole file once more, without a word. */
const encodingStallMs = 5 * 60_000;
/** To hand samples from thread to thread takes longer than to decode them, and the encoder wants the other core. */
const oneThread = ['-threads', '1'] as const;
const samplesInput = ['-f', 'f32le', '-ar', String(sampleRate), '-ac', '2'] as const;

function mixingPass({ job, stems }: MixWish, gainDb: number): Pass {
  const { timeline, plan } = job;
  const { samples } = plan;
  return {
    name: 'mix',
    inputs: [
      { path: stems.voice, args: listInput },
      ...stems.tracks.flatMap((track) => track.inputs),
    ].map(({ path, args }) => ({ path, args: [...oneThread, ...args] })),
    graph: lowerMix(
      stems.tracks.map((track) => track.mixed),
      {
        ...{ samples, fps: timeline.fps, fades: soundFades(timeline, samples) },
        level: levelFilters(gainDb, samples),
      },
    ),
    outputArgs: ['-map', '[a]', '-c:a', 'pcm_f32le', '-f', 'f32le'],
    output: 'pipe:1',
    mediaSeconds: samples / sampleRate,
    logLevel: 'info',
    stallMs: encodingStallMs,
  };
}

/** Peaks stay here before the encoding, which adds up to a dB to them: at most -1 dBTP in the file. */
const limit = '0.794';
const lookaheadMs = 5;
/** Peaks between samples show at twice the rate. */
const limiterRate = 2 * sampleRate;

function levelFilters(gainDb: number, samples: number): readonly string[] {
  const delay = (limiterRate * lookaheadMs) / 1000;
  return [
    `volume=${gainDb.toFixed(2)}dB`,
    `aresample=${limiterRate}`,
    // The limiter's output is late by its lookahead.
    `apad=pad_len=${delay}`,
    `alimiter=limit=${limit}:attack=${lookaheadMs}:release=60:level=disabled`,
    `atrim=start_sample=${delay}`,
    'asetpts=N/SR/TB',
    // As exact as the samples themselves; from the limiter's form it would count with twice the digits.
    `aresample=${sampleRate}:internal_sample_fmt=fltp`,
    ...exactly(samples),
    'ebur128=metadata=1',
  ];
}

/** In a process of its own: while one encodes the other mixes. The picture is not encoded again. */
function encodingPass({ job, picture, output, parts, indexBytes }: MixWish): Pass {
  const { samples, soundKbps } = job.plan;
  return {
    name: 'encode',
    inputs: [{ path: 'pipe:0', args: samplesInput }, ...(picture === undefined ? [] : [picture])],
    outputArgs: [
      ...(picture === undefined ? [] : ['-map', '1:v:0', '-c:v', 'copy']),
      ...['-map', '0:a:0', ...encodeSound(soundKbps), ...withoutMetadata],
      ...[...indexInFront(indexBytes), '-f', 'mp4'],
    ],
    output,
    mediaSeconds: samples / sampleRate,
    stallMs: encodingStallMs,
    onShare: (share) => parts.mix.at(share),
  };
}
