import { z } from 'zod';
import { draftBounds } from '../../edit/draft/draft-bounds.ts';
import { reduce } from '../../edit/frame-rate.ts';
import { movedWithClips, reflow, splitAt } from '../../edit/ripple.ts';
import type { Span } from '../../edit/span.ts';
import {
  type Clip,
  clipStarts,
  type Frames,
  type Timeline,
  timelineFrames,
} from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { targetIn, targetShape, targetSpan } from '../target.ts';
import { framesToSeconds, lengthChange } from '../telling.ts';

const params = z.object({
  /** In hundredths of the present speed, at the first step and at the last. */
  from: z.int().min(25).max(800),
  to: z.int().min(25).max(800),
  /** Where no part is named: its last or first third, or all of it. */
  place: z.enum(['end', 'start', 'all']),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

const steps = { fewest: 5, most: 8 } as const;
/** Shorter steps are not seen as any. */
const leastStepSeconds = 0.2;
const slowest = 25;
const fastest = 800;

const ramping =
  /\bspeed[- ]?ramp|\bramp(?:s|ed|ing)?\b.*\b(?:speed|up|down|faster|slower|end|start)|\b(?:gradually|progressively|slowly|smoothly|steadily|increasingly) (?:speed|(?:get(?:s|ting)?|go(?:es|ing)?|becom\w+|mak\w+ it) (?:\w+ )?(?:faster|slower|quicker)|accelerat|faster|slow(?!ly))|\b(?:speed(?:s|ing)? up|slow(?:s|ing)? down|faster|slower) (?:gradually|progressively|bit by bit|more and more)|\bfaster and faster\b|\bslower and slower\b|\baccelerat\w+\b|曲线变速|坡度变速|(?:逐渐|渐渐|慢慢地?|越来越|逐步|平滑)(?:地)?(?:加速|变快|提速|快|减速|变慢|放慢|慢)|(?:结尾|最后|开头|片头|片尾)(?:部分|那里|处)?(?:逐渐)?(?:加速|减速|变速|提速)$/;
const falling = /\bdown\b|\bslow(?:er|s|ing)?\b|\bdecelerat|减速|变慢|放慢|越来越慢|渐渐慢/;

export const speedRamp = defineOperation<Wish>({
  kind: 'speed_ramp',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (
      !ramping.test(text) ||
      /⟦|\bmusic\b|\bsongs?\b|\bzoom|\bfade|\bvolume|音乐|歌|推近|音量|淡/.test(text)
    )
      return undefined;
    if (isNegated(text)) return [];
    return [
      {
        ...speedsIn(text),
        place: placeIn(text),
        ...targetIn(text.replace(/\d+(?:\.\d+)?x/g, ' ')),
      },
    ];
  },
  apply(timeline, wish) {
    const whole = targetSpan(timeline, wish);
    if ('why' in whole) return whole.why;
    const isNamed = wish.clip !== undefined || wish.range !== undefined;
    const span = isNamed ? whole.span : thirdOf(timeline, wish.place);
    const bounds = boundsOf(timeline, span);
    if (bounds === undefined) {
      return unchanged('That part is too short for a ramp.', '这一段太短，做不了曲线变速。');
    }
    const split = bounds.reduce(splitAt, timeline);
    if (split.clips.length > draftBounds.clips) {
      return unchanged('That would be more pieces than I can hold.', '这样片段太多，放不下。');
    }
    const starts = clipStarts(split);
    const clips = split.clips.map((clip, nth) => ramped(clip, starts[nth] ?? 0, { bounds, wish }));
    const moved = movedWithClips(split.clips, clips);
    return { kind: 'changed', timeline: reflow(split, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after, params: wish }) {
    const whole = targetSpan(before, wish);
    const isNamed = wish.clip !== undefined || wish.range !== undefined;
    const span = isNamed && 'span' in whole ? whole.span : thirdOf(before, wish.place);
    const seconds = framesToSeconds(span.to - span.from, before.fps);
    const from = reached(wish.from * speedAt(before, span.from));
    const to = reached(wish.to * speedAt(before, span.to - 1));
    const change = lengthChange(before, after);
    return {
      en: `The speed goes from ${from}× to ${to}× in steps over ${seconds} s: ${change.en}.`,
      zh: `${seconds}秒内速度从${from}倍逐级变到${to}倍：${change.zh}。`,
    };
  },
});

/** Of what it plays at already. */
function speedAt(timeline: Timeline, frame: Frames): number {
  const nth = clipStarts(timeline).findLastIndex((start) => start <= frame);
  const { num, den } = timeline.clips[nth]?.speed ?? { num: 1, den: 1 };
  return num / den;
}

/** In times of the footage's own speed, as it comes out. */
function reached(percent: number): number {
  return Math.max(slowest, Math.min(fastest, Math.round(percent))) / 100;
}

function speedsIn(text: string): Pick<Wish, 'from' | 'to'> {
  const named = [...text.matchAll(/(\d+(?:\.\d+)?)x/g)].map((found) =>
    Math.max(slowest, Math.min(fastest, Math.round(Number(found[1]) * 100))),
  );
  const [first, second] = named;
  if (first !== undefined && second !== undefined) return { from: first, to: second };
  const isDown = falling.test(text) && !/\bspeed(?:s|ing)? up\b|加速/.test(text);
  if (first !== undefined) return { from: 100, to: first === 100 ? 250 : first };
  return isDown ? { from: 100, to: 50 } : { from: 100, to: 250 };
}

function placeIn(text: string): Wish['place'] {
  if (/\b(?:end|ending|outro|finish|finale)\b|结尾|最后|片尾|末尾/.test(text)) return 'end';
  return /\b(?:start|beginning|intro|opening)\b|开头|片头|开始/.test(text) ? 'start' : 'all';
}

function thirdOf(timeline: Timeline, place: Wish['place']): Span {
  const length = timelineFrames(timeline);
  const third = Math.max(1, Math.round(length / 3));
  if (place === 'all') return { from: 0, to: length };
  return place === 'end' ? { from: length - third, to: length } : { from: 0, to: third };
}

/** Where each step begins, and where the last one ends; undefined where they would be too short. */
function boundsOf({ fps }: Timeline, { from, to }: Span): readonly Frames[] | undefined {
  const least = Math.max(2, Math.round((leastStepSeconds * fps.num) / fps.den));
  const count = Math.min(steps.most, Math.floor((to - from) / least));
  if (count < steps.fewest) return undefined;
  return Array.from(
    { length: count + 1 },
    (_, nth) => from + Math.round(((to - from) * nth) / count),
  );
}

/** Equal steps to the eye: each is faster than the one before by the same factor. */
function ramped(
  clip: Clip,
  start: Frames,
  { bounds, wish }: { readonly bounds: readonly Frames[]; readonly wish: Wish },
): Clip {
  const last = bounds.length - 2;
  const step = bounds.findLastIndex((bound) => bound <= start);
  if (step < 0 || step > last) return clip;
  const factor = (wish.from / 100) * (wish.to / wish.from) ** (step / last);
  const wanted = Math.round((100 * factor * clip.speed.num) / clip.speed.den);
  const percent = Math.max(slowest, Math.min(fastest, wanted));
  return { ...clip, speed: reduce({ num: percent, den: 100 }) };
}
