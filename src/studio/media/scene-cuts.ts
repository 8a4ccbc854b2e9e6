import type { Motion } from './facts.ts';

/** A stretch of a source in samples of its motion; `to` is exclusive. */
export interface Samples {
  readonly from: number;
  readonly to: number;
}

/** Less than this never parts two scenes; Y, U and V together, in tenths. */
const leastCut = 120;
/** So many times what changes around it on average, and at most. */
const cutFactors = { mean: 3, most: 1.5 } as const;
const aroundFrames = 6;
const shortestSceneSeconds = 0.5;

/** Where a new scene begins, by hard cuts: the sample is its first frame. Dissolves are none. Pure. */
export function findCuts({ cut, change, rate }: Motion): readonly number[] {
  const shortest = Math.round((shortestSceneSeconds * rate.num) / rate.den);
  const found: number[] = [];
  for (const [at, strength] of cut.entries()) {
    if (strength < leastCut || at < shortest || cut.length - at < shortest) continue;
    if (strength * 10 < changeAround(change, at)) continue;
    const last = found.at(-1);
    if (last === undefined || at - last >= shortest) found.push(at);
    else if (strength > (cut[last] ?? 0)) found[found.length - 1] = at;
  }
  return found;
}

/** What a cut has to exceed, without the frame itself. */
function changeAround(change: readonly number[], at: number): number {
  const near = [
    ...change.slice(Math.max(0, at - aroundFrames), at),
    ...change.slice(at + 1, at + 1 + aroundFrames),
  ];
  const mean = near.reduce((sum, each) => sum + each, 0) / Math.max(1, near.length);
  return Math.max(cutFactors.mean * mean, cutFactors.most * Math.max(0, ...near));
}

/** In video range black is 16: a tenth above it is dark still. */
const blackPeak = 38;

export function findBlack({ peak }: Motion): readonly Samples[] {
  return runsOf(peak.map((each) => each <= blackPeak));
}

/** Hundredths of one of 255 steps: sensors are noisier even where nothing moves. */
const stillChange = 4;
/** Encoders go on polishing a picture that stands, and a key frame looks a little different. */
const mostPolish = 60;
const leastStillShare = 0.75;

/** Where the same frame is shown again and again; the first of them is not among it. */
export function findFrozen({ change }: Motion): readonly Samples[] {
  const runs = runsOf(change.map((each, at) => at > 0 && each <= mostPolish));
  return runs.filter(({ from, to }) => {
    const still = change.slice(from, to).filter((each) => each <= stillChange).length;
    return still >= leastStillShare * (to - from);
  });
}

function runsOf(flags: readonly boolean[]): readonly Samples[] {
  const runs: Samples[] = [];
  let from: number | undefined;
  for (const [at, flag] of [...flags, false].entries()) {
    if (flag) from ??= at;
    else if (from !== undefined) {
      runs.push({ from, to: at });
      from = undefined;
    }
  }
  return runs;
}
