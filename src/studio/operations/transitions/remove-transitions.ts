import { z } from 'zod';
import { findTake } from '../../edit/takes.ts';
import type { Timeline } from '../../edit/timeline.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { clipNumber } from '../clips/clip-target.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count } from '../telling.ts';
import { cutsNamedIn, mentionsTransitions, wantsHardCuts } from './transition-words.ts';

/** Only at the end of this clip. */
const params = z.object({ after: clipNumber.optional() });
type Wish = z.infer<typeof params>;

export const removeTransitions = defineOperation<Wish>({
  kind: 'remove_transitions',
  phase: 'join',
  params,
  recognise(clause, { previousKind }) {
    const { text } = clause;
    const cuts = cutsNamedIn(text);
    if (cuts === 'unclear') return undefined;
    const wishes: readonly Wish[] = cuts.length === 0 ? [{}] : cuts.map((after) => ({ after }));
    if (wantsHardCuts(text)) return isNegated(text) ? [] : wishes;
    const isLeftOut =
      previousKind === 'add_transitions' &&
      /^(?:but )?(?:not|none|no one|except)\b/.test(text) &&
      cuts.length > 0;
    if (isLeftOut) return wishes;
    if (!mentionsTransitions(text)) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep') return [];
    return polarity === 'remove' ? wishes : undefined;
  },
  apply(timeline, { after }) {
    const only = after === undefined ? undefined : (findTake(timeline, after)?.end ?? -1);
    const clips = timeline.clips.map((clip, nth) =>
      only === undefined || only === nth ? { ...clip, transition: null } : clip,
    );
    if (transitionsIn(timeline) > transitionsIn({ ...timeline, clips }))
      return { kind: 'changed', timeline: { ...timeline, clips } };
    return only === undefined
      ? unchanged('There are no transitions; every cut is a hard one.', '没有转场，全部都是硬切。')
      : unchanged('There is no transition at that cut.', '那个剪切点没有转场。');
  },
  tell({ before, after }) {
    const many = transitionsIn(before) - transitionsIn(after);
    return { en: `Removed ${count(many, 'transition')}.`, zh: `去掉了${many}个转场。` };
  },
});

function transitionsIn({ clips }: Timeline): number {
  return clips.filter((clip) => clip.transition !== null).length;
}
