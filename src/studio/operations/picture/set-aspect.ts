import { z } from 'zod';
import { hasAspect, ownCanvas, shapedCanvas } from '../../edit/canvas.ts';
import { reduce } from '../../edit/frame-rate.ts';
import type { Scene } from '../../edit/scene.ts';
import { shownSize } from '../../edit/shown-size.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Fit, Rational, Timeline } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { isVague } from '../vague-words.ts';
import { aspectIn, fitIn, isAboutFit } from './aspect-words.ts';

const params = z.object({
  aspect: z.enum(['9:16', '16:9', '1:1', '4:5', '4:3', '3:4', '21:9', 'own']).optional(),
  fit: z.enum(['crop', 'blur', 'bars']).optional(),
});
type Wish = z.infer<typeof params>;

export const setAspect = defineOperation<Wish>({
  kind: 'set_aspect',
  phase: 'join',
  params,
  recognise({ text }, hearing) {
    if (isVague(text)) return undefined;
    const aspect = aspectIn(text);
    const fit = fitIn(text);
    if (aspect !== undefined && fit === undefined && isNegated(text)) return [];
    if (aspect === undefined && (fit === undefined || !isAboutFit(text))) return undefined;
    if (aspect === undefined && hearing.previousKind === 'set_aspect' && fit === undefined)
      return undefined;
    return [{ ...(aspect === undefined ? {} : { aspect }), ...(fit === undefined ? {} : { fit }) }];
  },
  apply(timeline, wish, scene) {
    const canvas = canvasFor(timeline, wish, scene);
    const old = timeline.canvas;
    const isSame = canvas.widthPx === old.widthPx && canvas.heightPx === old.heightPx;
    if (isSame && canvas.fit === old.fit) {
      return unchanged('The picture has that shape already.', '画面已经是这个比例了。');
    }
    return { kind: 'changed', timeline: { ...timeline, canvas } };
  },
  tell({ after, params: { aspect } }) {
    const { widthPx, heightPx, fit } = after.canvas;
    const size = `${widthPx}×${heightPx}`;
    const shape = aspect === undefined || aspect === 'own' ? size : `${aspect} (${size})`;
    return {
      en: `The picture is ${shape} now, ${fitsEn[fit]}.`,
      zh: `画面改成了${shape}，${fitsZh[fit]}。`,
    };
  },
});

const fitsEn = {
  crop: 'cropped to fill',
  blur: 'with a blurred background where a clip is of another shape',
  bars: 'with black bars where a clip is of another shape',
} as const satisfies Record<Fit, string>;
const fitsZh = {
  crop: '裁切填满',
  blur: '空出的地方用虚化背景',
  bars: '空出的地方加黑边',
} as const satisfies Record<Fit, string>;

/** Made from the first clip's picture, so that nothing is scaled up. */
function canvasFor(timeline: Timeline, wish: Wish, scene: Scene): Timeline['canvas'] {
  const first = timeline.clips[0];
  const picture = first === undefined ? undefined : findSource(scene, first.asset)?.facts.picture;
  const size = picture === undefined ? timeline.canvas : shownSize(picture, first?.look?.framing);
  if (wish.aspect === 'own') return { ...ownCanvas(size), fit: wish.fit ?? timeline.canvas.fit };
  const aspect = wish.aspect === undefined ? shapeOf(timeline) : toRatio(wish.aspect);
  const fit = wish.fit ?? usualFit(size, aspect, timeline);
  const own = ownCanvas(size);
  if (hasAspect({ ...own, fit }, aspect)) return { ...own, fit };
  return { ...shapedCanvas(size, aspect, fit), fit };
}

/** Landscape into portrait would lose most of the picture to a crop, so it is surrounded instead. */
function usualFit(
  size: { widthPx: number; heightPx: number },
  aspect: Rational,
  timeline: Timeline,
): Fit {
  const turn = size.widthPx / size.heightPx / (aspect.num / aspect.den);
  if (turn > 2 || turn < 0.5) return 'blur';
  return timeline.canvas.fit === 'bars' ? 'bars' : 'crop';
}

function shapeOf({ canvas }: Timeline): Rational {
  return reduce({ num: canvas.widthPx, den: canvas.heightPx });
}

function toRatio(aspect: string): Rational {
  const [num, den] = aspect.split(':').map(Number);
  return { num: num ?? 1, den: den ?? 1 };
}
