import { z } from 'zod';
import { cropFraming } from '../../edit/picture/framing.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { targetIn, targetShape, tellTarget } from '../target.ts';
import { cropIn } from './framing-words.ts';
import { reframe, tellSize } from './reframe.ts';

const share = z.int().min(1).max(2000).optional();
const params = z.object({
  /** Thousandths of what is seen. */
  sides: z.object({ left: share, top: share, right: share, bottom: share }),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

/** More than this of a side leaves too little to see. */
const mostShare = 800;

/** Parts of the picture go; its shape for a platform is `set_aspect`. */
export const cropPicture = defineOperation<Wish>({
  kind: 'crop_picture',
  phase: 'join',
  params,
  recognise({ text }) {
    const sides = cropIn(text);
    if (sides === undefined) return undefined;
    return isNegated(text) ? [] : [{ sides, ...targetIn(text) }];
  },
  apply(timeline, wish, scene) {
    const { left, top, right, bottom } = wish.sides;
    const most = (value: number | undefined) => Math.min(mostShare, value ?? 0);
    const more = { left: most(left), top: most(top), right: most(right), bottom: most(bottom) };
    const already = {
      en: 'There is too little picture left to crop more of it.',
      zh: '画面已经裁得很小了，不能再裁。',
    };
    const change = (framing: Parameters<typeof cropFraming>[0]) => cropFraming(framing, more);
    return reframe(timeline, { target: wish, change, already }, scene);
  },
  tell({ before, after, params: wish }) {
    const target = tellTarget(before, wish);
    const size = tellSize(before, after);
    const parts = names.flatMap(([side, en, zh]) => {
      const share = wish.sides[side];
      if (share === undefined) return [];
      const percent = Math.min(mostShare, share) / 10;
      return [{ en: `${percent}% off the ${en}`, zh: `${zh}${percent}%` }];
    });
    return {
      en: `${target.en} is cropped: ${parts.map((each) => each.en).join(', ')}.${size.en}`,
      zh: `${target.zh}裁掉了${parts.map((each) => each.zh).join('、')}。${size.zh}`,
    };
  },
});

const names = [
  ['left', 'left', '左边'],
  ['top', 'top', '上边'],
  ['right', 'right', '右边'],
  ['bottom', 'bottom', '下边'],
] as const;
