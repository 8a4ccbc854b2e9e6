import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Frames,
  type Timeline,
  toMs,
  toSourceFrame,
} from '../../edit/timeline.ts';
import { findBlack, findFrozen } from '../../media/scene-cuts.ts';

/** What a moment has that holds people, each from 0 to 1; voice counts more than motion. */
const weights = { voice: 0.6, motion: 0.4 } as const;
const ticksPerSecond = 10;
/** Less between quiet and loud is a hum or a song: it says nothing about moments. */
const leastSpreadDb = 6;

/** How much there is to hear and to see at each tick of the film; nothing where it is black or stands still. */
export function scoreTicks(timeline: Timeline, scene: Scene): readonly number[] {
  const ticks = readTicks(timeline, scene);
  const voice = toShares(
    ticks.map((each) => each.db),
    leastSpreadDb,
  );
  const motion = toShares(
    ticks.map((each) => (each.change === undefined ? undefined : Math.log1p(each.change))),
    0.1,
  );
  return ticks.map(({ isEmpty }, nth) => {
    if (isEmpty) return 0;
    return weights.voice * (voice[nth] ?? 0.5) + weights.motion * (motion[nth] ?? 0.5);
  });
}

/** Mean score of a stretch of frames. */
export function scoreOf(
  ticks: readonly number[],
  { fps }: Timeline,
  span: { readonly from: Frames; readonly to: Frames },
): number {
  const toTick = (frame: Frames) => Math.round((frame * fps.den * ticksPerSecond) / fps.num);
  const part = ticks.slice(toTick(span.from), Math.max(toTick(span.from) + 1, toTick(span.to)));
  return part.reduce((sum, each) => sum + each, 0) / Math.max(1, part.length);
}

interface Tick {
  readonly db: number | undefined;
  readonly change: number | undefined;
  readonly isEmpty: boolean;
}

function readTicks(timeline: Timeline, scene: Scene): readonly Tick[] {
  const readers = new Map<string, (ms: number) => Tick>();
  const starts = clipStarts(timeline);
  const ticks: Tick[] = [];
  const perTick = timeline.fps.num / (timeline.fps.den * ticksPerSecond);
  for (const [nth, clip] of timeline.clips.entries()) {
    const read = readers.get(clip.asset) ?? readerOf(clip, scene);
    readers.set(clip.asset, read);
    const start = starts[nth] ?? 0;
    for (let at = ticks.length * perTick; at < start + clipFrames(clip); at += perTick) {
      ticks.push(read(toMs(toSourceFrame(clip, Math.max(0, at - start)), timeline.fps)));
    }
  }
  return ticks;
}

function readerOf(clip: Clip, scene: Scene): (ms: number) => Tick {
  const { levels, motion } = findSource(scene, clip.asset)?.measures ?? {};
  const empty = motion === undefined ? [] : [...findBlack(motion), ...longFrozen(motion)];
  return (ms) => {
    const sample =
      motion === undefined ? 0 : Math.round((ms * motion.rate.num) / (motion.rate.den * 1000));
    return {
      db: levels?.db[Math.floor(ms / levels.everyMs)],
      change: motion?.change[sample],
      isEmpty: empty.some(({ from, to }) => sample >= from && sample < to),
    };
  };
}

function longFrozen(motion: Parameters<typeof findFrozen>[0]): ReturnType<typeof findFrozen> {
  return findFrozen(motion).filter(
    ({ from, to }) => to - from >= motion.rate.num / motion.rate.den,
  );
}

/** From the quietest tenth (0) to the loudest (1); nothing where they are as good as the same. */
function toShares(
  values: readonly (number | undefined)[],
  leastSpread: number,
): readonly (number | undefined)[] {
  const sorted = values.filter((each) => each !== undefined).sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length * 0.1)] ?? 0;
  const high = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (high - low < leastSpread) return values.map(() => undefined);
  return values.map((each) =>
    each === undefined ? undefined : Math.max(0, Math.min(1, (each - low) / (high - low))),
  );
}
