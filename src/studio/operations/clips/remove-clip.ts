import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import { takeSpan, takesOf } from '../../edit/takes.ts';
import { polarityOf } from '../../plan/polarity.ts';
import { stretchesIn } from '../../plan/times.ts';
import { namesOtherThings } from '../cut/range-words.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, lengthChange } from '../telling.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clip-target.ts';

const params = z.object({ clips: z.array(clipNumber).min(1).max(100) });

export const removeClip = defineOperation<z.infer<typeof params>>({
  kind: 'remove_clip',
  phase: 'cut',
  params,
  recognise(clause) {
    const { text } = clause;
    const clips = [...clipsIn(text)];
    if (clips.length === 0 || namesOtherThings(text) || /\d+ms/.test(text)) return undefined;
    if (stretchesIn(text).length > 0) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep') return [];
    return polarity === 'remove' ? [{ clips }] : undefined;
  },
  apply(timeline, { clips }) {
    const spans = [];
    for (const named of clips) {
      const found = takeOrWhy(timeline, named);
      if ('why' in found) return found.why;
      spans.push(takeSpan(timeline, found.take));
    }
    if (new Set(spans.map((span) => span.from)).size >= takesOf(timeline).length) {
      return unchanged(
        'That is everything there is, so I left it.',
        '这样就什么都不剩了，所以没有动。',
      );
    }
    return { kind: 'changed', timeline: cutSpans(timeline, spans) };
  },
  tell({ before, after, params: { clips } }) {
    const change = lengthChange(before, after);
    return {
      en: `Removed ${count(clips.length, 'clip')}: ${change}.`,
      zh: `删掉了${clips.length}段：${change}。`,
    };
  },
});
