import { z } from 'zod';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import {
  type Frames,
  type Timeline,
  type Title,
  timelineFrames,
  toFrames,
} from '../../edit/timeline.ts';
import { quotedIn } from '../../plan/clauses/clause.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { settleTitleTime } from './title-place.ts';
import { cleanText } from './title-text.ts';
import { titleTimeIn } from './title-time.ts';
import { mentionsTitle, positionIn } from './title-words.ts';

const params = z.object({
  /** The title with this text; the last one where none is named. */
  which: z.string().max(2000).optional(),
  text: z.string().min(1).max(2000).optional(),
  position: z.enum(['top', 'middle', 'bottom']).optional(),
  time: z
    .object({
      anchor: z.enum(['start', 'end', 'whole']),
      atMs: z.int().min(0),
      lengthMs: z.int().min(1),
    })
    .optional(),
  /** So much later than now; earlier where negative. */
  shiftMs: z.int().min(-600_000).max(600_000).optional(),
});
type Wish = z.infer<typeof params>;

const changing =
  /\bshould\b|\bshift\b|应该|晚|推后|延后|推迟|往后|提前|提早|往前|\bmake\b|\bput\b|\bhave\b|\bkeep\b|\blasts?\b|\bstays?\b|\blonger\b|\bshorter\b|\bhigher\b|\blower\b|显示|停留|放|挪|移|\bchange\b|\brename\b|\breplace\b|\bedit\b|\bmove\b|\bupdate\b|\bfix\b|\bcorrect\b|\bmake the (?:title|text)\b|\bshow the (?:title|text)\b|\b(?:that|the) (?:title|text) (?:should|at|to|on|for)\b|改|换成|移到|挪到|放到|改到/;

export const changeTitle = defineOperation<Wish>({
  kind: 'change_title',
  phase: 'text',
  isSilentAlone: true,
  params,
  recognise(clause, { scene }) {
    const { text } = clause;
    const quotes = quotedIn(clause);
    if (!mentionsTitle(text) || !changing.test(text) || polarityOf(clause) !== 'want')
      return undefined;
    // How long it is already is not known here.
    if (/\d+ms (?:longer|shorter|more|less)\b/.test(text)) return undefined;
    if (isNewOne(text) || /再[^，,]{0,4}(?:一次|一遍)/.test(text)) return undefined;
    if (quotes.length > 0 && !isRename(text, scene)) return undefined;
    const wish = readChange(text, quotes);
    return wish === undefined ? undefined : [wish];
  },
  apply(timeline, wish) {
    const title =
      timeline.titles.findLast((each) => wish.which === undefined || each.text === wish.which) ??
      timeline.titles.at(-1);
    if (title === undefined)
      return unchanged('There is no title to change yet.', '还没有标题可以改。');
    const text = wish.text === undefined ? title.text : cleanText(wish.text);
    const place = wish.time === undefined ? undefined : settleTitleTime(timeline, wish.time);
    if (text === '' || (wish.time !== undefined && place === undefined)) {
      return unchanged('The title cannot be changed to that.', '标题不能改成这样。');
    }
    const at = shiftedAt(timeline, title, wish.shiftMs ?? 0);
    const changed = { ...title, at, text, ...place, position: wish.position ?? title.position };
    if (JSON.stringify(changed) === JSON.stringify(title)) {
      return unchanged('The title is like that already.', '标题已经是这样了。');
    }
    const titles = timeline.titles.map((each) => (each.id === title.id ? changed : each));
    return { kind: 'changed', timeline: { ...timeline, titles } };
  },
  tell({ before, after }) {
    const old = new Map(before.titles.map((title) => [title.id, title.text] as const));
    const renamed = after.titles.find((title) => old.get(title.id) !== title.text);
    if (renamed === undefined) return { en: 'Moved the title.', zh: '调整了标题。' };
    return { en: `The title says “${renamed.text}” now.`, zh: `标题改成了“${renamed.text}”。` };
  },
});

/** What is to be different; undefined where nothing is said of it. */
function readChange(text: string, quotes: readonly string[]): Wish | undefined {
  const [which, renamed] = quotes.length > 1 ? quotes : [undefined, quotes[0]];
  const shiftMs = shiftIn(text);
  if (shiftMs !== undefined) return { shiftMs };
  const position = positionIn(text);
  const hasTime = /\d+ms|\bend\b|\bstart\b|\bbeginning\b|\bwhole\b|全程|开头|结尾|末尾/.test(text);
  if (renamed === undefined && position === undefined && !hasTime) return undefined;
  return {
    ...(which === undefined ? {} : { which }),
    ...(renamed === undefined ? {} : { text: renamed }),
    ...(position === undefined ? {} : { position }),
    ...(hasTime ? { time: titleTimeIn(text) } : {}),
  };
}

/** "Shift the title by 1000ms later". */
function shiftIn(text: string): number | undefined {
  const [, ms, way] = /\bshift\b[^,]*?(\d+)ms (later|earlier|sooner)\b/.exec(text) ?? [];
  if (ms === undefined) return shiftInChinese(text);
  return way === 'later' ? Number(ms) : -Number(ms);
}

/** 标题晚2秒出来, 标题提前1秒. */
function shiftInChinese(text: string): number | undefined {
  const [, late, early, ms] =
    /(?:(晚|推后|延后|推迟|往后[移挪推]?)|(早|提前|提早|往前[移挪推]?))(?:一?点|个)?(?:出现|出来|显示)?了?\s*(\d+)ms/.exec(
      text,
    ) ?? [];
  if (ms === undefined || (late ?? early) === undefined) return undefined;
  return late === undefined ? -Number(ms) : Number(ms);
}

/** Inside the film, its length kept. */
function shiftedAt(timeline: Timeline, { at, frames }: Title, shiftMs: number): Frames {
  const latest = Math.max(0, timelineFrames(timeline) - frames);
  const by = Math.sign(shiftMs) * toFrames(Math.abs(shiftMs), timeline.fps);
  return Math.max(0, Math.min(Math.max(latest, at), at + by));
}

function isNewOne(text: string): boolean {
  return /\b(?:add|another|new|a|an) (?:\w+ )?(?:title|text|caption)|加|再来|新/.test(text);
}

/** "It should say …" is another text for the title that is there. */
function isRename(text: string, { history }: Scene): boolean {
  const hasTitle = (currentTimeline(history)?.titles.length ?? 0) > 0;
  if (/\b(?:change|rename|replace|edit|update|fix|correct)\b|改|换/.test(text)) return true;
  return hasTitle && /\bshould (?:say|read|be)\b|应该(?:写|是|叫)/.test(text);
}
