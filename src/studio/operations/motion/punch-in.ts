import { z } from 'zod';
import { lookBounds, wholeView } from '../../edit/picture/look.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { changeClips, targetIn, targetShape } from '../target.ts';
import { count } from '../telling.ts';

const params = z.object({
  percent: z
    .int()
    .min(1)
    .max(lookBounds.maxScale - 100)
    .default(12),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

const usual = 12;
const words =
  /\bpunch(?:[- ]?ins?|es in|ing in)\b|\bzoom\w*\b[^,]*\b(?:every|each|other|between|on|at)\b[^,]*\b(?:other )?(?:cuts?|jump ?cuts?|clips?)\b|\balternat\w* zoom|(?:每隔|隔)[一1]?[刀段个][^，,]{0,4}(?:放大|推近)|(?:剪切点|每一?刀|每个剪辑点)[^，,]{0,4}放大/;

/** Every second piece a little closer: a jump cut that looks meant. */
export const punchIn = defineOperation<Wish>({
  kind: 'punch_in_zoom',
  phase: 'join',
  params,
  recognise(clause) {
    const { text } = clause;
    if (!words.test(text) || /⟦|\btransi|转场/.test(text)) return undefined;
    // "Zoom slowly into each clip" moves every one.
    if (/\b(?:slow|gradual|gentl|smooth)\w*|\binto (?:each|every|all)\b/.test(text))
      return undefined;
    if (isNegated(text) || polarityOf(clause) !== 'want') return undefined;
    const percent = /(\d+)%/.exec(text)?.[1];
    return [{ percent: Number(percent ?? usual), ...targetIn(text) }];
  },
  apply(timeline, wish) {
    if (timeline.clips.length < 2) {
      return unchanged(
        'There are no cuts to punch in on; trim the pauses or split the clip first.',
        '还没有剪切点，先剪掉停顿或切开视频吧。',
      );
    }
    const view = { ...wholeView, scale: Math.min(lookBounds.maxScale, 100 + wish.percent) };
    return changeClips(timeline, wish, {
      change: (clip, nth) =>
        nth % 2 === 0 ? clip : withLook(clip, { zoom: { from: view, to: view, over: [0, 1] } }),
      already: { en: 'It punches in on the cuts already.', zh: '剪切点已经这样放大了。' },
    });
  },
  tell({ before, after, params: wish }) {
    const known = new Map(before.clips.map((clip) => [clip.id, clip.look?.zoom] as const));
    const many = after.clips.filter((clip) => clip.look?.zoom !== known.get(clip.id)).length;
    return {
      en: `Every second piece is ${wish.percent}% closer (${count(many, 'piece')}).`,
      zh: `每隔一段放大${wish.percent}%（共${many}段）。`,
    };
  },
});
