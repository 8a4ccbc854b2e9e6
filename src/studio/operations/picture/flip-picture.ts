import { z } from 'zod';
import { mirrorFraming, turnFraming } from '../../edit/picture/framing.ts';
import type { Framing } from '../../edit/picture/look.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { targetIn, targetShape, tellTarget } from '../target.ts';
import { flipIn } from './framing-words.ts';
import { reframe } from './reframe.ts';

const params = z.object({ sides: z.enum(['sideways', 'upside']), ...targetShape });
type Wish = z.infer<typeof params>;

export const flipPicture = defineOperation<Wish>({
  kind: 'flip_picture',
  phase: 'join',
  params,
  recognise({ text }) {
    const sides = flipIn(text);
    if (sides === undefined) return undefined;
    return isNegated(text) ? [] : [{ sides, ...targetIn(text) }];
  },
  apply(timeline, wish, scene) {
    const change = (framing: Framing) =>
      wish.sides === 'sideways' ? mirrorFraming(framing) : turnFraming(mirrorFraming(framing), 180);
    return reframe(timeline, { target: wish, change, already: { en: '', zh: '' } }, scene);
  },
  tell({ before, params: wish }) {
    const target = tellTarget(before, wish);
    return wish.sides === 'sideways'
      ? { en: `${target.en} is mirrored.`, zh: `${target.zh}左右翻转了。` }
      : { en: `${target.en} is flipped top to bottom.`, zh: `${target.zh}上下翻转了。` };
  },
});
