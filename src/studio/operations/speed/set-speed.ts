import { z } from 'zod';
import { reduce } from '../../edit/frame-rate.ts';
import { movedWithClips, reflow } from '../../edit/ripple.ts';
import type { Sentence } from '../../edit/scene.ts';
import type { Clip, Rational, Timeline } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { isolate, targetIn, targetShape, targetSpan, tellTarget } from '../target.ts';
import { lengthChange } from '../telling.ts';
import { isAboutSpeed, type SpeedWish, speedIn } from './speed-words.ts';

const params = z.object({
  /** `set` counts from the footage's own speed, `times` from the present one. */
  mode: z.enum(['set', 'times']),
  percent: z.int().min(10).max(1600),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

const slowestPercent = 25;
const fastestPercent = 800;

export const setSpeed = defineOperation<Wish>({
  kind: 'set_speed',
  phase: 'cut',
  params,
  recognise({ text }) {
    // "Loop … three times" is how often.
    if (!isAboutSpeed(text) || /\b(?:loop|repeat)\b(?!.*\b(?:fast|slow|speed))/.test(text))
      return undefined;
    if (isNegated(text)) return [];
    return [{ ...toParams(speedIn(text)), ...targetIn(text) }];
  },
  apply(timeline, wish) {
    const place = targetSpan(timeline, wish);
    if ('why' in place) return place.why;
    const { timeline: split, first, end } = isolate(timeline, place.span);
    const clips = split.clips.map((clip, nth) =>
      nth >= first && nth < end ? withSpeed(clip, wish) : clip,
    );
    if (clips.every((clip, nth) => clip === split.clips[nth])) {
      return unchanged('It plays at that speed already.', '已经是这个速度了。');
    }
    const moved = movedWithClips(split.clips, clips);
    return { kind: 'changed', timeline: reflow(split, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after, params: wish }) {
    const change = lengthChange(before, after);
    const isPart = wish.clip !== undefined || wish.range !== undefined;
    const how = tellSpeed(after, wish);
    const part = wish.range === undefined ? tellTarget(before, wish).zh : '这部分';
    return {
      en: `${isPart ? 'That part' : 'Everything'} plays ${how.en}: ${change.en}.`,
      zh: `${isPart ? part : '整段'}${how.zh}：${change.zh}。`,
    };
  },
});

function tellSpeed(after: Timeline, wish: Wish): Sentence {
  const speeds = new Set(after.clips.map((clip) => clip.speed.num / clip.speed.den));
  const [only] = speeds.size === 1 ? speeds : [];
  const factor = only ?? (wish.mode === 'set' ? wish.percent / 100 : undefined);
  if (factor !== undefined) {
    const times = Math.round(factor * 100) / 100;
    return { en: `at ${times}×`, zh: `改成了${times}倍速` };
  }
  return wish.percent > 100 ? { en: 'faster', zh: '加快了' } : { en: 'slower', zh: '放慢了' };
}

function toParams({ mode, factor }: SpeedWish): Pick<Wish, 'mode' | 'percent'> {
  const percent = Math.round(factor * 100);
  return { mode, percent: Math.max(slowestPercent, Math.min(fastestPercent, percent)) };
}

/** In hundredths and within what sounds like something. */
function withSpeed(clip: Clip, wish: Wish): Clip {
  const now = wish.mode === 'set' ? 100 : (100 * clip.speed.num) / clip.speed.den;
  const wanted = Math.round((now * wish.percent) / 100);
  const percent = Math.max(slowestPercent, Math.min(fastestPercent, wanted));
  const speed: Rational = reduce({ num: percent, den: 100 });
  const isSame = speed.num === clip.speed.num && speed.den === clip.speed.den;
  return isSame ? clip : { ...clip, speed };
}
