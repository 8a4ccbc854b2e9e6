import { z } from 'zod';
import { createFreshIds } from '../../edit/fresh-ids.ts';
import { reflow, splitAt } from '../../edit/ripple.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Frames,
  type Timeline,
  timelineFrames,
  toFrames,
  toSourceFrame,
} from '../../edit/timeline.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { momentIn } from '../../plan/words/times.ts';
import { clipNumber, clipsIn } from '../clips/clip-target.ts';
import { type Change, defineOperation, type Reading, unchanged } from '../operation.ts';
import { targetSpan } from '../target.ts';
import { framesToSeconds, lengthChange } from '../telling.ts';

const params = z.object({
  where: z.enum(['start', 'end', 'at', 'none']),
  /** From the start of the film, or of the clip that is named. */
  atMs: z.int().min(0).default(0),
  lengthMs: z.int().min(1).default(2000),
  clip: clipNumber.optional(),
});
type Wish = z.infer<typeof params>;

/** Longer than this nobody looks at one picture. */
const longestMs = 60_000;
const words =
  /\bfreez(?:e|es|ing)\b|\bfrozen\b|\bstill frame\b|\bhold (?:on )?(?:the )?(?:\w+ )?frame\b|\bpause (?:on )?the (?:\w+ )?(?:frame|picture)\b|定格|定住|冻结|(?:画面|这一?帧|最后一帧|第一帧|最后1帧|第1帧|首帧)(?:停住|静止|停留|停(?!顿))/;

/** A frame that stands still, in silence, between what was before it and what comes after. */
export const freezeFrame = defineOperation<Wish>({
  kind: 'freeze_frame',
  phase: 'cut',
  params,
  recognise(clause) {
    const { text } = clause;
    if (!words.test(text) || /⟦|\btransi|转场/.test(text)) return undefined;
    const isFound = /\b(?:remove|cut|find|detect) (?:the |all )?frozen\b|卡住/.test(text);
    if (isFound) return undefined;
    if (polarityOf(clause) === 'remove') return [{ ...none, where: 'none' }];
    if (isNegated(text)) return [];
    return readWish(text);
  },
  apply(timeline, wish) {
    if (wish.where === 'none') return withoutStills(timeline);
    const place = targetSpan(timeline, { clip: wish.clip });
    if ('why' in place) return place.why;
    const { from, to } = place.span;
    const offset = toFrames(wish.atMs, timeline.fps);
    const at = { start: from, end: to, at: from + offset }[wish.where];
    if (at > to) return unchanged('That time is not in the video.', '视频里没有这个时间。');
    const frames = Math.max(1, toFrames(Math.min(longestMs, wish.lengthMs), timeline.fps));
    return {
      kind: 'changed',
      timeline: insertStill(timeline, { at, hold: frames, isAfter: wish.where === 'end' }),
    };
  },
  tell({ before, after, params: wish }) {
    const change = lengthChange(before, after);
    if (wish.where === 'none') {
      return { en: `Took the still out: ${change.en}.`, zh: `去掉了定格：${change.zh}。` };
    }
    const seconds = framesToSeconds(toFrames(wish.lengthMs, after.fps), after.fps);
    return {
      en: `One frame stands still for ${seconds} s: ${change.en}.`,
      zh: `画面定格${seconds}秒：${change.zh}。`,
    };
  },
});

const none = { atMs: 0, lengthMs: 2000 };

function readWish(text: string): Reading<Wish> {
  const [clip] = clipsIn(text);
  const target = clip === undefined ? {} : { clip };
  const times = [...text.matchAll(/(\d+)ms/g)].map((match) => Number(match[1]));
  const isEnd = /\b(?:last|final|end|ending)\b|最后|结尾|末尾/.test(text);
  const isStart =
    /\b(?:first|opening) frame\b|\bat the (?:start|beginning)\b|第[一1]帧|首帧|开头/.test(text);
  if (isEnd || isStart) {
    const lengthMs = times[0] ?? none.lengthMs;
    return [{ ...none, where: isEnd ? 'end' : 'start', lengthMs, ...target }];
  }
  const named =
    /(?:for|持续|停[住留]?|定格|定住|静止)\s*(\d+)ms|(\d+)ms (?:long|freeze|still)/.exec(text);
  const lengthMs = Number(named?.[1] ?? named?.[2] ?? none.lengthMs);
  const atMs = momentIn(named === null ? text : text.replace(named[0], ' '));
  if (atMs === undefined) {
    return {
      question: {
        en: 'Which frame should stand still? For example: freeze the last frame for 2 seconds, or freeze at 0:05.',
        zh: '定格哪一帧？例如：最后一帧定格2秒，或者在第5秒定格。',
      },
    };
  }
  return [{ where: 'at', atMs, lengthMs, ...target }];
}

interface Place {
  readonly at: Frames;
  readonly hold: Frames;
  /** It shows the frame that came last before it, as it must at the film's end; else the one that comes next. */
  readonly isAfter: boolean;
}

function insertStill(timeline: Timeline, { at, hold, isAfter }: Place): Timeline {
  const split = splitAt(timeline, at);
  const starts = [...clipStarts(split), timelineFrames(split)];
  const index = starts.indexOf(at);
  const next = split.clips[index];
  const isLast = isAfter || next === undefined || next.hold !== undefined;
  const shown = isLast ? split.clips[index - 1] : next;
  if (shown === undefined) return timeline;
  const still = toStill(shown, { hold, isLast, id: createFreshIds(split)('c') });
  const clips = split.clips.toSpliced(index, 0, still);
  const moved = (frame: Frames) => (frame < at ? frame : frame + hold);
  return reflow(split, { clips, moved, dropsCovered: false });
}

function toStill(
  clip: Clip,
  { hold, isLast, id }: { readonly hold: Frames; readonly isLast: boolean; readonly id: string },
): Clip {
  const { reversed, ...forwards } = clip;
  const isFirstShown = isLast === (reversed === true);
  const seen = isFirstShown ? clip.in : clip.out - 1;
  const at = clip.hold === undefined ? seen : Math.floor(toSourceFrame(clip, 0));
  const speed = { num: 1, den: 1 };
  return { ...forwards, id, in: at, out: at + 1, hold, speed, transition: null };
}

function withoutStills(timeline: Timeline): Change {
  const clips = timeline.clips.filter((clip) => clip.hold === undefined);
  if (clips.length === timeline.clips.length || clips.length === 0) {
    return unchanged('There is no still to take out.', '没有定格画面可以去掉。');
  }
  const starts = clipStarts(timeline);
  const moved = (frame: Frames) =>
    timeline.clips.reduce((left, clip, nth) => {
      const start = starts[nth] ?? 0;
      const length = clip.hold === undefined ? 0 : clipFrames(clip);
      const gone = Math.min(length, Math.max(0, frame - start));
      return left - gone;
    }, frame);
  return { kind: 'changed', timeline: reflow(timeline, { clips, moved, dropsCovered: true }) };
}
