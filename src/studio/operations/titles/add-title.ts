import { z } from 'zod';
import { draftBounds } from '../../edit/draft/draft-bounds.ts';
import { createFreshIds } from '../../edit/fresh-ids.ts';
import { type Clause, quotedIn } from '../../plan/clauses/clause.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { clipNumber, clipsIn } from '../clips/clip-target.ts';
import { defineOperation, type Hearing, type Reading, unchanged } from '../operation.ts';
import { targetSpan } from '../target.ts';
import { framesToSeconds } from '../telling.ts';
import { applyStyle, styleChange } from './style-title.ts';
import { styleIn } from './style-words.ts';
import { settleTitleTime } from './title-place.ts';
import { cleanText } from './title-text.ts';
import { type TitleTime, titleTimeIn } from './title-time.ts';
import { mentionsTitle, positionIn } from './title-words.ts';

const params = z.object({
  text: z.string().min(1).max(2000),
  anchor: z.enum(['start', 'end', 'whole']).default('start'),
  /** From the anchor's side: how far in it begins, or before the end it ends. */
  atMs: z.int().min(0).default(0),
  lengthMs: z.int().min(100).default(3000),
  position: z.enum(['top', 'middle', 'bottom']).default('middle'),
  /** Times count from the ends of this clip. */
  clip: clipNumber.optional(),
  style: styleChange.optional(),
});
type Wish = z.infer<typeof params>;

export const addTitle = defineOperation<Wish>({
  kind: 'add_title',
  phase: 'text',
  isSilentAlone: true,
  params,
  recognise(clause, hearing) {
    const isMore = hearing.previousKind === 'add_title' && /^\W*⟦/.test(clause.text);
    const isShown =
      /\b(?:add|put|show|write|display|say|overlay|insert|slap|stick|type|want|need|like|have|let)\b|加|写|显示|打(?!码)|放|出现|弹出|出来|来一?[个行]/.test(
        clause.text,
      );
    const hasQuote = quotedIn(clause).length > 0;
    // A text and a place or a time, with no verb at all.
    const isPlaced =
      (/^⟦/.test(clause.text) &&
        (positionIn(clause.text) !== undefined || /\d+ms/.test(clause.text))) ||
      placedText.test(clause.text);
    if (!isMore && !mentionsTitle(clause.text) && !(hasQuote && (isShown || isPlaced)))
      return undefined;
    if (!hasQuote) return withoutText(clause);
    if (polarityOf(clause) !== 'want') return undefined;
    return overStill(readTitles(clause), clause.text, hearing);
  },
  apply(timeline, wish) {
    if (timeline.titles.length >= draftBounds.titles) {
      return unchanged('There are too many titles already.', '标题已经太多了。');
    }
    const text = cleanText(wish.text);
    if (text === '')
      return unchanged('The title has no letters to show.', '标题里没有可以显示的文字。');
    const part = targetSpan(timeline, { clip: wish.clip });
    if ('why' in part) return part.why;
    const placed = settleTitleTime(timeline, wish, part.span);
    if (placed === undefined) {
      return unchanged('The title would begin after the end.', '标题的开始时间超过了视频结尾。');
    }
    const id = createFreshIds(timeline)('t');
    const style = applyStyle(undefined, wish.style ?? {});
    const bare = { id, text, ...placed, position: wish.position };
    const title = style === undefined ? bare : { ...bare, style };
    return { kind: 'changed', timeline: { ...timeline, titles: [...timeline.titles, title] } };
  },
  tell({ after }) {
    const title = after.titles.at(-1);
    if (title === undefined) return { en: '', zh: '' };
    const from = framesToSeconds(title.at, after.fps);
    const to = framesToSeconds(title.at + title.frames, after.fps);
    return {
      en: `Added the title “${title.text}” (${from}–${to} s).`,
      zh: `加了标题“${title.text}”（${from}–${to}秒）。`,
    };
  },
});

