import { z } from 'zod';
import { splitAt } from '../../edit/ripple.ts';
import { takesOf } from '../../edit/takes.ts';
import { toFrames } from '../../edit/timeline.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clock } from '../telling.ts';

const params = z.object({ atMs: z.array(z.int().min(0)).min(1).max(50) });

export const splitClip = defineOperation<z.infer<typeof params>>({
  kind: 'split_clip',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (
      !/\bsplit\b|\bdivide\b|\bcut (?:it |the (?:video|clip) )?(?:at|in (?:two|2) at)\b|切开|分割|分开|断开|切一刀|剪一刀|一分为二|对半切|切两半|切成两/.test(
        text,
      )
    )
      return undefined;
    if (/\binto (?:[3-9]|\d\d|equal|\d+ms)|\bevery\b|每|平均|等分|screen|屏/.test(text))
      return undefined;
    const atMs = [...text.matchAll(/(\d+)ms/g)].map((match) => Number(match[1]));
    if (atMs.length > 0) return [{ atMs }];
    return {
      question: {
        en: 'Where should I split it? For example: split at 0:12.',
        zh: '在哪里切开？例如：在12秒处切开。',
      },
    };
  },
  apply(timeline, { atMs }) {
    const split = atMs.reduce((left, ms) => splitAt(left, toFrames(ms, left.fps)), timeline);
    if (split.clips.length === timeline.clips.length) {
      return unchanged('There is nothing to split at that time.', '这个时间没有可以切开的地方。');
    }
    return { kind: 'changed', timeline: split };
  },
  tell({ after, params: { atMs } }) {
    const at = atMs.map(clock);
    // As "clip 2" counts them.
    const many = takesOf(after).length;
    return {
      en: `Split at ${at.join(' and ')}; there are ${many} pieces now.`,
      zh: `在${at.join('和')}处切开了，现在共${many}段。`,
    };
  },
});
