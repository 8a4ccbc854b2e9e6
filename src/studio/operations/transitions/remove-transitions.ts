import { z } from 'zod';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { clipsIn } from '../clips/clip-target.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count } from '../telling.ts';
import { mentionsTransitions, wantsHardCuts } from './transition-words.ts';

const params = z.object({});

export const removeTransitions = defineOperation<z.infer<typeof params>>({
  kind: 'remove_transitions',
  phase: 'join',
  params,
  recognise(clause) {
    if (clipsIn(clause.text).length > 0) return undefined;
    if (wantsHardCuts(clause.text)) return isNegated(clause.text) ? [] : [{}];
    if (!mentionsTransitions(clause.text)) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep') return [];
    return polarity === 'remove' ? [{}] : undefined;
  },
  apply(timeline) {
    if (timeline.clips.every((clip) => clip.transition === null)) {
      return unchanged(
        'There are no transitions; every cut is a hard one.',
        '没有转场，全部都是硬切。',
      );
    }
    const clips = timeline.clips.map((clip) => ({ ...clip, transition: null }));
    return { kind: 'changed', timeline: { ...timeline, clips } };
  },
  tell({ before }) {
    const many = before.clips.filter((clip) => clip.transition !== null).length;
    return { en: `Removed ${count(many, 'transition')}.`, zh: `去掉了${many}个转场。` };
  },
});