/** "Freeze the last frame for 3 s and write … over it": as long as it stands still. */
function overStill(wishes: readonly Wish[], text: string, { previous }: Hearing): readonly Wish[] {
  const { where, lengthMs, atMs } = previous?.params ?? {};
  const isOver =
    /\b(?:over|on|onto|on top of|across|during|above) (?:it|that|this|the (?:freeze|still|frozen|frame|last frame|picture))\b|\bwhile (?:it|that)(?:'s| is) (?:frozen|still)|上面|画面上|定格/;
  if (previous?.kind !== 'freeze_frame' || !isOver.test(text) || /\d+ms/.test(text)) return wishes;
  if (typeof lengthMs !== 'number' || (where !== 'end' && where !== 'start' && where !== 'at'))
    return wishes;
  const anchor = where === 'end' ? ('end' as const) : ('start' as const);
  const from = where === 'at' && typeof atMs === 'number' ? atMs : 0;
  return wishes.map((wish) => ({ ...wish, anchor, atMs: from, lengthMs }));
}

/** 结尾“完”字. */
const placedText =
  /^(?:在|视频|画面|屏幕)*(?:结尾|片尾|最后|末尾|开头|片头|开始|底部|顶部|中间|[上下]方|[上下]面|[左右][上下]角?)(?:处|的?地方)?\s*⟦\d+⟧\s*(?:(?:[几一二两三四五]个)?字|字样)?$/;

function withoutText(clause: Clause): Reading<Wish> | undefined {
  const wantsOne =
    clause.carries === 'want' ||
    /\b(?:add|put|insert|give|need|want|with)\b|加|放|来|写|要/.test(clause.text);
  if (!wantsOne || isNegated(clause.text) || polarityOf(clause) !== 'want') return undefined;
  if (!/\btitle\b|\btext\b|标题|文字/.test(clause.text)) return undefined;
  return {
    question: {
      en: 'What should the title say? For example: add the title “My Trip” at the start.',
      zh: '标题写什么？例如：开头加标题“我的旅行”。',
    },
  };
}

/** 1秒“一”，3秒“二”: each time, or each clip, stands before its text. */
function areTimesAhead(text: string): boolean {
  return (
    /\d+ms[^⟦]*⟦\d+⟧[^⟦]*\d+ms[^⟦]*⟦\d+⟧[^⟦\d]*$/.test(text) ||
    /clip-?\d[^⟦]*⟦\d+⟧[^⟦]*clip-?\d[^⟦]*⟦\d+⟧[^⟦\d]*$/.test(text)
  );
}

/** Each quote is a title of its own, placed by the words that follow it, else by those around. */
function readTitles(clause: Clause): readonly Wish[] {
  const parts = clause.text.split(areTimesAhead(clause.text) ? /(?<=⟦\d+⟧)/ : /(?=⟦\d+⟧)/);
  const head = (parts[0] ?? '').includes('⟦') ? '' : (parts.shift() ?? '');
  const wishes: Wish[] = [];
  for (const [nth, part] of parts.entries()) {
    const own = nth === 0 ? `${head} ${part}` : part;
    const wish = readTitle(clause, { own, isOnly: parts.length === 1 });
    wishes.push({ ...wish, ...timeAfter(own, wishes.at(-1)) });
  }
  return wishes;
}

/** "… and ⟦1⟧ right after that". */
function timeAfter(text: string, before: Wish | undefined): TitleTime | undefined {
  const isAfter = /\b(?:right |directly |straight |immediately )?after (?:that|it|this)\b/;
  if (before === undefined || before.anchor !== 'start' || !isAfter.test(text)) return undefined;
  const { atMs, lengthMs } = before;
  return { anchor: 'start', atMs: atMs + lengthMs, lengthMs };
}

/** One title by its own words; what these leave open is looked for in the whole clause where it is the only one. */
function readTitle(
  clause: Clause,
  { own, isOnly }: { readonly own: string; readonly isOnly: boolean },
): Wish {
  const isTimed = /\d+ms|start|end|begin|开头|结尾|最后|末/.test(own);
  const style = styleIn(own);
  const [clip] = clipsIn(isOnly ? clause.text : own);
  return {
    text: clause.quotes[Number(/⟦(\d+)⟧/.exec(own)?.[1])] ?? '',
    ...titleTimeIn(isTimed || !isOnly ? own : clause.text),
    ...(clip === undefined ? {} : { clip }),
    position: positionIn(own) ?? positionIn(clause.text) ?? 'middle',
    ...(style === undefined ? {} : { style }),
  };
}
