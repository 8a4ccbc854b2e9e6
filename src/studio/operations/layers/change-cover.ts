import { z } from 'zod';
import { coverHow } from '../../edit/draft/look-schema.ts';
import { type Box, type Cover, coverBounds } from '../../edit/picture/cover.ts';
import { type Laid, toCanvas, toPicture } from '../../edit/picture/cover-place.ts';
import { layerEdges, layerSides } from '../../edit/picture/layer.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import type { Clip, Timeline } from '../../edit/timeline.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { tellBox } from './cover-words.ts';
import { laidOf } from './laid.ts';
import { sizeChangeIn } from './layer-words.ts';
import { placeIn } from './place-words.ts';
import { hasCovers } from './uncover-region.ts';
import { layerKindIn } from './which-layer.ts';

const params = z.object({
  place: z
    .object({ x: z.enum(layerSides).optional(), y: z.enum(layerEdges).optional() })
    .optional(),
  sizeBy: z.number().min(0.1).max(10).optional(),
  how: coverHow.optional(),
});
type Wish = z.infer<typeof params>;

const moving = /\b(?:move|shift|put|make|change|turn|use)\b|移|挪|放到|改|换|调|变/;
const named =
  /\b(?:the|that|this) (?:blur(?:red)?|mosaic|pixelat\w*|censor\w*|cover(?:ed)?|black (?:bar|box)|hidden|box|bar)\b|(?:马赛克|打码|模糊|遮挡|黑[条块框])(?:的?(?:区域|范围|地方))?\s*(?:太|有点|大|小|再|移|挪|放|改|换|调|变|往)|把(?:马赛克|打码|模糊|遮挡)/;

/** "Make the blur bigger", "move the mosaic to the right", "use a mosaic instead": the part that was hidden last. */
export const changeCover = defineOperation<Wish>({
  kind: 'change_cover',
  phase: 'join',
  params,
  recognise(clause, hearing) {
    const { text } = clause;
    if (!named.test(text) || /⟦|\d+ms/.test(text) || !hasCovers(hearing)) return undefined;
    if (layerKindIn(text) !== undefined) return undefined;
    if (polarityOf(clause) !== 'want') return undefined;
    const place = moving.test(text) ? placeIn(text) : undefined;
    const sizeBy = sizeChangeIn(text);
    if (place === undefined && sizeBy === undefined) return undefined;
    return [{ ...(place && { place }), ...(sizeBy === undefined ? {} : { sizeBy }) }];
  },
  apply(timeline, wish, scene) {
    const last = lastCover(timeline);
    if (last === undefined) return unchanged('Nothing is hidden yet.', '还没有遮住的地方。');
    const isLast = (cover: Cover) => isSame(cover, last.cover);
    const change = (clip: Clip) => {
      const covers = clip.look?.covers;
      if (covers?.some(isLast) !== true) return clip;
      const laid = laidOf(clip, timeline, scene);
      return withLook(clip, {
        covers: covers.map((cover) => (isLast(cover) ? changed(cover, wish, laid) : cover)),
      });
    };
    if (isSame(last.cover, changed(last.cover, wish, laidOf(last.clip, timeline, scene))))
      return unchanged('It is like that already.', '已经是这样了。');
    return { kind: 'changed', timeline: { ...timeline, clips: timeline.clips.map(change) } };
  },
  tell({ after, scene }) {
    const last = lastCover(after);
    if (last === undefined) return { en: '', zh: '' };
    const box = tellBox(seenOf(last.cover, laidOf(last.clip, after, scene)));
    return { en: `What is hidden is ${box.en} now.`, zh: `遮住的地方：${box.zh}。` };
  },
});

/** The one that was added last to any clip. */
function lastCover({
  clips,
}: Timeline): { readonly clip: Clip; readonly cover: Cover } | undefined {
  const clip = clips.findLast(({ look }) => look?.covers !== undefined);
  const cover = clip?.look?.covers?.at(-1);
  return clip === undefined || cover === undefined ? undefined : { clip, cover };
}

function isSame(a: Cover, b: Cover): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function changed(cover: Cover, { place, sizeBy = 1, how }: Wish, laid: Laid): Cover {
  const seen = seenOf(cover, laid);
  const across = moved({ from: seen.x, length: seen.width }, sizeBy, place?.x);
  const down = moved({ from: seen.y, length: seen.height }, sizeBy, place?.y);
  const box: Box = { x: across.from, width: across.length, y: down.from, height: down.length };
  return { ...cover, ...toPicture(box, laid), how: how ?? cover.how };
}

/** What of it is on the canvas, in whole thousandths. */
function seenOf(cover: Cover, laid: Laid): Box {
  const { x, y, width, height } = toCanvas(cover, laid);
  const [left, top] = [clamp(x), clamp(y)];
  const least = coverBounds.smallest;
  return {
    ...{ x: Math.min(left, 1000 - least), width: Math.max(least, clamp(x + width) - left) },
    ...{ y: Math.min(top, 1000 - least), height: Math.max(least, clamp(y + height) - top) },
  };
}

function clamp(thousandths: number): number {
  return Math.round(Math.max(0, Math.min(1000, thousandths)));
}

/** Grows and shrinks from the edge that it lies at, else around its middle; a whole side stays whole. */
function moved(
  { from, length }: { readonly from: number; readonly length: number },
  by: number,
  to: (typeof layerSides)[number] | (typeof layerEdges)[number] | undefined,
): { readonly from: number; readonly length: number } {
  const isWhole = length === 1000;
  const next = isWhole
    ? length
    : Math.max(coverBounds.smallest, Math.min(1000, Math.round(length * by)));
  const room = 1000 - next;
  if (to === 'left' || to === 'top') return { from: 0, length: next };
  if (to === 'right' || to === 'bottom') return { from: room, length: next };
  if (to !== undefined) return { from: room >> 1, length: next };
  const start =
    from === 0 ? 0 : from + length >= 1000 ? room : Math.round(from + (length - next) / 2);
  return { from: Math.max(0, Math.min(room, start)), length: next };
}
