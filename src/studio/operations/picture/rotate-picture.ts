import { z } from 'zod';
import { tiltFraming, turnFraming } from '../../edit/picture/framing.ts';
import { lookBounds, plainFraming } from '../../edit/picture/look.ts';
import type { Sentence } from '../../edit/scene.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, type Reading } from '../operation.ts';
import { targetIn, targetShape, tellTarget } from '../target.ts';
import { asksToStraighten, type TurnWish, turnWishIn } from './framing-words.ts';
import { reframe, tellSize } from './reframe.ts';

const params = z.object({
  /** Clockwise; 0 takes every turn back. */
  degrees: z.literal([0, 90, 180, 270]).optional(),
  tenths: z.int().min(-lookBounds.tilt).max(lookBounds.tilt).optional(),
  /** True where the person did not say which way. */
  isGuess: z.boolean().default(false),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

/** Quarter turns, and small angles that make a horizon level. */
export const rotatePicture = defineOperation<Wish>({
  kind: 'rotate_picture',
  phase: 'join',
  params,
  recognise({ text }) {
    const wish = turnWishIn(text);
    if (wish === undefined) return asksToStraighten(text) ? askAngle : undefined;
    if (isNegated(text)) return [];
    return read(wish, text);
  },
  apply(timeline, wish, scene) {
    return reframe(
      timeline,
      {
        target: wish,
        change(framing) {
          if (wish.tenths !== undefined) return tiltFraming(framing, wish.tenths);
          return wish.degrees === undefined || wish.degrees === 0
            ? { ...framing, turn: plainFraming.turn, tilt: plainFraming.tilt }
            : turnFraming(framing, wish.degrees);
        },
        already: {
          en: 'It cannot be turned further that way.',
          zh: '这个方向不能再转了。',
        },
      },
      scene,
    );
  },
  tell({ before, after, params: wish }) {
    const target = tellTarget(before, wish);
    const size = tellSize(before, after);
    const how = tellTurn(wish);
    return {
      en: `${target.en} is turned ${how.en}.${size.en}`,
      zh: `${target.zh}${how.zh}。${size.zh}`,
    };
  },
});

function read(wish: TurnWish, text: string): Reading<Wish> {
  const target = targetIn(text);
  if (wish.kind === 'tilt') return [{ tenths: wish.tenths, isGuess: false, ...target }];
  if (wish.kind === 'turn') return [{ degrees: wish.degrees, isGuess: wish.isGuess, ...target }];
  return {
    question: {
      en: `I turn by 90, 180 or 270 degrees, or straighten by up to 30; ${wish.degrees} would leave empty corners. Which shall it be?`,
      zh: `可以旋转90、180、270度，或小幅扶正（30度以内）；${wish.degrees}度会露出空角。要哪一种？`,
    },
  };
}

const askAngle: Reading<Wish> = {
  question: {
    en: 'By how much, and which way? For example: rotate 3 degrees clockwise.',
    zh: '往哪边转多少度？例如：顺时针转3度。',
  },
};

function tellTurn({ degrees, tenths, isGuess }: Wish): Sentence {
  if (tenths !== undefined) {
    const angle = Math.abs(tenths) / 10;
    return tenths < 0
      ? { en: `${angle}° to the left and filled`, zh: `向左转了${angle}度并填满` }
      : { en: `${angle}° to the right and filled`, zh: `向右转了${angle}度并填满` };
  }
  if (degrees === 180) return { en: 'upside down', zh: '转了180度' };
  const guess = isGuess
    ? { en: '; say “rotate 180” if that is the wrong way', zh: '（方向反了就说“旋转180度”）' }
    : { en: '', zh: '' };
  return degrees === 270
    ? { en: `90° to the left${guess.en}`, zh: `向左转了90度${guess.zh}` }
    : { en: `90° to the right${guess.en}`, zh: `向右转了90度${guess.zh}` };
}
