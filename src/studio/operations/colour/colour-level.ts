import { z } from 'zod';
import { type Colour, lookBounds, plainColour } from '../../edit/picture/look.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import type { Sentence } from '../../edit/scene.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { changeClips, targetIn, targetShape, tellTarget } from '../target.ts';
import { type ColourLevel, levelWishIn } from './colour-words.ts';

const params = z.object({
  level: z.enum(['brightness', 'contrast', 'saturation', 'warmth']),
  /** Hundredths, on top of what there is. */
  by: z.int().min(-1000).max(1000),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

export const colourLevel = defineOperation<Wish>({
  kind: 'colour_level',
  phase: 'join',
  params,
  recognise({ text }) {
    const wish = levelWishIn(text);
    if (wish === undefined) return undefined;
    return isNegated(text) ? [] : [{ ...wish, ...targetIn(text) }];
  },
  apply(timeline, wish) {
    return changeClips(timeline, wish, {
      change(clip) {
        const colour = withLevel(clip.look?.colour ?? plainColour, wish);
        return withLook(clip, { colour });
      },
      already: {
        en: 'That is as far as I take it; more would spoil the picture.',
        zh: '已经调到头了，再调画面会难看。',
      },
    });
  },
  tell({ before, params: wish }) {
    const target = tellTarget(before, wish);
    const how = told[wish.level][wish.by > 0 ? 'more' : 'less'];
    const by = Math.min(lookBounds.level, Math.abs(wish.by));
    return {
      en: `${target.en} is ${how.en} now (${wish.by > 0 ? '+' : '−'}${by}%).`,
      zh: `${target.zh}${how.zh}了（${wish.by > 0 ? '+' : '−'}${by}%）。`,
    };
  },
});

function withLevel(colour: Colour, { level, by }: Wish): Colour {
  const wanted = colour[level] + by;
  return { ...colour, [level]: Math.max(-lookBounds.level, Math.min(lookBounds.level, wanted)) };
}

const told = {
  brightness: { more: { en: 'brighter', zh: '调亮' }, less: { en: 'darker', zh: '调暗' } },
  contrast: {
    more: { en: 'richer in contrast', zh: '加强对比' },
    less: { en: 'softer in contrast', zh: '减弱对比' },
  },
  saturation: {
    more: { en: 'more colourful', zh: '调鲜艳' },
    less: { en: 'less colourful', zh: '调淡' },
  },
  warmth: { more: { en: 'warmer', zh: '调暖' }, less: { en: 'cooler', zh: '调冷' } },
} as const satisfies Record<ColourLevel, Record<'more' | 'less', Sentence>>;
