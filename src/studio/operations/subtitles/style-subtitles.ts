import { z } from 'zod';
import { currentTimeline } from '../../edit/scene.ts';
import { shownLines } from '../../edit/subtitles.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, type Hearing, unchanged } from '../operation.ts';
import { styleChange } from '../titles/style-title.ts';
import { styleIn } from '../titles/style-words.ts';
import { positionIn } from '../titles/title-words.ts';
import { restyleSubtitles, tellLook } from './subtitle-style.ts';
import { mentionsSubtitles, subtitleFiles } from './subtitle-words.ts';

const params = z.object({
  style: styleChange,
  position: z.enum(['top', 'middle', 'bottom']).optional(),
});

/** "Add yellow subtitles" is a wish for some, and says how they are to be. */
const asksForSome =
  /\b(?:add|burn|hard[- ]?code|embed|insert|attach|load)\b|压[进入到制]|烧录|嵌入|加(?!粗|大|描边|底|个?背景)(?:上|个|入)?[^，,]{0,4}字幕|[配打]上/;

/** "Subtitles at the top" before there are any is a wish for some, where a file was sent. */
function areMissing({ scene, previousKind }: Hearing): boolean {
  const isBurned = currentTimeline(scene.history)?.subtitles !== undefined;
  return !isBurned && !/subtitles/.test(previousKind ?? '') && subtitleFiles(scene).length > 0;
}

export const styleSubtitles = defineOperation<z.infer<typeof params>>({
  kind: 'style_subtitles',
  phase: 'text',
  params,
  recognise(clause, hearing) {
    const { text } = clause;
    if (!mentionsSubtitles(text) || asksForSome.test(text)) return undefined;
    if (areMissing(hearing)) return undefined;
    const style = styleIn(text);
    const position = positionIn(text);
    if (style === undefined && position === undefined) return undefined;
    const isTakenAway = style?.outline === null || style?.box === null || style?.bold === false;
    if ((isNegated(text) || polarityOf(clause) !== 'want') && !isTakenAway) return undefined;
    return [{ style: style ?? {}, ...(position === undefined ? {} : { position }) }];
  },
  apply(timeline, { style, position }) {
    const { subtitles } = timeline;
    if (subtitles === undefined) {
      return unchanged('There are no subtitles to style yet.', '还没有字幕可以调整。');
    }
    const next = restyleSubtitles(subtitles, style, position);
    return JSON.stringify(next) === JSON.stringify(subtitles)
      ? unchanged('The subtitles look like that already.', '字幕已经是这个样子了。')
      : { kind: 'changed', timeline: { ...timeline, subtitles: next } };
  },
  tell({ before, after }) {
    if (after.subtitles === undefined) return { en: '', zh: '' };
    const look = tellLook(before.subtitles, after.subtitles);
    const many = shownLines(after).length;
    const [en, zh] =
      many === 1 ? ['The subtitle is', '字幕'] : [`All ${many} subtitles are`, `${many}条字幕`];
    return { en: `${en} ${look.en} now.`, zh: `${zh}：${look.zh}。` };
  },
});
