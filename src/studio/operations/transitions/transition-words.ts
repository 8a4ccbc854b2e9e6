import type { Sentence } from '../../edit/scene.ts';
import type { TransitionKind } from '../../edit/timeline.ts';
import { clipsIn } from '../clips/clip-target.ts';

export const kindNames = {
  fade: { en: 'crossfade', zh: '叠化转场' },
  fadeblack: { en: 'fade through black', zh: '黑场转场' },
  dissolve: { en: 'dissolve', zh: '溶解转场' },
  slideleft: { en: 'slide to the left', zh: '左滑转场' },
  slideright: { en: 'slide to the right', zh: '右滑转场' },
  slideup: { en: 'slide up', zh: '上滑转场' },
  slidedown: { en: 'slide down', zh: '下滑转场' },
  wipeleft: { en: 'wipe to the left', zh: '向左擦除转场' },
  wiperight: { en: 'wipe to the right', zh: '向右擦除转场' },
  circleopen: { en: 'circle transition', zh: '圆形转场' },
  smoothleft: { en: 'smooth slide to the left', zh: '平滑左移转场' },
  smoothright: { en: 'smooth slide to the right', zh: '平滑右移转场' },
} as const satisfies Record<TransitionKind, Sentence>;

/** "Random" goes through these in turn: the same wish always gives the same film. */
export const randomKinds: readonly TransitionKind[] = [
  'slideleft',
  'circleopen',
  'fade',
  'smoothright',
  'wipeleft',
  'fadeblack',
  'slideup',
  'dissolve',
];

const named: readonly (readonly [RegExp, TransitionKind])[] = [
  [
    /fade[- ]?(?:through|to|via|from)?[- ]?black|black fade|dip to black|黑场|闪黑|渐黑/,
    'fadeblack',
  ],
  [/smooth[^,]{0,12}right|平滑[^，,]{0,3}右/, 'smoothright'],
  [/smooth[^,]{0,12}(?:left|slide)|平滑/, 'smoothleft'],
  [/(?:wipe|swipe)[^,]{0,12}right|右[^，,]{0,2}擦|擦[^，,]{0,2}右/, 'wiperight'],
  [/wipe|擦除|划像/, 'wipeleft'],
  [/(?:slide|push|swipe)[^,]{0,12}right|(?:右[滑推移]|向右滑)/, 'slideright'],
  [/(?:slide|push|swipe)[^,]{0,12}up|上[滑推移]/, 'slideup'],
  [/(?:slide|push|swipe)[^,]{0,12}down|下[滑推移]/, 'slidedown'],
  [/\bslid(?:e|es|ing)\b|\bpush|\bswipe|\bswoosh|\bwhoosh|滑动|左[滑推移]|推移/, 'slideleft'],
  [/circle|iris|圆形|圆圈|圈入/, 'circleopen'],
  [/dissolv|溶解/, 'dissolve'],
];

export function kindIn(text: string): TransitionKind | 'random' {
  if (
    /random|surpris|\bmix(?:ed)?\b|different|variety|various|cool|fancy|炫酷|随机|花哨|各种|不同的?转场|多样/.test(
      text,
    )
  )
    return 'random';
  return named.find(([words]) => words.test(text))?.[1] ?? 'fade';
}

const nouns =
  /\btransi?tions?\b|\bcross[- ]?(?:fad|dissolv)(?:e|es|ed|ing)\b|\bdissolves?\b|\b(?:wipes?|slides?|fades?|swipes?)\b[^,]{0,20}\b(?:between|cuts?|clips?|clip-?\d+)\b|\bbetween (?:the )?clip-?\d+ and (?:the )?clip-?\d+\b[^,]*\b(?:wipe|slide|fade|swipe|push|blend|circle)s?\b|clip-?\d+[^，,]{0,8}(?:擦除|划像|滑动)|(?:之间|中间|每个?剪)[^，,]{0,6}(?:滑动|推移|擦除|淡[入出]|渐变)|(?:衔接|接缝|连接)[^，,]{0,6}(?:淡|渐变|自然|柔和)|转场|叠化|过渡|溶解|黑场过渡|闪黑/;

/** True where a clause is about what lies between clips, not about a fade at the start or the end. */
/** "Hard cuts only": no transitions. */
export function wantsHardCuts(text: string): boolean {
  return /\b(?:hard|straight|plain|simple|clean|normal) cuts?\b(?! (?:the|out|off)\b)|硬切|直接切换?/.test(
    text,
  );
}

export function mentionsTransitions(text: string): boolean {
  return nouns.test(text);
}

/** "Between clip 1 and 2", "after clip 1", "between clips 1, 2 and 3": the clips before the cuts that are meant. */
export function cutsNamedIn(text: string): readonly number[] | 'unclear' {
  const clips = clipsIn(text);
  const [first, second] = clips;
  if (first === undefined) return [];
  if (second === undefined) {
    if (/\bafter\b|之?后/.test(text)) return [first];
    return /\bbefore\b|之?前/.test(text) && first > 1 ? [first - 1] : 'unclear';
  }
  const isRow = first > 0 && clips.every((clip, nth) => clip === first + nth);
  return isRow ? clips.slice(0, -1) : 'unclear';
}

const longer =
  /\b(?:longer|slower|gentler|drawn out|more time)\b|(?<!太)[长久慢](?:得?多|一?[点些]|很多)|更[长久慢]|加长|延长|拉长|放慢/;
const shorter =
  /\b(?:shorter|faster|quicker|snappier|brisker)\b|(?<!太)[短快](?:得?多|一?[点些]|很多)|更[短快]|缩短|加快/;

/** How many times as long transitions are wanted; undefined where nothing is said about that. */
export function timesIn(text: string): number | undefined {
  const way = longer.test(text) ? 1 : shorter.test(text) ? -1 : 0;
  if (way === 0) return undefined;
  if (/\b(?:much|way|a lot|far|twice)\b|得多|很多|一倍/.test(text)) return 2 ** way;
  return /\b(?:a (?:bit|little|touch|tad)|slightly)\b|稍/.test(text) ? 1.25 ** way : 1.5 ** way;
}
