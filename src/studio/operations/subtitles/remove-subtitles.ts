import { z } from 'zod';
import { shownLines } from '../../edit/subtitles.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count } from '../telling.ts';
import { mentionsSubtitles } from './subtitle-words.ts';

const params = z.object({});

/** 字幕不要黑底 is about how they look. */
const ofTheirLook =
  /底(?:色|框)|[黑白灰]底|描边|边框|阴影|背景|动画|加粗|\b(?:box|background|outline|border|shadow|animation)\b/;

export const removeSubtitles = defineOperation<z.infer<typeof params>>({
  kind: 'remove_subtitles',
  phase: 'text',
  params,
  recognise(clause) {
    if (!mentionsSubtitles(clause.text) || ofTheirLook.test(clause.text)) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep') return [];
    const isHidden = /\b(?:hide|undo)\b|\btake\b.*\boff\b|隐藏|关[掉闭]|撤掉/.test(clause.text);
    return polarity === 'remove' || isHidden ? [{}] : undefined;
  },
  apply(timeline) {
    const { subtitles, ...bare } = timeline;
    if (subtitles !== undefined) return { kind: 'changed', timeline: bare };
    return timeline.titles.length === 0
      ? unchanged('There are no subtitles to remove.', '本来就没有字幕。')
      : unchanged(
          'There are no subtitles from a file; say “remove the title” for the text that is there.',
          '没有来自文件的字幕；画面上的文字请说“去掉标题”。',
        );
  },
  tell({ before }) {
    const many = shownLines(before).length;
    return { en: `Removed the ${count(many, 'subtitle')}.`, zh: `去掉了${many}条字幕。` };
  },
});
