import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import { joinSpans, withoutSpans } from '../../edit/span.ts';
import { timelineFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/polarity.ts';
import { stretchesIn } from '../../plan/times.ts';
import { clipsIn } from '../clips/clip-target.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { stretch, toSpan } from '../stretch.ts';
import { lengthChange } from '../telling.ts';
import { namesOtherThings, wantsOnly } from './range-words.ts';

const params = z.object({ ranges: z.array(stretch).min(1).max(50) });

export const keepRange = defineOperation<z.infer<typeof params>>({
  kind: 'keep_range',
  phase: 'cut',
  params,
  recognise({ text }) {
    const ranges = [...stretchesIn(text)];
    if (ranges.length === 0 || namesOtherThings(text) || !wantsOnly(text)) return undefined;
    if (isNegated(text) || clipsIn(text).length > 0) return undefined;
    return [{ ranges }];
  },
  apply(timeline, { ranges }) {
    const whole = { from: 0, to: timelineFrames(timeline) };
    const kept = joinSpans(ranges.flatMap((range) => toSpan(range, whole.to, timeline.fps) ?? []));
    if (kept.length === 0)
      return unchanged('That time is not in the video.', '视频里没有这个时间段。');
    const cut = withoutSpans(whole, kept);
    if (cut.length === 0)
      return unchanged('The video is not longer than that.', '视频本来就没有那么长。');
    return { kind: 'changed', timeline: cutSpans(timeline, cut) };
  },
  tell({ before, after }) {
    const change = lengthChange(before, after);
    return { en: `Kept only that part: ${change}.`, zh: `只保留了这部分：${change}。` };
  },
});
