import { z } from 'zod';
import { stepRevision } from '../../edit/history.ts';
import { isNegated } from '../../plan/polarity.ts';
import type { HistoryOperation } from '../operation.ts';
import { count } from '../telling.ts';
import { putBack, stepsIn } from './history-words.ts';

const params = z.object({ steps: z.int().min(1).max(50).default(1) });

export const undo: HistoryOperation = {
  on: 'history',
  kind: 'undo',
  recognise({ text }) {
    if (
      !putBack.test(text) &&
      !/\bundo\b|\b(?:remove|delete|take back|cancel|reverse|get rid of) (?:the )?(?:last|latest|previous) (?:thing|change|edit|step|one you did)\b|\b(?:remove|delete) what you (?:just )?(?:did|added|changed)\b|\bgo back\b|\bstep back\b|\brevert\b|\btake (?:that|it) back\b|\broll ?back\b|撤销|撤回|退回|回退|上[一1]步|(?:去掉|删掉|取消)(?:刚才|上一步)的?(?:修改|操作|改动)|后悔|返回上/.test(
        text,
      )
    )
      return undefined;
    if (/\bgo back to\b|取消撤销|\bversion\b|版本|停顿|\bpauses?\b/.test(text)) return undefined;
    return isNegated(text) ? [] : [{ steps: stepsIn(text) }];
  },
  move(history, given) {
    const { steps } = params.parse(given);
    const moved = stepRevision(history, -steps);
    if (moved === undefined) {
      return {
        kind: 'unchanged',
        why: { en: 'There is nothing to undo.', zh: '没有可以撤销的操作。' },
      };
    }
    const many = history.at - moved.at;
    return {
      kind: 'changed',
      history: moved,
      says: {
        en: many === 1 ? 'Undid the last change.' : `Undid ${count(many, 'change')}.`,
        zh: many === 1 ? '已撤销上一步。' : `已撤销${many}步。`,
      },
    };
  },
};
