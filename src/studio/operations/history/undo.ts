import { z } from 'zod';
import { stepRevision } from '../../edit/history.ts';
import type { Scene } from '../../edit/scene.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import type { HistoryOperation } from '../operation.ts';
import { count } from '../telling.ts';
import { putBack, stepsIn } from './history-words.ts';

const params = z.object({ steps: z.int().min(1).max(50).default(1) });

export const undo: HistoryOperation = {
  on: 'history',
  kind: 'undo',
  recognise({ text }, { scene }) {
    if (isOfOther(text, scene)) return undefined;
    if (
      !putBack.test(text) &&
      !/\bundo\b|\b(?:remove|delete|take back|cancel|reverse|get rid of) (?:the )?(?:last|latest|previous) (?:thing|change|edit|step|one you did)\b|\b(?:remove|delete) what you (?:just )?(?:did|added|changed)\b|\bgo back\b|\bstep back\b|\brevert\b|\btake (?:that|it) back\b|\broll ?back\b|撤销|撤回|退回|回退|上[一1]步|(?:去掉|删掉|取消)(?:刚才|上一步)的?(?:修改|操作|改动)|后悔|返回上|^[退回][一1]步$/.test(
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
        why: { en: 'There is nothing to undo.', zh: '没有可以撤销的了。' },
      };
    }
    const many = history.at - moved.at;
    return {
      kind: 'changed',
      history: moved,
      says: {
        en: many === 1 ? 'Undid the last change.' : `Undid ${count(many, 'change')}.`,
        zh: many === 1 ? '撤销了上一步。' : `撤销了${many}步。`,
      },
    };
  },
};

const named: readonly (readonly [words: RegExp, kinds: RegExp])[] = [
  [/\b(?:music|song|bgm)\b|音乐|配乐/, /music|replace_sound|slideshow/],
  [/\btitles?\b|\btext\b|标题|文字/, /title/],
  [/\btransitions?\b|转场/, /transitions/],
  [/\bcrop\w*\b|裁/, /crop|aspect/],
  [/\bzoom\w*\b|放大|推近/, /zoom/],
  [/\bspeed\b|加速|变速|倍速/, /speed/],
  [/\bmut(?:e|ing)\b|静音/, /set_volume/],
  [/\brotat\w+\b|旋转/, /rotate/],
  [/\bcolou?rs?\b|\bbright\w*\b|调色|调亮/, /colour/],
  [/\b(?:cuts?|trim)\b|剪(?!辑)/, /cut|trim|fit|keep|pauses|clip/],
];

/** "Undo the crop" when something else came last would take the wrong thing back. */
function isOfOther(text: string, { history }: Scene): boolean {
  const thing = named.find(([words]) => words.test(text));
  const steps = history.last?.steps ?? [];
  if (thing === undefined || steps.length === 0) return false;
  return !steps.some(({ kind }) => thing[1].test(kind));
}
