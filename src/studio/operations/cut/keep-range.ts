import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import { joinSpans, withoutSpans } from '../../edit/span.ts';
import { timelineFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { type Stretch, stretchesIn } from '../../plan/words/times.ts';
import { clipsIn, isEveryClip } from '../clips/clip-target.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { stretch, toSpan } from '../stretch.ts';
import { lengthChange } from '../telling.ts';
import { namesOtherThings, wantsOnly } from './range-words.ts';

const params = z.object({ ranges: z.array(stretch).min(1).max(50) });

export const keepRange = defineOperation<z.infer<typeof params>>({
  kind: 'keep_range',
  phase: 'cut',
  params,
  recognise({ text }, { previousKind, scene }) {
    // "… only between 2 and 3": the cuts, and no seconds.
    if (
      /_transitions$/.test(previousKind ?? scene.history.last?.steps.at(-1)?.kind ?? '') &&
      /\bbetween\b/.test(text)
    )
      return undefined;
    if (namesOtherThings(text) || isNegated(text) || clipsIn(text).length > 0) return undefined;
    if (isEveryClip(text)) return undefined;
    const both =
      /^从第?\s*\d+ms\s*(?:这里|那里|处)?(?:开始)?\s*[，,]?\s*[到至]第?\s*\d+ms\s*处?(?:结束|为止|停|收尾)$/.test(
        text,
      );
    if (both) return [{ ranges: [...stretchesIn(text)] }];
    const edge = edgeIn(text);
    if (edge !== undefined) return [{ ranges: [edge] }];
    const ranges = [...stretchesIn(text)];
    return ranges.length === 0 || !wantsOnly(text) ? undefined : [{ ranges }];
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
    return { en: `Kept only that part: ${change.en}.`, zh: `只保留了这部分：${change.zh}。` };
  },
});

const startsAt =
  /^(?:please |can you |could you |i want (?:it )?to |make (?:it|the (?:video|clip)) |have (?:it|the (?:video|clip)) |let (?:it|the (?:video|clip)) )*(?:start|begin)s? (?:(?:it|this|that|the (?:video|clip|film)) )?(?:at|from) (\d+)ms$|^(?:请|帮我|视频|就|直接|正片|片子|画面|让|要)*从第?\s*(\d+)ms\s*(?:那里|处|那儿)?(?:开始|起)(?:播放?|放|剪|用|算|留)?(?:吧|就行)?$/;
const endsAt =
  /^(?:please |can you |could you |i want (?:it )?to |make (?:it|the (?:video|clip)) |have (?:it|the (?:video|clip)) |let (?:it|the (?:video|clip)) )*(?:end|stop|finish)(?:s|es)? (?:(?:it|this|that|the (?:video|clip|film)) )?(?:at|by) (\d+)ms$|^(?:请|帮我|视频|就)*(?:到|在)第?\s*(\d+)ms\s*(?:那里|处|的时候)?(?:就)?(?:结束|停|为止|完|收尾)(?:吧|就行)?$/;

/** "Start at 4 s" and "end at 0:25" name one edge of what stays. */
function edgeIn(text: string): Stretch | undefined {
  const start = startsAt.exec(text);
  const end = endsAt.exec(text);
  if (start !== null) {
    return {
      from: { from: 'start', ms: Number(start[1] ?? start[2]) },
      to: { from: 'end', ms: 0 },
    };
  }
  if (end === null) return undefined;
  return { from: { from: 'start', ms: 0 }, to: { from: 'start', ms: Number(end[1] ?? end[2]) } };
}
