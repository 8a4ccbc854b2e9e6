import { z } from 'zod';
import type { Timeline, Title } from '../../edit/timeline.ts';
import {
  changeTitleStyle,
  plainTitle,
  type TitleStyle,
  titleSizes,
} from '../../edit/title-style.ts';
import { type Clause, quotedIn } from '../../plan/clauses/clause.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, type Hearing, unchanged } from '../operation.ts';
import { type StyleWish, styleIn } from './style-words.ts';
import { mentionsTitle, positionIn } from './title-words.ts';

const colour = z.string().regex(/^[0-9a-f]{6}$/);

/** Only what is to change; the size in percent of what it is. */
export const styleChange = z.object({
  sizeBy: z.int().min(1).max(1000).exactOptional(),
  colour: colour.exactOptional(),
  outline: colour.nullable().exactOptional(),
  box: colour.nullable().exactOptional(),
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
  side: z.enum(['left', 'centre', 'right']).exactOptional(),
  enter: z.enum(['fade', 'slide', 'pop', 'cut']).exactOptional(),
});

const params = z.object({
  /** The title with this text, every one, or the last. */
  which: z.union([z.literal('last'), z.literal('all'), z.object({ text: z.string().max(2000) })]),
  style: styleChange,
  position: z.enum(['top', 'middle', 'bottom']).optional(),
});
type Wish = z.infer<typeof params>;

const letters =
  /\bfonts?\b|\bletters?\b|\boutline\b|字体|字号|描边|字(?=太|看不|再|大|小|改|换|变|加|放|用|要|太|再|的颜色|颜色|[^幕，,]{0,3}色)/;
const titleKinds = new Set(['add_title', 'style_title', 'change_title']);

export const styleTitle = defineOperation<Wish>({
  kind: 'style_title',
  phase: 'text',
  params,
  recognise(clause, hearing) {
    const text = withColourRead(clause);
    if (!isAboutLetters(text, hearing)) return undefined;
    const style = styleIn(text);
    if (style === undefined) return undefined;
    const isRefused = isNegated(text) || polarityOf(clause) === 'remove';
    if (isRefused && !isTakenAway(style)) return undefined;
    const position = style.side === undefined ? edgeIn(text) : cornerIn(text);
    const which = whichIn({ ...clause, text });
    return [{ which, style, ...(position === undefined ? {} : { position }) }];
  },
  apply(timeline, wish) {
    const chosen = titlesMeant(timeline, wish.which);
    if (chosen.size === 0)
      return unchanged('There is no title to style yet.', '还没有标题可以调整。');
    const titles = timeline.titles.map((title) =>
      chosen.has(title.id) ? restyle(title, wish) : title,
    );
    if (JSON.stringify(titles) === JSON.stringify(timeline.titles)) {
      return unchanged('The title looks like that already.', '标题已经是这个样子了。');
    }
    return { kind: 'changed', timeline: { ...timeline, titles } };
  },
  tell({ before, after, params: wish }) {
    const old = new Map(before.titles.map((title) => [title.id, JSON.stringify(title)] as const));
    const changed = after.titles.filter((title) => old.get(title.id) !== JSON.stringify(title));
    const [only] = changed;
    if (only === undefined) return { en: '', zh: '' };
    const how = tellStyle(only.style ?? plainTitle, wish.style);
    const [en, zh] =
      changed.length === 1
        ? [`The title “${only.text}” is`, `标题“${only.text}”`]
        : [`${changed.length} titles are`, `${changed.length}个标题`];
    return { en: `${en} ${how.en} now.`, zh: `${zh}：${how.zh}。` };
  },
});

/** 标题改成红色 names a colour, not words to show. */
function withColourRead(clause: Clause): string {
  return clause.text.replace(/⟦(\d+)⟧/g, (mark, nth: string) => {
    const words = clause.quotes[Number(nth)] ?? '';
    return /^[^\s\d]{1,2}色的?$/.test(words) && styleIn(words) !== undefined ? words : mark;
  });
}

/** "Big title ⟦0⟧" has no verb and wants one; "I want the title ⟦0⟧ to appear" does so in more words. */
const newOne =
  /^(?:(?:and|an?|big|small|huge|bold|large|little|white|yellow|red|black|blue|green|pink|end|opening|closing|final|intro|outro|text|simple|nice) )*(?:title|text|caption|heading|headline|words?|credits|subtitle)(?: card| screen)?\s*:?\s*⟦|\b(?:want|need|like|have|let)\b[^⟦]*⟦\d+⟧ (?:to )?(?:appear|show|come|pop|be (?:shown|displayed|seen|written|there))/;

