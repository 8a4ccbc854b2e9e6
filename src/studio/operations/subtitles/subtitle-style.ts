import type { Sentence } from '../../edit/scene.ts';
import { changeSubtitleStyle, plainSubtitle } from '../../edit/subtitles.ts';
import type { Subtitles } from '../../edit/timeline.ts';
import type { TitleStyle } from '../../edit/title-style.ts';
import type { StyleWish } from '../titles/style-words.ts';

/** Subtitles of another look, in another place. */
export function restyleSubtitles(
  subtitles: Subtitles,
  wish: StyleWish,
  position: Subtitles['position'] | undefined,
): Subtitles {
  const { style, ...bare } = subtitles;
  const { sizeBy, ...rest } = wish;
  const size = Math.round(((style?.size ?? plainSubtitle.size) * (sizeBy ?? 100)) / 100);
  const next = changeSubtitleStyle(style, { ...rest, size });
  const placed = { ...bare, position: position ?? bare.position };
  return next === undefined ? placed : { ...placed, style: next };
}

/** How they are set now, of what is not as it was. */
export function tellLook(before: Subtitles | undefined, after: Subtitles): Sentence {
  const old = { ...plainSubtitle, ...before?.style };
  const now = { ...plainSubtitle, ...after.style };
  const parts = tellers.flatMap(([name, tell]) => (old[name] === now[name] ? [] : [tell(now)]));
  const hasMoved = (before?.position ?? 'bottom') !== after.position;
  const said = hasMoved ? [...parts, places[after.position]] : parts;
  return {
    en: said.map((each) => each.en).join(', '),
    zh: said.map((each) => each.zh).join('，'),
  };
}

const places: Readonly<Record<Subtitles['position'], Sentence>> = {
  top: { en: 'at the top', zh: '放在顶部' },
  middle: { en: 'in the middle', zh: '放在中间' },
  bottom: { en: 'at the bottom', zh: '放在底部' },
};

const tellers: readonly (readonly [keyof TitleStyle, (style: TitleStyle) => Sentence])[] = [
  ['size', ({ size }) => ({ en: `at ${size}% of the usual size`, zh: `字号${size}%` })],
  ['colour', () => ({ en: 'in another colour', zh: '换了颜色' })],
  [
    'outline',
    ({ outline }) =>
      outline === null
        ? { en: 'without outline', zh: '去掉描边' }
        : { en: 'outlined', zh: '加了描边' },
  ],
  [
    'box',
    ({ box }) =>
      box === null ? { en: 'without a box', zh: '去掉底框' } : { en: 'on a box', zh: '加了底框' },
  ],
  [
    'bold',
    ({ bold }) => (bold ? { en: 'bold', zh: '加粗' } : { en: 'in regular weight', zh: '不加粗' }),
  ],
  [
    'italic',
    ({ italic }) => (italic ? { en: 'in italics', zh: '斜体' } : { en: 'upright', zh: '不用斜体' }),
  ],
  [
    'side',
    ({ side }) =>
      ({
        left: { en: 'on the left', zh: '靠左' },
        centre: { en: 'centred', zh: '居中' },
        right: { en: 'on the right', zh: '靠右' },
      })[side],
  ],
];
