import { z } from 'zod';
import type { Cover } from '../../edit/picture/cover.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import { findSource } from '../../edit/source-length.ts';
import { type Clip, type Timeline, toMs } from '../../edit/timeline.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { changeClips, targetIn, targetShape, tellTarget } from '../target.ts';

const params = z.object({ mode: z.enum(['on', 'off']), ...targetShape });
type Wish = z.infer<typeof params>;

/** Of one source: steadying costs several times what rendering does. */
const longestMinutes = 10;
const words =
  /\bstabili[sz]\w*|\bsteady\b|\bde-?shake\b|\bshak(?:y|e|es|ing|iness)\b|\banti[- ]?shake\b|\bwobbl\w+|\bjitter\w*|防抖|去抖|稳定(?:画面|一下|视频)?|增稳|抖动|(?:画面|镜头)(?:太)?抖|手抖|(?:有一?点儿?|太|很|好|特别|比较|老是?|一直|总是?)抖(?!音)|抖得|抖来抖去|摇晃|晃来晃去|平稳|稳一下|[别不][^，,]{0,3}[抖晃]|弄稳|稳一?[点些]|稳住|[太好很]晃|晃动|晃得|(?:有点|画面|镜头)晃/;

/** Shaking is taken out of the picture, which loses a little of its edges. */
export const stabilise = defineOperation<Wish>({
  kind: 'stabilise',
  phase: 'join',
  params,
  recognise(clause) {
    const { text } = clause;
    if (!words.test(text) || /⟦|\btransi|转场|\bshake (?:effect|transition)/.test(text))
      return undefined;
    const isOff =
      /\bstabili[sz]|防抖|稳定|增稳/.test(text) &&
      (polarityOf(clause) === 'remove' || isNegated(text));
    return [{ mode: isOff ? 'off' : 'on', ...targetIn(text) }];
  },
  apply(timeline, wish, scene) {
    const isFilm = (clip: Clip) => findSource(scene, clip.asset)?.facts.kind === 'video';
    if (!timeline.clips.some(isFilm)) {
      return unchanged(
        'Photos do not shake; there is nothing to steady.',
        '照片不会抖，不用防抖。',
      );
    }
    const changed = changeClips(timeline, wish, {
      change: (clip) => (isFilm(clip) ? withSteadiness(clip, wish.mode) : clip),
      already:
        wish.mode === 'off'
          ? { en: 'Nothing was steadied here.', zh: '本来就没有做防抖。' }
          : { en: 'It is steadied already.', zh: '已经做过防抖了。' },
    });
    if (
      changed.kind === 'changed' &&
      longestStretchMs(changed.timeline) > longestMinutes * 60_000
    ) {
      return unchanged(
        `I steady at most ${longestMinutes} minutes of a clip; name a part of it.`,
        `一段素材最多防抖${longestMinutes}分钟，说说要哪一部分。`,
      );
    }
    return changed;
  },
  tell({ before, after, params: wish }) {
    const target = tellTarget(before, wish);
    const wider = hiddenSteady(after) < hiddenSteady(before) ? toldWider : { en: '', zh: '' };
    return wish.mode === 'off'
      ? {
          en: `${target.en} is as filmed again.${wider.en}`,
          zh: `${target.zh}取消了防抖。${wider.zh}`,
        }
      : {
          en: `${target.en} is steadied; it loses a little at the edges, and the first render takes longer.`,
          zh: `${target.zh}做了防抖，边缘会裁掉一点，第一次渲染会久一些。`,
        };
  },
});

function withSteadiness(clip: Clip, mode: Wish['mode']): Clip {
  if (mode === 'on') return withLook(clip, { steady: true });
  const { steady: _, ...look } = clip.look ?? {};
  const { look: __, ...bare } = clip;
  return withLook(bare, { ...look, ...(look.covers && { covers: look.covers.map(asFilmed) }) });
}

/** How far, in thousandths of the picture, steadying usually moves it, and a little more. */
const wideningBy = 80;
const toldWider = {
  en: ' What was hidden in the steady picture is hidden a little wider, because it moves again.',
  zh: '防抖时遮住的地方又会晃动，所以遮得宽了一点。',
};

/** In how many clips something is hidden on the steady picture. */
function hiddenSteady({ clips }: Timeline): number {
  const covers = clips.map(({ look }) => look?.covers ?? []);
  return covers.filter((each) => each.some(({ steadied }) => steadied === true)).length;
}

/** A place on the steady picture is here and there on the one that shakes. */
function asFilmed(cover: Cover): Cover {
  if (cover.steadied === undefined) return cover;
  const { x, y, width, height, how, colour } = cover;
  return {
    ...{ x: x - wideningBy, y: y - wideningBy, how, colour },
    ...{ width: width + 2 * wideningBy, height: height + 2 * wideningBy },
  };
}

function longestStretchMs({ clips, fps }: Timeline): number {
  const steadied = clips.filter((clip) => clip.look?.steady === true);
  const lengths = steadied.map((clip) => {
    const same = steadied.filter((each) => each.asset === clip.asset);
    const first = Math.min(...same.map((each) => each.in));
    return toMs(Math.max(...same.map((each) => each.out)) - first, fps);
  });
  return Math.max(0, ...lengths);
}