function isAboutLetters(text: string, hearing: Hearing): boolean {
  // Words that a title is to say, or a new title, are another wish.
  if (/(?:\b(?:to|says?|saying|reads?|words)\b|改成|写|为|叫)\s*⟦/.test(text)) return false;
  if (
    /\b(?:add|put|insert|write|show|(?:want|need) an?(?:other)?)\b[^⟦]*⟦|(?:加|写|放|显示)[^⟦]*⟦|^\W*⟦/.test(
      text,
    )
  )
    return false;
  if (newOne.test(text)) return false;
  if (/\b(?:an?|another) (?:\w+ ){0,2}(?:title|text|caption|heading)\b[^⟦]*⟦/.test(text))
    return false;
  if (mentionsTitle(text) || letters.test(text)) return true;
  const isMore = titleKinds.has(hearing.previousKind ?? '');
  return isMore && !/\b(?:music|clip|video|picture)|音乐|画面|视频/.test(text);
}

/** "A bit smaller and at the bottom". */
function edgeIn(text: string): Wish['position'] {
  return /\b(?:at|to|on) the (?:top|bottom|middle|cent)|底部|顶部|放[到在]?[上下中]|移到/.test(text)
    ? positionIn(text)
    : undefined;
}

function cornerIn(text: string): Wish['position'] {
  if (/[左右]上/.test(text)) return 'top';
  return /[左右]下/.test(text) ? 'bottom' : positionIn(text);
}

function whichIn(clause: Clause): Wish['which'] {
  const [named] = quotedIn(clause);
  if (named !== undefined) return { text: named };
  return /\ball\b|\bevery\b|\btitles\b|\btexts\b|所有|全部/.test(clause.text) ? 'all' : 'last';
}

/** "No outline" is a wish for one without. */
function isTakenAway(style: StyleWish): boolean {
  return (
    style.outline === null ||
    style.box === null ||
    style.bold === false ||
    style.enter === 'cut' ||
    style.italic === false
  );
}

function titlesMeant({ titles }: Timeline, which: Wish['which']): ReadonlySet<string> {
  if (which === 'all') return new Set(titles.map((title) => title.id));
  const named = which === 'last' ? undefined : titles.findLast((each) => each.text === which.text);
  const one = named ?? titles.at(-1);
  return new Set(one === undefined ? [] : [one.id]);
}

function restyle(title: Title, { style, position }: Wish): Title {
  const { style: old, ...bare } = title;
  const next = applyStyle(old, style);
  const placed = position === undefined ? bare : { ...bare, position };
  return next === undefined ? placed : { ...placed, style: next };
}

export function applyStyle(old: TitleStyle | undefined, wish: StyleWish): TitleStyle | undefined {
  const { sizeBy, ...rest } = wish;
  const wanted = Math.round(((old?.size ?? plainTitle.size) * (sizeBy ?? 100)) / 100);
  const size = Math.max(titleSizes.smallest, Math.min(titleSizes.largest, wanted));
  return changeTitleStyle(old, { ...rest, size });
}

interface Told {
  readonly en: string;
  readonly zh: string;
}

function tellStyle(style: TitleStyle, wish: StyleWish): Told {
  const parts = Object.entries(tellers)
    .filter(([part]) => part in wish)
    .map(([, tell]) => tell(style));
  return {
    en: parts.map((each) => each.en).join(', '),
    zh: parts.map((each) => each.zh).join('，'),
  };
}

const tellers: Readonly<Record<keyof StyleWish, (style: TitleStyle) => Told>> = {
  sizeBy: ({ size }) => ({ en: `at ${size}% of the usual size`, zh: `字号${size}%` }),
  colour: () => ({ en: 'in another colour', zh: '换了颜色' }),
  outline: ({ outline }) =>
    outline === null
      ? { en: 'without outline', zh: '去掉描边' }
      : { en: 'outlined', zh: '加了描边' },
  box: ({ box }) =>
    box === null ? { en: 'without a box', zh: '去掉底框' } : { en: 'on a box', zh: '加了底框' },
  bold: ({ bold }) =>
    bold ? { en: 'bold', zh: '加粗' } : { en: 'in regular weight', zh: '不加粗' },
  italic: ({ italic }) =>
    italic ? { en: 'in italics', zh: '斜体' } : { en: 'upright', zh: '不用斜体' },
  side: ({ side }) => sides[side],
  enter: ({ enter }) => entrances[enter],
};
const sides = {
  left: { en: 'on the left', zh: '靠左' },
  centre: { en: 'in the middle', zh: '居中' },
  right: { en: 'on the right', zh: '靠右' },
} as const;
const entrances = {
  fade: { en: 'fading in', zh: '淡入' },
  slide: { en: 'sliding in', zh: '滑入' },
  pop: { en: 'popping in', zh: '弹出' },
  cut: { en: 'simply there', zh: '直接出现' },
} as const;
