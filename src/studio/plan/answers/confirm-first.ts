import type { Scene, Sentence } from '../../edit/scene.ts';
import type { Meaning, Step } from '../interpretation.ts';
import { isAgreed } from './trials.ts';

const question: Sentence = {
  en: 'Start over with the clips as you sent them? All changes so far go. Say “start over” once more and I will.',
  zh: '要恢复成原始素材吗？到现在为止的修改都会去掉。再说一次“重新开始”，我就动手。',
};
/** No question of another kind is remembered like this. */
const mark = 'start over?';

const agreeing =
  /^(?:yes|yeah|yep|sure|ok|okay|really|definitely|confirm(?:ed)?|确定|确认|是的?|好的?|对|嗯|真的|可以)[\s,，.!。！]*(?:start (?:it )?over|reset|重新开始|重来|重置)?(?:吧|了)?[\s.!。！]*$/i;

/** What throws everything away is asked about where it is all that a message says; said once more, it is done. */
export function confirmFirst(meaning: Meaning, { history }: Scene): Meaning {
  const { steps, notUnderstood } = meaning;
  const isAlone = steps.length === 1 && isStart(steps[0]) && notUnderstood.length === 0;
  if (!isAlone || history.revisions.length < 2) return meaning;
  return { ...meaning, steps: [], question, asked: mark };
}

/** The answer to that question; undefined where it was not asked, or something else is said. */
export function hearConfirmed(
  text: string,
  { history }: Scene,
  plain: () => Meaning,
): Meaning | undefined {
  if (history.asked !== mark) return undefined;
  if (isAgreed(text) || agreeing.test(text.trim())) {
    const steps = [{ kind: 'start_over', params: {}, said: text }];
    return { steps, notUnderstood: [], unused: [] };
  }
  return plain();
}

function isStart(step: Step | undefined): boolean {
  return step?.kind === 'start_over';
}
