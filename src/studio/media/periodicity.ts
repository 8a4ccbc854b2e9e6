/** Energy is looked at this often. */
const stepSeconds = 0.01;

/**
 * How periodic the onsets are at a beat's period, 0 to 1: autocorrelation of the rise of the energy, the best of one,
 * two and four beats. A metronome has about 1, music 0.3 to 0.8, speech less.
 */
export function beatConfidence(
  samples: Float32Array,
  sampleRate: number,
  periodSeconds: number,
): number {
  const onsets = centred(smooth(smooth(toOnsets(samples, Math.round(sampleRate * stepSeconds)))));
  const power = correlation(onsets, 0);
  if (power <= 0) return 0;
  const best = Math.max(
    ...[1, 2, 4].map((beats) => peakNear(onsets, (periodSeconds * beats) / stepSeconds)),
  );
  return Math.round(Math.min(1, Math.max(0, best / power)) * 1000) / 1000;
}

function toOnsets(samples: Float32Array, step: number): Float64Array {
  const energies = new Float64Array(Math.floor(samples.length / step));
  for (let at = 0; at < energies.length; at += 1) {
    let sum = 0;
    for (let index = at * step; index < (at + 1) * step; index += 1)
      sum += (samples[index] ?? 0) ** 2;
    energies[at] = Math.log10(1e-6 + sum / step);
  }
  return energies.map((energy, at) => Math.max(0, energy - (energies[at - 1] ?? energy)));
}

/** A beat falls between two steps as often as on one. */
function smooth(values: Float64Array): Float64Array {
  return values.map(
    (value, at) => 0.25 * (values[at - 1] ?? 0) + 0.5 * value + 0.25 * (values[at + 1] ?? 0),
  );
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}

function peakNear(onsets: Float64Array, lag: number): number {
  const around = [-3, -2, -1, 0, 1, 2, 3].map((shift) =>
    correlation(onsets, Math.round(lag) + shift),
  );
  return Math.max(...around);
}

/** Mean product, so that long lags are not at a disadvantage. */
function correlation(values: Float64Array, lag: number): number {
  const count = values.length - lag;
  if (count < 1) return 0;
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += (values[at] ?? 0) * (values[at + lag] ?? 0);
  return sum / count;
}
