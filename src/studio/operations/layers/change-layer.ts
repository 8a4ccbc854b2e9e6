import { z } from 'zod';
import {
  type Layer,
  type LayerPlace,
  layerBounds,
  layerEdges,
  layerKinds,
  layerSides,
  layersOf,
  withLayers,
} from '../../edit/picture/layer.ts';
import type { Sentence } from '../../edit/scene.ts';
import type { Timeline } from '../../edit/timeline.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { stretch } from '../stretch.ts';
import {
  layerSpan,
  layerTimeIn,
  marginIn,
  opacityChangeIn,
  opacityIn,
  sizeChangeIn,
  sizeIn,
  tellSpan,
  withoutMargin,
} from './layer-words.ts';
import { placeIn, tellHalf, tellPlace } from './place-words.ts';
import { soundIn } from './sound-words.ts';
import { hasLayer, layerKindIn } from './which-layer.ts';

const params = z.object({
  which: z.enum(layerKinds),
  place: z
    .object({ x: z.enum(layerSides).optional(), y: z.enum(layerEdges).optional() })
    .optional(),
  /** The two halves change places; what lies in a corner goes to the other side. */
  swap: z.boolean().optional(),
  /** To the corner across. */
  across: z.boolean().optional(),
  size: z.number().min(1).max(2000).optional(),
  sizeBy: z.number().min(0.05).max(20).optional(),
  margin: z.int().min(0).max(layerBounds.margin).optional(),
  opacity: z.int().min(1).max(100).optional(),
  opacityBy: z.number().min(0.1).max(10).optional(),
  sound: z.boolean().optional(),
  time: stretch.optional(),
});
type Wish = z.infer<typeof params>;

const another = /\badd\b|\banother\b|\bsecond logo\b|\binsert\b|加(?!大)|再[放来]|添/;
/** What other operations do, to the film: "rotate it to the left", "keep only the first 5 s". */
const elsewhere =
  /⟦|\b(?:rotat|flip|mirror|crop|zoom|blur|pixel|cover|hide|cut|keep only|trim|speed|slow|fast|split (?:it|at|into|in)|freez|revers|bright|dark|warm|cool|contrast|fade|slide|wipe|transition|music|volume|loud|quiet|duplicat|repeat)\w*|旋转|翻转|镜像|裁|推近|打码|马赛克|模糊|遮|剪|删|保留|只[留要]|速|倒放|定格|亮|暗|调色|转场|音乐|音量|重复/;
const swapping =
  /\bswap|\bswitch (?:the )?(?:sides|places|them)|\bother (?:side|way)|对调|互换|交换|换[个一]?边|反过来/;
const otherCorner =
  /\b(?:other|another|different|opposite) corner\b|(?:另|别|其[他它])的?一?[个边]?角|对角/;
const question: Sentence = {
  en: 'Which corner: top left, top right, bottom left or bottom right?',
  zh: '放到哪个角：左上、右上、左下还是右下？',
};
const usualSize = { logo: 160, inset: 320, half: 500 } as const satisfies Record<
  Layer['kind'],
  number
>;

/** "Logo smaller and to the left", "make the picture in picture bigger", 分屏左右对调. */
export const changeLayer = defineOperation<Wish>({
  kind: 'change_layer',
  phase: 'text',
  params,
  recognise(clause, hearing) {
    const { text } = clause;
    const which = layerKindIn(text);
    if (which === undefined || elsewhere.test(text) || another.test(text.replace(otherCorner, ' ')))
      return undefined;
    if (!hasLayer(which, hearing) || polarityOf(withoutMargin(clause)) === 'remove')
      return undefined;
    const wish = { ...lookIn(text, which), ...stillIn(text) };
    if (otherCorner.test(text) && wish.place === undefined && which !== 'half') {
      return /\bopposite\b|对角/.test(text) ? [{ which, ...wish, across: true }] : { question };
    }
    return Object.keys(wish).length === 0 ? undefined : [{ which, ...wish }];
  },
  apply(timeline, wish) {
    const layer = layersOf(timeline).findLast(({ kind }) => kind === wish.which);
    if (layer === undefined) {
      const { en, zh } = absent[wish.which];
      return unchanged(en, zh);
    }
    const span = wish.time === undefined ? undefined : layerSpan(timeline, wish.time);
    if (wish.time !== undefined && span === undefined) {
      return unchanged('That time is not in the video.', '视频里没有这个时间段。');
    }
    const placed =
      span === undefined ? layer : { ...layer, at: span.from, frames: span.to - span.from };
    const changed = withWish(placed, wish);
    if (JSON.stringify(changed) === JSON.stringify(layer)) {
      return unchanged('It is like that already.', '已经是这样了。');
    }
    const layers = layersOf(timeline).map((each) => (each.id === layer.id ? changed : each));
    return { kind: 'changed', timeline: withLayers(timeline, layers) };
  },
  tell({ before, after, params: { which } }) {
    const old = new Map(layersOf(before).map((layer) => [layer.id, layer] as const));
    const layer = layersOf(after).find((each) => {
      return JSON.stringify(each) !== JSON.stringify(old.get(each.id));
    });
    if (layer === undefined) return { en: '', zh: '' };
    const parts = tellParts(old.get(layer.id) ?? layer, layer, after);
    const name = names[which];
    return {
      en: `${name.en} is ${parts.map((each) => each.en).join(', ')} now.`,
      zh: `${name.zh}：${parts.map((each) => each.zh).join('，')}。`,
    };
  },
});

