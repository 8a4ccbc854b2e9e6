import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { StudioError } from '../errors.ts';
import type { Beats } from './facts.ts';
import { beatConfidence } from './periodicity.ts';

const trackWallMs = 60_000;
const slowestBpm = 60;
const fastestBpm = 150;
const noBeats: Beats = { bpm: slowestBpm, confidence: 0, timesMs: [] };

export interface BeatOptions {
  readonly sampleRate: number;
  /** Length of the whole track: beats found in its first minutes go on to its end. */
  readonly durationMs: number;
}

/** Finds tempo and beats of mono samples, on a thread of its own: it computes for seconds. */
export async function toBeats(samples: Float32Array, options: BeatOptions): Promise<Beats> {
  if (samples.length < options.sampleRate * 2) return noBeats;
  const found = await trackBeats(samples);
  const first = found.beats[0];
  if (first === undefined || !(found.tempo > 0)) return noBeats;
  const { bpm, beats } = fold(found.tempo, found.beats);
  const periodSeconds = 60 / bpm;
  return {
    bpm: Math.round(bpm * 100) / 100,
    confidence: beatConfidence(samples, options.sampleRate, periodSeconds),
    timesMs: continueBeats(beats, periodSeconds, options.durationMs / 1000).map((seconds) =>
      Math.round(seconds * 1000),
    ),
  };
}

/** Trackers hear twice the tempo easily (measured: 96 became 192): every second beat of what is too fast. */
function fold(tempo: number, times: readonly number[]): { bpm: number; beats: readonly number[] } {
  let bpm = tempo;
  let beats = times;
  while (bpm > fastestBpm) {
    bpm /= 2;
    beats = beats.filter((_, at) => at % 2 === 0);
  }
  while (bpm < slowestBpm) {
    bpm *= 2;
    beats = beats.flatMap((beat, at) => {
      const next = beats[at + 1];
      return next === undefined ? [beat] : [beat, (beat + next) / 2];
    });
  }
  return { bpm, beats };
}

function continueBeats(
  beats: readonly number[],
  periodSeconds: number,
  endSeconds: number,
): readonly number[] {
  const all = beats.filter((beat) => beat >= 0 && beat <= endSeconds);
  let next = (all.at(-1) ?? endSeconds) + periodSeconds;
  while (next <= endSeconds) {
    all.push(next);
    next += periodSeconds;
  }
  return all;
}

const answer = z.union([
  z.object({ tempo: z.number(), beats: z.array(z.number()) }),
  z.object({ failed: z.string() }),
]);

/** The library comes as CommonJS without types; the thread needs nothing else of the program. */
const trackerSource = `
const { parentPort, workerData } = require('node:worker_threads');
try {
  const MusicTempo = require(workerData.library);
  const found = new MusicTempo(workerData.samples);
  parentPort.postMessage({ tempo: Number(found.tempo), beats: Array.from(found.beats) });
} catch (error) {
  parentPort.postMessage({ failed: String(error) });
}
`;

async function trackBeats(
  samples: Float32Array,
): Promise<{ tempo: number; beats: readonly number[] }> {
  const library = createRequire(import.meta.url).resolve('music-tempo');
  const worker = new Worker(trackerSource, { eval: true, workerData: { library, samples } });
  try {
    const parsed = answer.parse(await firstMessage(worker));
    // It throws where it hears no onsets at all: then there is no beat.
    return 'failed' in parsed ? { tempo: 0, beats: [] } : parsed;
  } finally {
    await worker.terminate();
  }
}

function firstMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new StudioError('ffmpeg-failed', 'finding beats took too long')),
      trackWallMs,
    );
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => clearTimeout(late));
  });
}
