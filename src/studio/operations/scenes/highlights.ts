import { z } from 'zod';
import { exactly } from '../../edit/exact-length.ts';
import { cutSpans } from '../../edit/ripple.ts';
import type { Scene, Sentence } from '../../edit/scene.ts';
import { withoutSpans } from '../../edit/span.ts';
import { type Timeline, timelineFrames, toFrames, toMs } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { removePauses } from '../cut/remove-pauses.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, lengthChange } from '../telling.ts';
import { motionNeeds } from './film-scenes.ts';
import { pickMoments } from './pick-moments.ts';

const params = z.object({
  /** Absent where no length was named. */
  ms: z.int().min(500).max(36_000_000).optional(),
});
type Wish = z.infer<typeof params>;

const words =
  /\bhighlights?\b(?! (?:colou?r|the (?:text|title|word)))|\bbest (?:parts?|bits?|moments?|scenes?|clips?|of it|\d+ms)\b|\b(?:most )?(?:interesting|exciting|important) (?:parts?|bits?|moments?|\d+ms)\b|\bteaser\b|\btrailer\b|精彩|高光|精华|最好的?(?:片段|部分|\d+ms)|集锦/;
const others = /\bmusic\b|\bsongs?\b|\btitles?\b|\btransitions?\b|⟦|音乐|配乐|标题|转场/;

/** Where no length is named: a third of the film, within these. */
const usual = { share: 1 / 3, shortestMs: 5000, longestMs: 60_000 } as const;

const thumb: Sentence = {
  en: 'I went by voice, motion and different scenes; that is a rule of thumb, I do not understand what is said.',
  zh: '我是按人声、画面动静和镜头变化挑的，只是经验判断，听不懂内容。',
};

/** "Pick the best 20 seconds". */
export const highlights = defineOperation<Wish>({
  kind: 'pick_highlights',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (!words.test(text) || others.test(text) || isNegated(text)) return undefined;
    const ms = Number(/(\d+)ms/.exec(text)?.[1] ?? 0);
    return [ms < 500 ? {} : { ms: Math.min(36_000_000, ms) }];
  },
  needs: (_, scene) => [...removePauses.needs({}, scene), ...motionNeeds(scene)],
  apply(timeline, wish, scene) {
    const wanted = wantedFrames(timeline, wish);
    const end = timelineFrames(timeline);
    if (wanted >= end)
      return unchanged('The video is not longer than that.', '视频本来就没有那么长。');
    return { kind: 'changed', timeline: pickFilm(timeline, scene, wanted), note: thumb };
  },
  tell({ before, after, params: wish, scene }) {
    const many = pickMoments(before, scene, wantedFrames(before, wish)).length;
    const change = lengthChange(before, after);
    return {
      en: `Picked ${count(many, 'moment')}: ${change.en}.`,
      zh: `挑出了${many}个片段：${change.zh}。`,
    };
  },
});

function pickFilm(timeline: Timeline, scene: Scene, wanted: number): Timeline {
  const whole = { from: 0, to: timelineFrames(timeline) };
  const kept = pickMoments(timeline, scene, wanted);
  return exactly(cutSpans(timeline, withoutSpans(whole, kept)), wanted);
}

function wantedFrames(timeline: Timeline, { ms }: Wish): number {
  if (ms !== undefined) return toFrames(ms, timeline.fps);
  const share = toMs(timelineFrames(timeline), timeline.fps) * usual.share;
  return toFrames(Math.max(usual.shortestMs, Math.min(usual.longestMs, share)), timeline.fps);
}
