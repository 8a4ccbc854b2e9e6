import type { Scene, Sentence } from '../../edit/scene.ts';
import type { Meaning } from '../interpretation.ts';

const again =
  /^(?:(?:please|just|now|ok|and|do|make it|can you do|edit it)[\s,]+)*(?:(?:exactly )?(?:the )?same (?:thing |edits? |way )?(?:as|like) (?:last time|before|the (?:last|previous) (?:one|video|clip|time)|you did (?:last time|before))|(?:the )?(?:exact )?same (?:thing|edits?) (?:that )?you did (?:last time|before)|like (?:last time|the last one)|the usual|same (?:thing )?again)(?: please)?[.!]*$|^(?:请|帮我|再|就)*(?:跟|和|像|照|按)(?:着)?(?:上次|上回|之前|刚才|上一[次条个段])的?(?:一样|那样|样子)?(?:地)?(?:再)?(?:剪|来|做|处理)?(?:一遍|一次|一下)?(?:就行|就好|吧)?[。！]*$|^(?:还是)?老样子(?:吧)?[。！]*$/i;

const nothingYet: Sentence = {
  en: 'I remember only what was done in this project, and that is nothing yet: what should I do? For example: trim the pauses.',
  zh: '我只记得这个项目里做过的修改，目前还没有。要怎么剪？例如：剪掉停顿。',
};

/** "Same as last time": the steps of the last message that changed something, on whatever is there now. */
export function hearAgain(text: string, { history: { last } }: Scene): Meaning | undefined {
  if (!again.test(text.trim())) return undefined;
  const nothing = { notUnderstood: [], unused: [] };
  return last === undefined
    ? { ...nothing, steps: [], question: nothingYet }
    : { ...nothing, steps: last.steps };
}
