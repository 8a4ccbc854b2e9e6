import { z } from 'zod';
import { quotedIn } from '../../plan/clauses/clause.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count } from '../telling.ts';
import { mentionsTitle } from './title-words.ts';

const params = z.object({
  /** The text of the one that goes, the one that was added first or last, or all of them. */
  which: z.union([z.enum(['first', 'last', 'all']), z.object({ text: z.string().max(2000) })]),
});

export const removeTitle = defineOperation<z.infer<typeof params>>({
  kind: 'remove_title',
  phase: 'text',
  params,
  recognise(clause) {
    if (!mentionsTitle(clause.text)) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep') return [];
    if (polarity !== 'remove') return undefined;
    const [text] = quotedIn(clause);
    if (text !== undefined) return [{ which: { text } }];
    const isAll =
      /\ball\b|\bevery\b|\btitles\b|\btexts\b|\bany\b|\ball of\b|所有|全部?|标题都/.test(
        clause.text,
      );
    const isFirst = /\bfirst\b|第1个|第一个|clip1\b/.test(clause.text);
    return [{ which: isAll ? 'all' : isFirst ? 'first' : 'last' }];
  },
  apply(timeline, { which }) {
    const last = timeline.titles.at(-1);
    if (last === undefined) return unchanged('There is no title to remove.', '本来就没有标题。');
    const stays = (title: typeof last) => {
      if (which === 'all') return false;
      if (which === 'first') return title !== timeline.titles[0];
      return which === 'last' ? title !== last : title.text !== which.text;
    };
    const titles = timeline.titles.filter(stays);
    if (titles.length === timeline.titles.length) {
      return unchanged('There is no title with that text.', '没有这个文字的标题。');
    }
    return { kind: 'changed', timeline: { ...timeline, titles } };
  },
  tell({ before, after }) {
    const left = new Set(after.titles.map(({ id }) => id));
    const gone = before.titles.filter(({ id }) => !left.has(id));
    const [only] = gone;
    if (gone.length > 1 || only === undefined) {
      return { en: `Removed ${count(gone.length, 'title')}.`, zh: `删掉了${gone.length}个标题。` };
    }
    return { en: `Removed the title “${only.text}”.`, zh: `删掉了标题“${only.text}”。` };
  },
});
