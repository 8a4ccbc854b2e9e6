import { z } from 'zod';
import { canvasFor } from '../../edit/reshape.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Fit } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
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
    if (isVague(text) || isLengthFor(text)) return undefined;
    const aspect = aspectIn(text);
    const fit = fitIn(text);
    if (aspect !== undefined && isRefused(text, fit)) return [];
    if (aspect === undefined && (fit === undefined || !isAboutFit(text))) return undefined;
    if (aspect === undefined && hearing.previousKind === 'set_aspect' && fit === undefined)
      return undefined;
    return [{ ...(aspect === undefined ? {} : { aspect }), ...(fit === undefined ? {} : { fit }) }];
  },
  apply(timeline, wish, scene) {
    const first = timeline.clips[0];
    const picture = first === undefined ? undefined : findSource(scene, first.asset)?.facts.picture;
    const canvas = canvasFor(timeline, wish, picture);
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
    const isNamed = aspect !== undefined && aspect !== 'own';
    return {
      en: `The picture is ${isNamed ? `${aspect} (${size})` : size} now, ${fitsEn[fit]}.`,
      zh: `画面改成了${isNamed ? `${aspect}（${size}）` : size}，${fitsZh[fit]}。`,
    };
  },
});

const refuses = /^(?:but |please )*(?:no|don't|do not)\b|^(?:千万|但|但是)?(?:不要|别|不用)/;

/** 不要21:9电影黑边 wants neither, "16:9, no crop" the shape. */
function isRefused(text: string, fit: Fit | undefined): boolean {
  return isNegated(text) && (fit === undefined || (fit === 'bars' && refuses.test(text)));
}

/** "Trim it to 15 s for a story" names where it will be shown, and wants a length. */
function isLengthFor(text: string): boolean {
  // "Loud enough for reels" wants it loud.
  if (
    /\b(?:loud|quiet|bright|fast|slow|clear|clean|snappy|short)\w*(?: enough)? (?:enough )?for\b/.test(
      text,
    ) &&
    !/\b(?:vertical|square|portrait|landscape|\d+x\d+)\b/.test(text)
  )
    return true;
  const isCut =
    /\b(?:trim|cut|shorten|get|bring)\b[^,]*\b(?:to|under|within|below) (?:under )?\d+ms\b|[剪缩]短?[到成至]\s*\d+ms/;
  return isCut.test(text) && !/\b(?:vertical|square|\d+x\d+)\b|[竖横方]/.test(text);
}

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
