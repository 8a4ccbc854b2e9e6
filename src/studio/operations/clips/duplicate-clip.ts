import { z } from 'zod';
import { createFreshIds } from '../../edit/fresh-ids.ts';
import { reflow } from '../../edit/ripple.ts';
import { takeSpan } from '../../edit/takes.ts';
import { defineOperation } from '../operation.ts';
import { lengthChange } from '../telling.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clip-target.ts';

const params = z.object({ clip: clipNumber });

export const duplicateClip = defineOperation<z.infer<typeof params>>({
  kind: 'duplicate_clip',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (
      !/\bduplicate|\brepeat\b|\bcopy\b|\bplay .*\b(?:again|2x)|重复|复制|再来[一1][次遍]|再放[一1][次遍]|再播[一1]/.test(
        text,
      )
    )
      return undefined;
    if (/\bmusic|\bsong|音乐/.test(text)) return undefined;
    const [clip] = clipsIn(text);
    const isWhole = /\b(?:it|the video|everything|the clip|whole)\b|整[个段]|全部|视频/.test(text);
    if (clip === undefined && !isWhole) return undefined;
    return [{ clip: clip ?? 1 }];
  },
  apply(timeline, { clip }) {
    const found = takeOrWhy(timeline, clip);
    if ('why' in found) return found.why;
    const { take } = found;
    const freshId = createFreshIds(timeline);
    const copies = timeline.clips.slice(take.first, take.end).map((each, nth) => ({
      ...each,
      id: freshId('c'),
      transition: nth === 0 ? null : each.transition,
    }));
    const span = takeSpan(timeline, take);
    const longer = span.to - span.from;
    const clips = timeline.clips.toSpliced(take.end, 0, ...copies);
    const moved = (at: number) => (at < span.to ? at : at + longer);
    return { kind: 'changed', timeline: reflow(timeline, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after }) {
    const change = lengthChange(before, after);
    return { en: `Repeated that clip: ${change}.`, zh: `重复了这一段：${change}。` };
  },
});
