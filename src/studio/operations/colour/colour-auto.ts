import { z } from 'zod';
import { type Colour, plainColour } from '../../edit/picture/look.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import type { Scene, Sentence } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Clip, Timeline } from '../../edit/timeline.ts';
import type { Light } from '../../media/facts.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { changeClips, targetIn, targetShape } from '../target.ts';
import { isOfSomethingElse } from './colour-words.ts';

const params = z.object(targetShape);

const words =
  /\b(?:auto(?:matic(?:ally)?)?[- ]?)(?:colou?r|grad|balance|correct|enhance)|\bcolou?r[- ]?(?:correct|grad|balanc)\w*|\b(?:fix|correct|balance|improve|adjust|even out) (?:the |my )?(?:colou?rs?|light(?:ing)?|exposure|white balance|picture|image)\b|\bgrade (?:it|this|the (?:video|clip|footage))\b|\bwhite balance\b|自动?(?:调色|校色)|调色|校色|色彩(?:校正|平衡|优化)|(?:修正|校正|优化)(?:一下)?(?:颜色|色彩|画面|曝光|光线)|白平衡|智能调色|调(?:一?下|个)?色(?!温|调)/;

/** Each level may move by so much: a correction that is seen as a better take, not as a filter. */
const mostLevels = 8;

export const colourAuto = defineOperation<z.infer<typeof params>>({
  kind: 'colour_auto',
  phase: 'join',
  params,
  recognise({ text }) {
    if (isOfSomethingElse(text) || !words.test(text)) return undefined;
    const isTakenBack = isNegated(text) || /取消|撤|还原|恢复|去掉|清[除空]/.test(text);
    return isTakenBack ? undefined : [targetIn(text)];
  },
  needs: (_, scene) =>
    scene.assets
      .filter((each) => each.facts.picture?.range === 'sdr')
      .map((each) => ({ source: each.id, measure: 'light' as const })),
  apply(timeline, target, scene) {
    return changeClips(timeline, target, {
      change: (clip) => balance(clip, scene),
      already: {
        en: 'The light and the colours are balanced already; I would not change them.',
        zh: '光线和颜色本来就均衡，不用再调。',
      },
    });
  },
  tell: ({ before, after }) => tellBalance(before, after),
});

function balance(clip: Clip, scene: Scene): Clip {
  const light = findSource(scene, clip.asset)?.measures.light;
  if (light === undefined) return clip;
  const tone = clip.look?.colour?.tone ?? plainColour.tone;
  return withLook(clip, { colour: { ...toLevels(light), tone } });
}

/** Towards a usual exposure, and only as far as it is away from what passes as one. */
export function toLevels(light: Light): Colour {
  const range = light.high - light.low;
  const isColoured = light.colourfulness > 0.02;
  return {
    ...plainColour,
    brightness: step(light.mean, { low: 0.38, high: 0.58, gain: 50 }),
    contrast: step(range, { low: 0.65, high: 0.93, gain: 40 }),
    saturation: isColoured ? step(light.colourfulness, { low: 0.08, high: 0.3, gain: 100 }) : 0,
    warmth: isColoured ? step(light.warmth, { low: -0.03, high: 0.05, gain: 100 }) : 0,
  };
}

function step(value: number, usual: { low: number; high: number; gain: number }): number {
  const away = Math.min(0, value - usual.low) + Math.max(0, value - usual.high);
  return Math.max(-mostLevels, Math.min(mostLevels, Math.round(-away * usual.gain))) || 0;
}

const names = [
  ['brightness', 'brightness', '亮度'],
  ['contrast', 'contrast', '对比'],
  ['saturation', 'colour', '饱和'],
  ['warmth', 'warmth', '色温'],
] as const;

function tellBalance(before: Timeline, after: Timeline): Sentence {
  const known = new Map(before.clips.map((clip) => [clip.id, JSON.stringify(clip.look)] as const));
  const changed = after.clips.filter((clip) => known.get(clip.id) !== JSON.stringify(clip.look));
  const looks = new Set(changed.map((clip) => JSON.stringify(clip.look?.colour)));
  if (looks.size !== 1) {
    return {
      en: `Balanced the light and the colours of ${changed.length} pieces, each by at most ${mostLevels}%.`,
      zh: `调匀了${changed.length}段的光线和颜色，每项最多${mostLevels}%。`,
    };
  }
  const colour = changed[0]?.look?.colour ?? plainColour;
  const steps = names.filter(([level]) => colour[level] !== 0);
  const signed = (value: number) => `${value > 0 ? '+' : '−'}${Math.abs(value)}%`;
  return {
    en: `Balanced the picture: ${steps.map(([level, en]) => `${en} ${signed(colour[level])}`).join(', ')}.`,
    zh: `画面调匀了：${steps.map(([level, , zh]) => `${zh}${signed(colour[level])}`).join('，')}。`,
  };
}
