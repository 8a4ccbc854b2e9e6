// The instruments of the music beds. Each returns the mono samples of one note, from its attack to the end of its tail.

export const sampleRate = 44_100;

const turn = 2 * Math.PI;

/** A seeded source of numbers from 0 to 1 (mulberry32), so that the same script makes the same music. */
export function createNoise(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const frequency = (midi) => 440 * 2 ** ((midi - 69) / 12);

function fill(seconds, sampleAt) {
  const samples = new Float32Array(Math.ceil(seconds * sampleRate));
  const fadeSeconds = 0.01;
  for (let index = 0; index < samples.length; index++) {
    const at = index / sampleRate;
    samples[index] = sampleAt(at, index) * Math.min(1, (seconds - at) / fadeSeconds);
  }
  return samples;
}

/** A soft electric piano: two sines, the second bending the first and dying away sooner. */
function piano(midi, seconds) {
  const hertz = frequency(midi);
  return fill(seconds + 0.9, (at) => {
    const strike = Math.min(1, at / 0.004);
    const held = at < seconds ? 1 : Math.exp(-(at - seconds) * 6);
    const bend = 1.3 * Math.exp(-at * 5) * Math.sin(turn * hertz * 2 * at);
    const bell = 0.12 * Math.exp(-at * 9) * Math.sin(turn * hertz * 7 * at);
    const tremolo = 1 + 0.08 * Math.sin(turn * 4.5 * at);
    const body = Math.exp(-at * 1.1) * Math.sin(turn * hertz * at + bend);
    return strike * held * tremolo * (body + bell);
  });
}

/** A wide, slow chord tone: four harmonics of two strings slightly apart. */
function pad(midi, seconds) {
  const hertz = frequency(midi);
  const harmonics = [1, 0.35, 0.16, 0.06];
  return fill(seconds + 0.6, (at) => {
    const swell = Math.min(1, at / 0.5) * (at < seconds ? 1 : Math.exp(-(at - seconds) * 7));
    let sum = 0;
    for (const [index, level] of harmonics.entries()) {
      const multiple = hertz * (index + 1);
      sum +=
        level * (Math.sin(turn * multiple * 0.9985 * at) + Math.sin(turn * multiple * 1.0015 * at));
    }
    return swell * sum * 0.5;
  });
}

function bass(midi, seconds) {
  const hertz = frequency(midi);
  return fill(seconds + 0.12, (at) => {
    const shape = Math.min(1, at / 0.008) * (at < seconds ? 1 : Math.exp(-(at - seconds) * 30));
    const tone = Math.sin(turn * hertz * at) + 0.3 * Math.sin(turn * hertz * 2 * at);
    return shape * Math.exp(-at * 0.9) * (tone + 0.08 * Math.sin(turn * hertz * 3 * at));
  });
}

/**
 * A plucked string: noise going round a loop as long as one wave, softened on every round (Karplus and Strong).
 * The wave is no whole number of samples, so an allpass of the missing fraction keeps the string in tune.
 */
function pluck(midi, seconds) {
  const noise = createNoise(midi * 7919);
  const wave = sampleRate / frequency(midi) + 0.5;
  const ring = new Float32Array(Math.floor(wave));
  const bend = (1 - (wave % 1)) / (1 + (wave % 1));
  let softened = 0;
  for (let index = 0; index < ring.length; index++) {
    softened += 0.45 * (noise() * 2 - 1 - softened);
    ring[index] = softened;
  }
  let before = 0;
  let tuned = 0;
  return fill(seconds + 0.5, (at, index) => {
    const here = index % ring.length;
    const sample = ring[here];
    const averaged = 0.4985 * (sample + ring[(here + 1) % ring.length]);
    tuned = bend * averaged + before - bend * tuned;
    before = averaged;
    ring[here] = tuned;
    return sample * (at < seconds ? 1 : Math.exp(-(at - seconds) * 8));
  });
}

function kick() {
  return fill(0.32, (at) => {
    const sweep = 48 * at + (95 / 38) * (1 - Math.exp(-at * 38));
    return Math.min(1, at / 0.001) * Math.exp(-at * 13) * Math.sin(turn * sweep);
  });
}

/** Noise through a band: `low` and `high` are how quickly it follows, 0 to 1. */
function brushed({ seconds, decay, low, high, seed }) {
  const noise = createNoise(seed);
  let slow = 0;
  let quick = 0;
  return fill(seconds, (at) => {
    const raw = noise() * 2 - 1;
    quick += high * (raw - quick);
    slow += low * (quick - slow);
    return Math.min(1, at / 0.002) * Math.exp(-at * decay) * (quick - slow);
  });
}

const brush = () => brushed({ seconds: 0.3, decay: 19, low: 0.1, high: 0.5, seed: 11 });
const clap = () => brushed({ seconds: 0.25, decay: 24, low: 0.16, high: 0.6, seed: 23 });
const shaker = () => brushed({ seconds: 0.09, decay: 55, low: 0.5, high: 0.95, seed: 37 });

export const instruments = { piano, pad, bass, pluck, kick, brush, clap, shaker };
