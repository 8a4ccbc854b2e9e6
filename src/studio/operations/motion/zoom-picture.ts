import { z } from 'zod';
import { lookBounds, wholeView } from '../../edit/picture/look.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { lengthIn } from '../../plan/words/times.ts';
import { defineOperation } from '../operation.ts';
import { changeClips, type Target, targetIn, targetShape, tellTarget } from '../target.ts';
import { movesOf, withMove } from './zoom-takes.ts';
import { mentionsZoom, zoomIn } from './zoom-words.ts';

const thousandth = z.int().min(0).max(1000).default(500);
const params = z.object({
  style: z.enum(['in', 'out', 'still', 'none']),
  /** How much larger at its closest. */
  percent: z
    .int()
    .min(1)
    .max(lookBounds.maxScale - 100)
    .default(15),
  x: thousandth,
  y: thousandth,
  ...targetShape,
});
type Wish = z.infer<typeof params>;

/** 不要放大了 wants the zoom that is there to go. */
const stops =
  /^(?:就|还是|先|那)*(?:不要|别|不用|不)(?:再)?[^，,]{0,4}(?:放大|推近|拉近|推进|缩放|缩小)了(?:吧|$)/;

const whole = { percent: 15, x: 500, y: 500 };
/** "Zoom in at 8 s" lasts so long. */
const usualMs = 3000;

function placeIn(text: string): Target {
  const target = targetIn(text);
  const at =
    /\b(?:at|around)\s*(?:the )?(\d+)ms(?! (?:long|in))|[在到第]?(\d+)ms(?:的)?(?:时候?|处|那里|地方)/.exec(
      text,
    );
  const from = at?.[1] ?? at?.[2];
  if (target.range !== undefined || from === undefined) return target;
  const ms = Number(from);
  const length = lengthIn(text) ?? usualMs;
  return {
    ...target,
    range: { from: { from: 'start', ms }, to: { from: 'start', ms: ms + length } },
  };
}

export const zoomPicture = defineOperation<Wish>({
  kind: 'zoom_picture',
  phase: 'join',
  params,
  recognise(clause) {
    const { text } = clause;
    if (!mentionsZoom(text)) return undefined;
    const target = placeIn(text);
    if (polarityOf(clause) === 'remove' || stops.test(text))
      return [{ style: 'none', ...whole, ...target }];
    return isNegated(text) ? [] : [{ ...zoomIn(text), ...target }];
  },
  apply(timeline, wish) {
    const close = { scale: 100 + wish.percent, x: wish.x, y: wish.y };
    const views = {
      none: { from: wholeView, to: wholeView },
      in: { from: wholeView, to: close },
      out: { from: close, to: wholeView },
      still: { from: close, to: close },
    }[wish.style];
    return changeClips(timeline, wish, {
      change(clip, nth, part) {
        if (wish.style === 'none') return withLook(clip, { zoom: { ...views, over: [0, 1] } });
        const firsts = movesOf(part);
        const pieces = part.filter((_, each) => firsts[each] === firsts[nth]);
        return withMove(clip, pieces, views);
      },
      already:
        wish.style === 'none'
          ? { en: 'There is no zoom to take away.', zh: '本来就没有缩放。' }
          : { en: 'It zooms like that already.', zh: '已经是这样缩放了。' },
    });
  },
  tell({ before, params: wish }) {
    const target = tellTarget(before, wish);
    const { percent } = wish;
    const place = placeOf(wish);
    switch (wish.style) {
      case 'none':
        return { en: `${target.en} shows everything again.`, zh: `${target.zh}恢复原来的大小。` };
      case 'still':
        return {
          en: `${target.en} is ${percent}% larger${place.en}.`,
          zh: `${target.zh}放大了${percent}%${place.zh}。`,
        };
      case 'in':
        return {
          en: `${target.en} slowly comes ${percent}% closer${place.en}.`,
          zh: `${target.zh}缓慢推近${percent}%${place.zh}。`,
        };
      case 'out':
        return {
          en: `${target.en} slowly goes back from ${percent}% closer${place.en}.`,
          zh: `${target.zh}从放大${percent}%缓慢拉远${place.zh}。`,
        };
    }
  },
});

function placeOf({ x, y }: Wish): { readonly en: string; readonly zh: string } {
  if (x === 500 && y === 500) return { en: ', around the middle', zh: '，以中间为准' };
  const [down, down2] = y < 500 ? ['upper ', '上'] : ['lower ', '下'];
  const [side, side2] = x < 500 ? ['left', '左'] : ['right', '右'];
  const en = `${y === 500 ? '' : down}${x === 500 ? 'part' : side}`;
  const zh = `${x === 500 ? '' : side2}${y === 500 ? '' : down2}`;
  return { en: `, around the ${en}`, zh: `，以${zh}方为准` };
}
