import { z } from 'zod';
import { currentTimeline, maxSaved } from '../../edit/scene.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import type { HistoryOperation } from '../operation.ts';
import { clock, lengthMs } from '../telling.ts';
import { nameIn, sameName } from './version-words.ts';

const params = z.object({ name: z.string().min(1).max(40) });

const saving =
  /^(?:please |don't |do not )*(?:save|keep|store|remember|bookmark|name|call|label|mark)\b(?: (?:this|it|that|the (?:current |present )?(?:version|edit|cut|state)|this (?:version|edit|cut|one)))*(?: (?:version|edit|cut))?(?: (?:as|under|for))?(?: the name| version)?\b|^(?:请|不要|别|不用)*(?:把|将)?(?:这个|现在的?|当前的?|目前的?)?(?:版本|状态|剪辑|这版)?(?:先)?(?:保存|存|记|命名|取名|叫做?)(?:一下|下)?(?:为|成|作|做|叫)?|^(?:先|请|帮我)*(?:保?存|记)(?:一下|下)?(?:一个|个|这个|现在的?|当前的?|目前的?|这一?)?(?:版本?|档)/;
const announced =
  /(?:\b(?:as|under|called|named|name|version(?! (?:as|under|called|named)))|(?<=\b(?:call|name|label|mark) (?:this|it|that)(?: (?:version|edit|cut|one))?))\s+(?:the (?:name|version) |version )?["“「]?([^"”」]+)|(?:保存|存|记|命名|取名)(?:一下|下)?(?:为|成|作|做)(?:版本)?["“「]?([^"”」]+)|叫做?\s*(\S+)/iu;

export const saveVersion: HistoryOperation = {
  on: 'history',
  kind: 'save_version',
  recognise(clause, { scene: { history } }) {
    if (!saving.test(clause.text) || history.at < 0) return undefined;
    const isPlain = /\bversion$|版本$/.test(clause.text);
    const next = `v${(history.saved?.length ?? 0) + 1}`;
    const name = nameIn(clause, groupOf(clause.said)) ?? (isPlain ? next : undefined);
    if (name === undefined) return undefined;
    return isNegated(clause.text) ? [] : [{ name }];
  },
  move(history, given) {
    const { name } = params.parse(given);
    const timeline = currentTimeline(history);
    if (timeline === undefined) return { kind: 'unchanged', why: nothingYet };
    const others = (history.saved ?? []).filter((each) => !sameName(each.name, name));
    const length = clock(lengthMs(timeline));
    return {
      kind: 'changed',
      history: { ...history, saved: [...others, { name, timeline }].slice(-maxSaved) },
      says: {
        en: `Saved as “${name}” (${length}); “go back to ${name}” brings it back.`,
        zh: `保存为“${name}”了（全长${length}），说“回到${name}”就能找回来。`,
      },
    };
  },
};

const nothingYet = { en: 'There is nothing to save yet.', zh: '还没有可以保存的内容。' };

/** One of the ways of announcing a name, so that its words are the first group. */
function groupOf(said: string): RegExp {
  const [, ...names] = announced.exec(said) ?? [];
  const name = names.find(Boolean) ?? '';
  return name === '' ? /$^/ : new RegExp(`(${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`);
}