/** Where and how large. */
function lookIn(text: string, which: Layer['kind']): Partial<Wish> {
  const place = placeIn(text);
  if (which === 'half') {
    return swapping.test(text) ? { swap: true } : place === undefined ? {} : { place };
  }
  const size = sizeIn(text, usualSize[which]);
  const sizeBy = sizeChangeIn(text);
  const margin = marginIn(text);
  return {
    ...sideIn(text, place !== undefined),
    ...(place === undefined ? {} : { place }),
    ...(sizeBy === undefined ? {} : { sizeBy }),
    ...(size === undefined || sizeBy !== undefined ? {} : { size }),
    ...(margin === undefined ? {} : { margin: Math.min(layerBounds.margin, margin) }),
  };
}

/** "To the other side". */
function sideIn(text: string, isPlaced: boolean): Partial<Wish> {
  return swapping.test(text) && !isPlaced ? { swap: true } : {};
}

/** What can be seen through it, what is heard, and when. */
function stillIn(text: string): Partial<Wish> {
  const opacity = opacityIn(text);
  const opacityBy = opacity === undefined ? opacityChangeIn(text) : undefined;
  const sound = soundIn(text);
  // "Make it 5 seconds long" is about the film.
  const time = /\d+ms long\b|\bmake it \d+ms/.test(text) ? undefined : layerTimeIn(text);
  return {
    ...(opacity === undefined ? {} : { opacity }),
    ...(opacityBy === undefined ? {} : { opacityBy }),
    ...(sound === undefined ? {} : { sound }),
    ...(time === undefined ? {} : { time }),
  };
}

function withWish(layer: Layer, wish: Wish): Layer {
  const { smallest, largest } = layerBounds.size;
  const size = (wish.size ?? layer.size) * (wish.sizeBy ?? 1);
  const opacity = (wish.opacity ?? layer.opacity) * (wish.opacityBy ?? 1);
  return {
    ...layer,
    place: placeOf(layer, wish),
    size: Math.round(Math.max(smallest, Math.min(largest, size))),
    margin: wish.margin ?? layer.margin,
    opacity: Math.round(Math.max(1, Math.min(100, opacity))),
    gainDb: wish.sound === undefined ? layer.gainDb : wish.sound ? 0 : null,
  };
}

const mirrored = {
  x: { left: 'right', centre: 'centre', right: 'left' },
  y: { top: 'bottom', middle: 'middle', bottom: 'top' },
} as const;

/** A half lies at a whole side: the side that is named is the one that it gets. */
function placeOf({ kind, place }: Layer, wish: Wish): LayerPlace {
  const { x, y } = wish.place ?? {};
  if (wish.across === true || wish.swap === true)
    return otherSide(place, wish.across === true || kind === 'half' || place.x === 'centre');
  if (kind !== 'half') return { x: x ?? place.x, y: y ?? place.y };
  if (x === 'left' || x === 'right') return { x, y: 'middle' };
  return y === 'top' || y === 'bottom' ? { x: 'centre', y } : place;
}

/** Of the picture, left for right; down for up as well where it goes all the way across. */
function otherSide({ x, y }: LayerPlace, isAcross: boolean): LayerPlace {
  return { x: mirrored.x[x], y: isAcross ? mirrored.y[y] : y };
}

function tellParts(before: Layer, layer: Layer, timeline: Timeline): readonly Sentence[] {
  return [...tellLook(before, layer), ...tellRest(before, layer, timeline)];
}

function tellLook(before: Layer, layer: Layer): readonly Sentence[] {
  const parts: Sentence[] = [];
  if (JSON.stringify(layer.place) !== JSON.stringify(before.place)) {
    parts.push(layer.kind === 'half' ? tellHalf(layer.place) : tellPlace(layer.place));
  }
  if (layer.size !== before.size) {
    const [from, to] = [before.size / 10, layer.size / 10];
    parts.push({ en: `${from}% → ${to}% of the picture`, zh: `画面的${from}% → ${to}%` });
  }
  if (layer.margin !== before.margin) {
    const share = layer.margin / 10;
    parts.push({ en: `${share}% from the edge`, zh: `离边缘${share}%` });
  }
  return parts;
}

function tellRest(before: Layer, layer: Layer, timeline: Timeline): readonly Sentence[] {
  const parts: Sentence[] = [];
  if (layer.opacity !== before.opacity) {
    const see = 100 - layer.opacity;
    parts.push({ en: `${see}% transparent`, zh: `透明度${see}%` });
  }
  if (layer.gainDb !== before.gainDb) {
    parts.push(
      layer.gainDb === null ? { en: 'silent', zh: '静音' } : { en: 'heard', zh: '有声音' },
    );
  }
  if (layer.at !== before.at || layer.frames !== before.frames) {
    const span = tellSpan(timeline, { from: layer.at, to: layer.at + layer.frames });
    const always = { en: 'there all the time', zh: '全程显示' };
    parts.push(span.en === '' ? always : { en: `seen${span.en}`, zh: `显示${span.zh}` });
  }
  return parts;
}

const names = {
  logo: { en: 'The logo', zh: 'logo' },
  inset: { en: 'The picture in the picture', zh: '画中画' },
  half: { en: 'The other half', zh: '分屏的另一半' },
} as const satisfies Record<Layer['kind'], Sentence>;

const absent = {
  logo: { en: 'There is no logo yet; I can add one.', zh: '还没有logo，可以先加一个。' },
  inset: { en: 'There is no picture in the picture yet.', zh: '还没有画中画。' },
  half: { en: 'The screen is not split.', zh: '现在没有分屏。' },
} as const satisfies Record<Layer['kind'], Sentence>;
