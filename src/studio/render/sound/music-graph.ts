import {
  type Frames,
  type Music,
  type Rational,
  sampleRate,
  toSamples,
} from '../../edit/timeline.ts';
import { createGraph, type Graph } from '../graph.ts';
import { evenSound, exactly, headroomDb } from './sound-graph.ts';
import { edgeSamples } from './sound-pieces.ts';

/** Envelopes are files of floats at this rate; FFmpeg raises it. */
export const envelopeRate = 1_000;
/** Silence of the resampler's start and end falls into these. */
export const envelopePadSamples = 100;

/** Music with what its mixing needs. Inputs: 0 is the voice, then for each music its track and, if ducked, its envelope. */
export interface MixedMusic {
  readonly music: Music;
  /** Brings the track to the level of the voice, before the music's own gain. */
  readonly levelDb: number;
  readonly ducked: boolean;
  /** The track was prepared: it repeats without a seam and is even already. */
  readonly loops: boolean;
  /** `n` of `[input:n]`. */
  readonly streamIndex: number;
}

export interface MixOptions {
  readonly samples: number;
  readonly fps: Rational;
  /** Filters for all of it together. */
  readonly fades: readonly string[];
  /** Those that follow. */
  readonly level: readonly string[];
}

/** Mixes the music under the voice and brings all to its level; the end of `[a]` is the end of the voice. Pure. */
export function lowerMix(tracks: readonly MixedMusic[], options: MixOptions): string {
  const { samples, fps, fades: edges, level } = options;
  const graph = createGraph();
  const voice = graph.chain(['[0:a]'], [`asetpts=N/SR/TB`, evenSound[1], `volume=${headroomDb}dB`]);
  let input = 1;
  const layers = tracks.map((track) => {
    const label = lowerTrack(graph, track, { input, fps });
    input += track.ducked ? 2 : 1;
    return label;
  });
  const mixed =
    layers.length === 0
      ? voice
      : graph.chain(
          [voice, ...layers],
          [`amix=inputs=${layers.length + 1}:normalize=0:duration=first:dropout_transition=0`],
        );
  graph.end(mixed, [...exactly(samples), ...edges, ...level], 'a');
  return graph.text();
}

function lowerTrack(
  graph: Graph,
  track: MixedMusic,
  place: { readonly input: number; readonly fps: Rational },
): string {
  const { music } = track;
  const { fps } = place;
  const offset = toSamples(music.offset, fps);
  const start = toSamples(music.at, fps);
  const samples = toSamples(music.at + music.frames, fps) - start;
  const even = track.loops ? ['asetpts=N/SR/TB', evenSound[1]] : evenSound;
  const level = graph.chain(
    [`[${place.input}:${track.streamIndex}]`],
    [
      ...even,
      `atrim=start_sample=${offset}:end_sample=${offset + samples}`,
      'asetpts=N/SR/TB',
      ...exactly(samples),
      `volume=${(track.levelDb + music.gainDb).toFixed(2)}dB`,
      ...fades(music, samples, fps),
    ],
  );
  const ducked = track.ducked ? duck(graph, level, { input: place.input + 1, samples }) : level;
  return start === 0 ? ducked : graph.chain([ducked], [`adelay=delays=${start}S:all=1`]);
}

/** Lengths of its fades in samples: never so short that it clicks, never more than half of it. */
export function musicFades(
  music: Music,
  samples: number,
  fps: Rational,
): { readonly fadeIn: number; readonly fadeOut: number } {
  const bounded = (frames: Frames) =>
    Math.min(Math.max(edgeSamples, toSamples(frames, fps)), samples >> 1);
  return { fadeIn: bounded(music.fadeIn), fadeOut: bounded(music.fadeOut) };
}

function fades(music: Music, samples: number, fps: Rational): readonly string[] {
  const { fadeIn, fadeOut } = musicFades(music, samples, fps);
  return [`afade=t=in:ss=0:ns=${fadeIn}`, `afade=t=out:ss=${samples - fadeOut}:ns=${fadeOut}`];
}

/** Multiplies by the envelope: as deep as asked to the tenth of a dB, whatever the music does. */
function duck(graph: Graph, label: string, options: { input: number; samples: number }): string {
  const start = (envelopePadSamples * sampleRate) / envelopeRate;
  const envelope = graph.chain(
    [`[${options.input}:a]`],
    [
      `aresample=${sampleRate}`,
      'pan=stereo|c0=c0|c1=c0',
      'aformat=sample_fmts=fltp:channel_layouts=stereo',
      `atrim=start_sample=${start}`,
      'asetpts=N/SR/TB',
      `apad=whole_len=${options.samples}`,
      `atrim=end_sample=${options.samples}`,
    ],
  );
  return graph.chain([label, envelope], ['amultiply']);
}
