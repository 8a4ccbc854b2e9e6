import { z } from 'zod';
import { reduce } from '../../edit/frame-rate.ts';
import { movedWithClips, reflow, splitAt } from '../../edit/ripple.ts';
import { joinSpans } from '../../edit/span.ts';
import { type Clip, clipFrames, clipStarts } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, lengthChange } from '../telling.ts';
import { levelsOf, pauseSpans } from './pause-spans.ts';
import { removePauses } from './remove-pauses.ts';

const params = z.object({ percent: z.int().min(101).max(1600).default(400) });
type Wish = z.infer<typeof params>;

const usualPercent = 400;
const mostPercent = 800;
const pause = { minMs: 500, padMs: 120 };
const quietEn = '(?:pauses?|silen(?:ces?|t)|quiet|gaps?|dead air)';
const fastEn = '(?:speed\\w*|sped|fast(?:er|[- ]?forward)?|quicker|play)';
const words = new RegExp(
  `\\b${fastEn}\\b[^,]{0,30}\\b${quietEn}\\b(?=[^,]*(?:\\dx|%|up|fast|quick|instead|speed))|\\b(?:speed|fast[- ]?forward)\\w*\\b[^,]{0,24}\\b${quietEn}\\b|\\b${quietEn}\\b[^,]{0,24}\\b(?:\\d+(?:\\.\\d+)?x|faster|speed up|sped up|fast forward)|(?:停顿|气口|(?:静音|空白|没人?说话|安静)(?:的)?(?:部分|地方|片段|段落|时候))(?:的)?(?:部分|地方)?[^，,]{0,8}(?:\\dx|倍|加速|快放|快进)|(?:加速|快进|快放)[^，,]{0,6}(?:静音|停顿|空白)`,
);

/** Said after it, for safety. */
const noCut =
  /^(?:and )?(?:don't|do not) (?:cut|remove|delete) (?:them|it|anything)$|^(?:不要|别|不用)(?:剪掉?|删掉?|去掉)$/;

/** Pauses stay, but pass quickly. */
export const speedPauses = defineOperation<Wish>({
  kind: 'speed_pauses',
  phase: 'cut',
  params,
  recognise({ text }, { previousKind }) {
    if (previousKind === 'speed_pauses' && noCut.test(text)) return [];
    if (!words.test(text) || /⟦/.test(text)) return undefined;
    const isRefused = isNegated(
      text.replace(/\b(?:don't|do not|not|no) cut\w*|不要?剪掉?|别剪|不剪/g, ' '),
    );
    if (isRefused) return undefined;
    const factor = /(\d+(?:\.\d+)?)x(?!\d)/.exec(text)?.[1];
    const wanted = factor === undefined ? usualPercent : Math.round(Number(factor) * 100);
    return [{ percent: Math.max(101, Math.min(1600, wanted)) }];
  },
  needs: (_, scene) => removePauses.needs(pause, scene),
  apply(timeline, wish, scene) {
    const spans = joinSpans(pauseSpans(timeline, levelsOf(timeline, scene), pause));
    if (spans.length === 0) {
      return unchanged('I found no clear pauses to pass quickly.', '没有找到可以加速的停顿。');
    }
    const split = spans.flatMap(({ from, to }) => [from, to]).reduce(splitAt, timeline);
    const starts = clipStarts(split);
    const clips = split.clips.map((clip, nth) => {
      const at = starts[nth] ?? 0;
      const isPause = spans.some(({ from, to }) => at >= from && at + clipFrames(clip) <= to);
      return isPause ? faster(clip, Math.min(mostPercent, wish.percent)) : clip;
    });
    const moved = movedWithClips(split.clips, clips);
    return { kind: 'changed', timeline: reflow(split, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after, params: wish }) {
    const known = new Set(before.clips.map((clip) => `${clip.speed.num}/${clip.speed.den}`));
    const many = after.clips.filter(
      (clip) => !known.has(`${clip.speed.num}/${clip.speed.den}`),
    ).length;
    const factor = Math.min(mostPercent, wish.percent) / 100;
    const change = lengthChange(before, after);
    return {
      en: `${count(many, 'pause')} ${many === 1 ? 'plays' : 'play'} ${factor}× faster: ${change.en}.`,
      zh: `${many}处停顿以${factor}倍速带过：${change.zh}。`,
    };
  },
});

function faster(clip: Clip, percent: number): Clip {
  const { num, den } = clip.speed;
  return { ...clip, speed: reduce({ num: num * percent, den: den * 100 }) };
}
