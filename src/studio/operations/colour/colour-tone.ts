import { z } from 'zod';
import { plainColour } from '../../edit/picture/look.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import type { Sentence } from '../../edit/scene.ts';
import type { Clip } from '../../edit/timeline.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { changeClips, targetIn, targetShape, tellTarget } from '../target.ts';
import { isOfSomethingElse } from './colour-words.ts';

const params = z.object({
  /** `plain` takes every change of colour back, `full` only the tone. */
  tone: z.enum(['grey', 'sepia', 'full', 'plain']),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

const grey =
  /\bblack[- ]?(?:and|&|n)[- ]?white\b|\bb ?(?:&|and|\/|n) ?w\b|\bgr[ae]y ?scale\b|\bmonochrome\b|\bnoir\b|黑白|灰度|单色/;
const sepia =
  /\bsepia\b|\bold[- ]?timey\b|\bold[- ]?(?:fashioned|school)\b(?! (?:music|song|beat))|\blike an old (?:film|movie|photo)\b|\b(?:vintage|retro|old[- ]?(?:film|time[ds]?|movie|photo)?|nostalgic)[- ](?:look|style|tone|feel(?:ing)?|filter|colou?rs?|film|vibes?|aesthetic|effect|touch)\b|怀旧|复古|老照片|老电影|棕褐|做旧/;
const back =
  /\bback (?:to|in) colou?r\b|\bin (?:full )?colou?r again\b|\b(?:original|normal|natural) colou?rs?\b|恢复(?:颜色|色彩|彩色|原色)|变回彩色|原来的颜色|还原(?:颜色|色彩)|彩色的?/;
const undoing =
  /\b(?:colou?r (?:correction|changes?|grad\w+|filter|effects?)|filters?|grad(?:e|ing))\b|调色|滤镜|颜色效果/;

/** Black and white, sepia, and back to what was filmed. */
export const colourTone = defineOperation<Wish>({
  kind: 'colour_tone',
  phase: 'join',
  params,
  recognise(clause) {
    const { text } = clause;
    if (isOfSomethingElse(text)) return undefined;
    const isGone = polarityOf(clause) === 'remove' || isNegated(text);
    const tone = toneIn(text, isGone);
    if (tone === undefined) return undefined;
    return [{ tone, ...targetIn(text) }];
  },
  apply(timeline, wish) {
    return changeClips(timeline, wish, {
      change: (clip) => withTone(clip, wish.tone),
      already: { en: 'The colours are like that already.', zh: '颜色已经是这样了。' },
    });
  },
  tell({ before, params: wish }) {
    const target = tellTarget(before, wish);
    const how = told[wish.tone];
    return { en: `${target.en} is ${how.en} now.`, zh: `${target.zh}${how.zh}了。` };
  },
});

function toneIn(text: string, isGone: boolean): Wish['tone'] | undefined {
  if (grey.test(text) || sepia.test(text)) {
    if (isGone) return 'full';
    return grey.test(text) ? 'grey' : 'sepia';
  }
  if (back.test(text) && !isGone) return 'plain';
  return isGone && undoing.test(text) ? 'plain' : undefined;
}

function withTone(clip: Clip, tone: Wish['tone']): Clip {
  const now = clip.look?.colour ?? plainColour;
  const colour = tone === 'plain' ? plainColour : { ...now, tone };
  return withLook(clip, { colour });
}

const told = {
  grey: { en: 'black and white', zh: '变成黑白' },
  sepia: { en: 'in sepia', zh: '变成怀旧色调' },
  full: { en: 'in colour again', zh: '恢复彩色' },
  plain: { en: 'in its own colours again', zh: '恢复原来的颜色' },
} as const satisfies Record<Wish['tone'], Sentence>;
