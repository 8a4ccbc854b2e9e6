import type { Source } from './scene.ts';
import type { Rational } from './timeline.ts';

const maxFps = 30;
const minFps = 10;
/** For rates that no camera has on purpose: variable ones, and averages of them. */
const usualRates: readonly Rational[] = [
  { num: 10, den: 1 },
  { num: 12, den: 1 },
  { num: 15, den: 1 },
  { num: 20, den: 1 },
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
];

/** The rate in which most of the footage was shot, at most 30; photos alone get 30. */
export function dominantRate(sources: readonly Source[]): Rational {
  const weights = new Map<string, { rate: Rational; ms: number }>();
  for (const { facts } of sources) {
    if (facts.kind !== 'video' || facts.picture === undefined) continue;
    const rate = toTimelineRate(facts.picture.fps, facts.picture.isVariableRate);
    const key = `${rate.num}/${rate.den}`;
    weights.set(key, { rate, ms: (weights.get(key)?.ms ?? 0) + facts.durationMs });
  }
  const [most] = [...weights.values()].sort((a, b) => b.ms - a.ms);
  return most?.rate ?? { num: maxFps, den: 1 };
}

function toTimelineRate(fps: Rational, isVariable: boolean): Rational {
  if (!(fps.num > 0 && fps.den > 0)) return { num: maxFps, den: 1 };
  const halved = halve(fps);
  const value = halved.num / halved.den;
  const isUsual = value >= minFps && !isVariable && (halved.den === 1 || halved.den === 1001);
  return isUsual ? halved : nearestUsual(value);
}

/** 60 becomes 30, 59.94 29.97, 50 25: whole steps, so that every frame of the result is one of the source. */
function halve(fps: Rational): Rational {
  const steps = Math.max(1, Math.ceil(fps.num / fps.den / (maxFps + 0.01)));
  return reduce({ num: fps.num, den: fps.den * steps });
}

function nearestUsual(value: number): Rational {
  const distance = (rate: Rational) => Math.abs(rate.num / rate.den - value);
  return usualRates.reduce((best, rate) => (distance(rate) < distance(best) ? rate : best));
}

/** The same ratio in the smallest whole numbers. */
export function reduce({ num, den }: Rational): Rational {
  const divisor = greatestCommonDivisor(num, den) || 1;
  return { num: num / divisor, den: den / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
