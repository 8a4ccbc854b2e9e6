import { z } from 'zod';
import { draftBounds } from '../../edit/draft/draft-bounds.ts';
import { createFreshIds } from '../../edit/fresh-ids.ts';
import { reflow } from '../../edit/ripple.ts';
import { takeSpan } from '../../edit/takes.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { lengthChange } from '../telling.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clip-target.ts';

const params = z.object({
  /** The whole video where none is named. */
  clip: clipNumber.optional(),
  /** How often it is seen in all. */
  times: z.int().min(2).max(20).default(2),
  /** Where the copies go; right after it where nothing is said. */
  to: z.enum(['start', 'end']).optional(),
});

const repeating =
  /\bduplicate|\brepeat\b|\bcopy\b|\bloop\b|\b(?:play|show) .*\b(?:again|2x)|\bonce more\b|重复(?!了|的)|复制|循环|再来[一1][次遍]|再放[一1][次遍]|再[播演看][一1]|[播放](?:[两2-9][遍次]|\dx)/;

export const duplicateClip = defineOperation<z.infer<typeof params>>({
  kind: 'duplicate_clip',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (!repeating.test(text) || /\bmusic|\bsong|音乐|歌/.test(text)) return undefined;
    const [clip] = clipsIn(text);
    const isWhole =
      /\b(?:it|this|that|the video|everything|the clip|whole)\b|整[个段]|全部|视频|片子|^(?:重复|循环)/.test(
        text,
      );
    if (clip === undefined && !isWhole) return undefined;
    const times = Number(/(\d+)\s*(?:x|遍|次)/.exec(text)?.[1] ?? 2);
    const to = clip === undefined ? undefined : edgeIn(text);
    const place = { ...(clip === undefined ? {} : { clip }), ...(to === undefined ? {} : { to }) };
    return [{ ...place, times: Math.max(2, Math.min(20, times)) }];
  },
  apply(timeline, { clip, times, to }) {
    const found = clip === undefined ? undefined : takeOrWhy(timeline, clip);
    if (found !== undefined && 'why' in found) return found.why;
    const { first, end } = found?.take ?? { first: 0, end: timeline.clips.length };
    const span = takeSpan(timeline, { first, end });
    if (timeline.clips.length + (end - first) * (times - 1) > draftBounds.clips) {
      return unchanged('That would be more pieces than I can hold.', '这样片段太多，放不下。');
    }
    const freshId = createFreshIds(timeline);
    const copies = Array.from({ length: times - 1 }, () =>
      timeline.clips.slice(first, end).map((each, nth) => ({
        ...each,
        id: freshId('c'),
        transition: nth === 0 ? null : each.transition,
      })),
    ).flat();
    const longer = (span.to - span.from) * (times - 1);
    const index = to === 'start' ? 0 : to === 'end' ? timeline.clips.length : end;
    const after = to === 'start' ? 0 : to === 'end' ? Number.POSITIVE_INFINITY : span.to;
    const clips = timeline.clips.toSpliced(index, 0, ...copies);
    const moved = (at: number) => (at < after ? at : at + longer);
    return { kind: 'changed', timeline: reflow(timeline, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after, params: { clip, times } }) {
    const change = lengthChange(before, after);
    const what =
      clip === undefined ? { en: 'the video', zh: '整段' } : { en: 'that clip', zh: '这一段' };
    return {
      en: `Repeated ${what.en}${times > 2 ? `, ${times} times in all` : ''}: ${change.en}.`,
      zh: `重复了${what.zh}${times > 2 ? `，共${times}遍` : ''}：${change.zh}。`,
    };
  },
});

function edgeIn(text: string): 'start' | 'end' | undefined {
  if (
    /\b(?:at|to|on) (?:the )?(?:very )?(?:end|back)\b|(?:放|接)?[在到]?(?:最后面?|结尾|末尾)(?:再|放|播|来)/.test(
      text,
    )
  )
    return 'end';
  return /\b(?:at|to) (?:the )?(?:very )?(?:start|beginning|front)\b|(?:放|接)?[在到]?(?:最前面?|开头)(?:再|放|播|来)/.test(
    text,
  )
    ? 'start'
    : undefined;
}
