import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import { joinSpans, type Span, withoutSpans } from '../../edit/span.ts';
import { takeSpan, takesOf } from '../../edit/takes.ts';
import { type Timeline, timelineFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { stretchesIn } from '../../plan/words/times.ts';
import { clipNumber, clipsIn, isEveryClip, takeOrWhy } from '../clips/clip-target.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { stretch, toSpan } from '../stretch.ts';
import { count, lengthChange } from '../telling.ts';
import { namesOtherThings, wantsOnly, wantsOut } from './range-words.ts';

const params = z.object({
  ranges: z.array(stretch).min(1).max(50),
  /** Times count from the start of this clip, or of each. */
  clip: z.union([clipNumber, z.literal('each')]).optional(),
});
type Wish = z.infer<typeof params>;

export const cutRange = defineOperation<Wish>({
  kind: 'cut_range',
  phase: 'cut',
  params,
  recognise(clause) {
    const { text } = clause;
    const ranges = [...stretchesIn(text)];
    // "Take 0:05-0:10 and …": what is to be done with it comes next.
    if (/^take \d+ms(?!.*\b(?:out|away|off)\b)/.test(text)) return undefined;
    if (
      ranges.length === 0 ||
      namesOtherThings(text) ||
      wantsOnly(text) ||
      !wantsOut(text, clause.carries)
    )
      return undefined;
    if (isNegated(text) && !/\b(?:no|without)\b|不要/.test(text)) return [];
    const [clip, ...others] = clipsIn(text);
    // Which time is of which clip is not known.
    if (others.length > 0 && ranges.length > 1) return undefined;
    if (isEveryClip(text)) return [{ ranges, clip: 'each' }];
    return [clip === undefined ? { ranges } : { ranges, clip }];
  },
  apply(timeline, wish) {
    const places = placesOf(timeline, wish);
    if ('why' in places) return places.why;
    const spans = places.spans.flatMap((place) =>
      wish.ranges.flatMap((range) => {
        const span = toSpan(range, place.to - place.from, timeline.fps);
        return span === undefined
          ? []
          : [{ from: place.from + span.from, to: place.from + span.to }];
      }),
    );
    const whole = { from: 0, to: timelineFrames(timeline) };
    if (spans.length === 0)
      return unchanged('That time is not in the video.', '视频里没有这个时间段。');
    if (withoutSpans(whole, joinSpans(spans)).length === 0) {
      return unchanged(
        'That would cut everything, so I left it.',
        '这样会把整段都剪掉，所以没有动。',
      );
    }
    return { kind: 'changed', timeline: cutSpans(timeline, spans) };
  },
  tell({ before, after }) {
    const change = lengthChange(before, after);
    const gone = before.titles.length - after.titles.length;
    const en = gone > 0 ? ` ${count(gone, 'title')} went with it.` : '';
    const zh = gone > 0 ? `其中的${gone}个标题也一起去掉了。` : '';
    return { en: `Cut that out: ${change.en}.${en}`, zh: `剪掉了这部分：${change.zh}。${zh}` };
  },
});

function placesOf(timeline: Timeline, { clip }: Wish) {
  if (clip === undefined)
    return { spans: [{ from: 0, to: timelineFrames(timeline) }] as readonly Span[] };
  if (clip === 'each') return { spans: takesOf(timeline).map((take) => takeSpan(timeline, take)) };
  const found = takeOrWhy(timeline, clip);
  return 'why' in found ? found : { spans: [takeSpan(timeline, found.take)] };
}
