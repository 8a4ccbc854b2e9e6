import {
  type Clip,
  clipFrames,
  clipStarts,
  type Music,
  type Rational,
  type SourceId,
  type Timeline,
  toMs,
} from '../../edit/timeline.ts';
import type { SoundLevels } from '../../media/facts.ts';
import { envelopePadSamples, envelopeRate } from './music-graph.ts';

/** A stretch of time in ms. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The music is down when a word starts, and comes back after the last one. */
const rampDownMs = 200;
const rampUpMs = 300;
/** Between words closer than this the music stays down. */
const holdMs = 600;
/** Shorter sounds are no words. */
const shortestWordMs = 80;
/** Without at least this range of levels there are no words and pauses to tell apart. */
const leastRangeDb = 6;
const quietestSpeechDb = -50;
const floorDb = -75;

/** Where somebody speaks in a source, by its levels: adaptive, so that a noisy room changes nothing. */
export function findSpeech(levels: SoundLevels): readonly Span[] {
  const sorted = [...levels.db].sort((a, b) => a - b);
  const low = Math.max(floorDb, percentile(sorted, 0.1));
  const high = percentile(sorted, 0.9);
  if (high < quietestSpeechDb) return [];
  const whole = { startMs: 0, endMs: levels.db.length * levels.everyMs };
  if (high - low < leastRangeDb) return [whole];
  const threshold = Math.min(low + 0.4 * (high - low), high - 12);
  return bridge(loudSpans(levels, threshold), holdMs).filter(
    (span) => span.endMs - span.startMs >= shortestWordMs,
  );
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? -90;
}

function loudSpans(levels: SoundLevels, threshold: number): readonly Span[] {
  const spans: Span[] = [];
  let startMs: number | undefined;
  levels.db.forEach((db, at) => {
    const ms = at * levels.everyMs;
    if (db > threshold && startMs === undefined) startMs = ms;
    if (db <= threshold && startMs !== undefined) {
      spans.push({ startMs, endMs: ms });
      startMs = undefined;
    }
  });
  if (startMs !== undefined) spans.push({ startMs, endMs: levels.db.length * levels.everyMs });
  return spans;
}

function bridge(spans: readonly Span[], gapMs: number): readonly Span[] {
  const bridged: Span[] = [];
  for (const span of spans) {
    const last = bridged.at(-1);
    if (last !== undefined && span.startMs - last.endMs <= gapMs) {
      bridged.splice(-1, 1, { startMs: last.startMs, endMs: Math.max(last.endMs, span.endMs) });
    } else bridged.push(span);
  }
  return bridged;
}

/** Where somebody speaks on the timeline. */
export function speechOnTimeline(
  timeline: Timeline,
  speech: ReadonlyMap<SourceId, readonly Span[]>,
): readonly Span[] {
  const starts = clipStarts(timeline);
  const spans = timeline.clips.flatMap((clip, at) => {
    if (clip.gainDb === null || clip.hold !== undefined) return [];
    const startMs = toMs(starts[at] ?? 0, timeline.fps);
    const endMs = startMs + toMs(clipFrames(clip), timeline.fps);
    const place = toPlace(clip, startMs, timeline.fps);
    return (speech.get(clip.asset) ?? [])
      .map((span) => [place(span.startMs), place(span.endMs)].sort((a, b) => a - b))
      .map(([first = 0, last = 0]) => ({
        startMs: Math.max(startMs, first),
        endMs: Math.min(endMs, last),
      }))
      .sort((a, b) => a.startMs - b.startMs)
      .filter((span) => span.endMs > span.startMs);
  });
  return bridge(spans, holdMs);
}

/** Where on the timeline a moment of the source is heard. */
function toPlace(clip: Clip, startMs: number, fps: Rational): (ms: number) => number {
  const per = clip.speed.den / clip.speed.num;
  const [inMs, outMs] = [toMs(clip.in, fps), toMs(clip.out, fps)];
  return (ms) => startMs + (clip.reversed === true ? outMs - ms : ms - inMs) * per;
}

/** Gain of a music at each ms from its start, padded at both ends; ramps are straight in dB. */
export function toEnvelope(music: Music, speech: readonly Span[], fps: Rational): Float32Array {
  const startMs = toMs(music.at, fps);
  const lengthMs = Math.ceil(toMs(music.frames, fps));
  const stepMs = 1000 / envelopeRate;
  const envelope = new Float32Array(Math.ceil(lengthMs / stepMs) + 2 * envelopePadSamples);
  let next = 0;
  for (let index = 0; index < envelope.length; index += 1) {
    const ms = startMs + (index - envelopePadSamples) * stepMs;
    while (next < speech.length && (speech[next]?.endMs ?? 0) + rampUpMs < ms) next += 1;
    const depth = Math.max(depthAt(speech[next], ms), depthAt(speech[next + 1], ms));
    envelope[index] = 10 ** ((-music.duckDb * depth) / 20);
  }
  return envelope;
}

/** 0 is untouched, 1 is fully down. */
function depthAt(span: Span | undefined, ms: number): number {
  if (span === undefined) return 0;
  if (ms < span.startMs) return Math.max(0, 1 - (span.startMs - ms) / rampDownMs);
  return ms <= span.endMs ? 1 : Math.max(0, 1 - (ms - span.endMs) / rampUpMs);
}
