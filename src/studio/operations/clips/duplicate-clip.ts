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
});

const repeating =
  /\bduplicate|\brepeat\b|\bcopy\b|\bloop\b|\b(?:play|show) .*\b(?:again|2x)|\bonce more\b|重复|复制|循环|再来[一1][次遍]|再放[一1][次遍]|再[播演看][一1]|[播放](?:[两2-9][遍次]|\dx)/;

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
    return [{ ...(clip === undefined ? {} : { clip }), times: Math.max(2, Math.min(20, times)) }];
  },
  apply(timeline, { clip, times }) {
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
    const clips = timeline.clips.toSpliced(end, 0, ...copies);
    const moved = (at: number) => (at < span.to ? at : at + longer);
    return { kind: 'changed', timeline: reflow(timeline, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after, params: { clip, times } }) {
    const change = lengthChange(before, after);
    const what =
      clip === undefined ? { en: 'the video', zh: '整段' } : { en: 'that clip', zh: '这一段' };
    return {
      en: `Repeated ${what.en}${times > 2 ? `, ${times} times in all` : ''}: ${change}.`,
      zh: `重复了${what.zh}${times > 2 ? `，共${times}遍` : ''}：${change}。`,
    };
  },
});
