import { z } from 'zod';
import { stepRevision } from '../../edit/history.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import type { HistoryOperation } from '../operation.ts';
import { putBack, stepsIn } from './history-words.ts';

const params = z.object({ steps: z.int().min(1).max(50).default(1) });

export const redo: HistoryOperation = {
  on: 'history',
  kind: 'redo',
  recognise({ text }, { scene: { history } }) {
    // After something was taken away "put it back" means undo.
    const hasUndone = history.at < history.revisions.length - 1;
    if ((!hasUndone && putBack.test(text)) || /停顿|气口|\bpauses?\b/.test(text)) return undefined;
    if (
      !putBack.test(text) &&
      !/\bredo\b|\bun-?undo\b|重做|取消撤销|恢复上[一1]步|恢复[^，,]{0,4}撤销|还是要刚才/.test(text)
    )
      return undefined;
    return isNegated(text) ? [] : [{ steps: stepsIn(text) }];
  },
  move(history, given) {
    const moved = stepRevision(history, params.parse(given).steps);
    if (moved === undefined) {
      return {
        kind: 'unchanged',
        why: { en: 'There is nothing to redo.', zh: '没有可以恢复的了。' },
      };
    }
    return {
      kind: 'changed',
      history: moved,
      says: { en: 'Did it again.', zh: '恢复了刚才撤销的修改。' },
    };
  },
};
