import { type Music, sampleRate, type Timeline, toSamples } from '../../edit/timeline.ts';
import { soundFadeGain } from '../fade-graph.ts';
import { integrate, type Moments, momentsPerSecond, toEnergy } from './moments.ts';
import { envelopePadSamples, envelopeRate, musicFades } from './music-graph.ts';

/** A music of the mix by what is known of it: nothing is decoded to say how loud the mix will be. */
export interface KnownMusic {
  readonly music: Music;
  /** Of the whole track, as it comes. */
  readonly moments: Moments;
  /** Brings the track to the level of the voice, before the music's own gain. */
  readonly levelDb: number;
  /** Gain at each ms from its start, padded; absent where nobody speaks over it. */
  readonly envelope?: Float32Array;
  /** Length of the track where it repeats. */
  readonly loopSamples?: number;
}

export interface KnownMix {
  readonly voice: Moments;
  readonly tracks: readonly KnownMusic[];
  readonly timeline: Timeline;
  readonly samples: number;
}

const stepSamples = sampleRate / momentsPerSecond;
/** A moment is the mean over so many steps. */
const windowSteps = 4;
const probesPerStep = 4;

/** Voice and music have nothing to do with each other, so their energies add up: right to some tenths of a LU. */
export function expectLoudness(mix: KnownMix): number {
  const fade = soundFadeGain(mix.timeline, mix.samples);
  const gains = mix.tracks.map((track) => toGain(track, mix.timeline));
  const steps = Math.ceil(mix.samples / stepSamples);
  const energies = Array.from({ length: steps }, (_, step) => {
    const whole = meanSquare(step, fade);
    const music = mix.tracks.reduce((sum, track, at) => {
      const gain = gains[at];
      const energy = energyAt(track, mix.timeline, step);
      return gain === undefined || energy === 0 ? sum : sum + energy * meanSquare(step, gain);
    }, 0);
    return whole * (toEnergy(mix.voice[step] ?? -Infinity) + music);
  });
  return integrate(energies);
}

type Gain = (sample: number) => number;

function meanSquare(step: number, gain: Gain): number {
  const probes = windowSteps * probesPerStep;
  const end = (step + 1) * stepSamples;
  let sum = 0;
  for (let probe = 0; probe < probes; probe += 1) {
    sum += gain(end - ((probe + 0.5) * stepSamples) / probesPerStep) ** 2;
  }
  return sum / probes;
}

/** What of the track is heard in this moment, before any gain. */
function energyAt(track: KnownMusic, { fps }: Timeline, step: number): number {
  const { music, loopSamples, moments } = track;
  const heard = (step + 1) * stepSamples - toSamples(music.at, fps) + toSamples(music.offset, fps);
  const at = loopSamples === undefined ? heard : heard % loopSamples;
  return toEnergy(moments[Math.round(at / stepSamples) - 1] ?? -Infinity);
}

function toGain({ music, envelope, levelDb }: KnownMusic, { fps }: Timeline): Gain {
  const start = toSamples(music.at, fps);
  const samples = toSamples(music.at + music.frames, fps) - start;
  const { fadeIn, fadeOut } = musicFades(music, samples, fps);
  const level = 10 ** ((levelDb + music.gainDb) / 20);
  return (sample) => {
    const at = sample - start;
    if (at < 0 || at >= samples) return 0;
    const fade = Math.min(1, at / Math.max(1, fadeIn), (samples - at) / Math.max(1, fadeOut));
    const ms = envelopePadSamples + Math.floor((at * envelopeRate) / sampleRate);
    return level * fade * (envelope?.[ms] ?? 1);
  };
}
