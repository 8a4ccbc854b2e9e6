import { madeBy } from '../../operations/layers/which-layer.ts';
import type { Clause } from '../clauses/clause.ts';
import type { Step } from '../interpretation.ts';

/** What "it" can stand for after a step, and what may be asked of it in so few words. */
interface Topic {
  readonly of: RegExp;
  readonly en: string;
  readonly zh: string;
  /** Only these kinds may come of a clause that leaves the thing unnamed. */
  readonly kinds: RegExp;
  /** Only these may come of "remove it". */
  readonly removes: RegExp;
  /** Where it is meant only by words of its own. */
  readonly words?: RegExp;
}

const topics: readonly Topic[] = [
  {
    of: /music|replace_sound|slideshow|fit_photos/,
    en: 'the music',
    zh: '音乐',
    kinds: /^music_/,
    removes: /^remove_music$/,
  },
  {
    of: /subtitles/,
    en: 'the subtitles',
    zh: '字幕',
    kinds: /^(?:shift|style)_subtitles$/,
    removes: /^remove_subtitles$/,
  },
  {
    of: /^c(?:over_region|hange_cover)$/,
    en: 'the blur',
    zh: '模糊',
    kinds: /^change_cover$/,
    removes: /^uncover_region$/,
  },
  {
    of: /^add_inset$/,
    en: 'the picture in picture',
    zh: '画中画',
    kinds: /^change_layer$/,
    removes: /^remove_layer$/,
  },
  {
    of: /^split_screen$/,
    en: 'the split screen',
    zh: '分屏',
    kinds: /^change_layer$/,
    removes: /^remove_layer$/,
  },
  {
    of: /^add_logo$/,
    en: 'the logo',
    zh: 'logo',
    kinds: /^change_layer$/,
    removes: /^remove_layer$/,
  },
  {
    of: /title/,
    en: 'the title',
    zh: '标题',
    kinds: /^(?:change|style)_title$/,
    removes: /^remove_title$/,
  },
  {
    of: /^set_volume$/,
    en: 'the sound',
    zh: '声音',
    kinds: /^set_volume$/,
    removes: /^set_volume$/,
    words: /\b(?:loud|quiet|soft)\w*\b|\b(?:up|down|higher|lower)\b|[大小响轻高低]/,
  },
  {
    of: /transitions/,
    en: 'the transitions',
    zh: '转场',
    kinds: /^add_transitions$/,
    removes: /^remove_transitions$/,
  },
];

/** A clause with the thing named that it left to the step before, and what it may come to. */
export interface Named {
  readonly clause: Clause;
  readonly kinds: RegExp;
  /** The thing alone: a clause that says no more of it is about something else. */
  readonly bare?: string;
}

const pronoun =
  /\b(?:it|that|this|them|these|those)\b(?! (?:clip|video|part|song|track|mp3|title|text|photo|big|small|large|loud|quiet|fast|slow|dark|bright|long|short|high|low|strong|much|many|thick|thin)|⟦)|它们?|这个|那个/;
const isPronoun = /\bit'?s\b(?! (?:own|sound|audio|voice|size)\b)|\bthey(?:'re| are)\b/;
const removal =
  /^(?:(?:please|ok|and|just|now|actually) )*(?:remove|delete|take out|get rid of|drop|lose|kill|ditch|scrap|take|throw|turn|kick|cut) (?:it|that|this|them)(?: (?:out|off|away))?(?: (?:again|please|now|too))*$|^(?:请|帮我|再|还是)?(?:把|将)?(?:它们?|这个|那个|刚才?加的|刚才那个)(?:都)?(?:去掉|去了|删掉|删了|删除|拿掉|不要了?|移除|关掉|取消)(?:吧|了)?$|^(?:去掉|删掉|删除|删了|移除|不要|取消)(?:它们?|这个|那个|刚才?加的|刚才那个)(?:了|吧)?$/;
/** Words that name something themselves: nothing is left to the step before. */
const named =
  /\b(?:music|songs?|tracks?|soundtracks?|(?:sub)?titles?|text|captions?|transitions?|pauses?|voices?|speech|audio|original|videos?|clips?|everything|speed)\b|clip-?\d|音乐|歌|曲|标题|字幕|文字|转场|停顿|原声|人声|视频|片段|画面|全部/;
const otherSong =
  /\b(?:something|some|one) (?:else|different|(?:a (?:bit|little) )?(?:more |less )?[a-z]+)\b|换一?[首支曲]|[换要]一?[个点些首]?[^，,]{0,4}的$/;
const longestTitleMs = 15_000;
const longestTransitionMs = 5000;

/** Undefined where the clause names its thing, or where nothing was done that it could mean. */
export function nameReferent(clause: Clause, before: Step | undefined): Named | undefined {
  if (before === undefined) return undefined;
  const { text } = clause;
  const topic = topics.find(({ of }) => of.test(madeBy(before)));
  if (removal.test(text)) return nameRemoved(clause, topic);
  return topic === undefined || named.test(text) ? undefined : nameChanged(clause, topic);
}

function nameRemoved(clause: Clause, topic: Topic | undefined): Named {
  if (topic === undefined) return { clause: { ...clause, text: 'undo' }, kinds: /^undo$/ };
  const noun = nounFor(topic, clause.text);
  const text = isHan(clause.text) ? `去掉${noun}` : `remove ${noun}`;
  return { clause: { ...clause, text }, kinds: topic.removes };
}

function nameChanged(clause: Clause, topic: Topic): Named | undefined {
  const { text } = clause;
  if (topic.en === 'the music' && otherSong.test(text)) {
    const plain = isHan(text) ? `换音乐 ${text}` : `change the music to ${text}`;
    return { clause: { ...clause, text: plain }, kinds: /^add_music$/ };
  }
  if (topic.en === 'the music' && /\bplay(?:s|ed)?\b/.test(text)) {
    return { clause: { ...clause, text: withNoun(text, topic) }, kinds: /^(?:music_|add_music$)/ };
  }
  if (topic.words?.test(text) === false) return undefined;
  const ms = Number(/(\d+)ms/.exec(text)?.[1] ?? 0);
  if (topic.en === 'the title' && ms > longestTitleMs) return undefined;
  if (topic.en === 'the transitions' && ms > longestTransitionMs) return undefined;
  const bare = nounFor(topic, text);
  return { clause: { ...clause, text: withNoun(text, topic) }, kinds: topic.kinds, bare };
}

/** "That clip" is the one that the step before was about. */
export function nameClip(text: string, before: Step | undefined): string {
  const clip = before?.params['clip'];
  if (typeof clip !== 'number') return text;
  return text
    .replace(
      /\bits (?=(?:own |original )?(?:sound|audio|volume|speed|colou?rs?|brightness|voice)\b)/g,
      `clip${clip} `,
    )
    .replace(/\b(?:that|this|the same) (?:clip|one|part|video)\b|[那这]一?段/g, `clip${clip}`);
}

/** True for words that stand for something named before. */
export function pointsBack(text: string): boolean {
  return pronoun.test(text) || isPronoun.test(text);
}

function withNoun(text: string, topic: Topic): string {
  const noun = nounFor(topic, text);
  if (isPronoun.test(text)) return text.replace(isPronoun, `${noun} is`);
  if (pronoun.test(text)) return text.replace(pronoun, noun);
  return `${noun} ${text}`;
}

function nounFor(topic: Topic, text: string): string {
  return isHan(text) ? topic.zh : topic.en;
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
