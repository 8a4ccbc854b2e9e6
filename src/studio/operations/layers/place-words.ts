import type { LayerPlace } from '../../edit/picture/layer.ts';

const places: readonly (readonly [RegExp, Partial<LayerPlace>])[] = [
  [/\b(?:top|upper)[- ]?left\b|\bleft (?:top|upper)\b|左上|上左/, { x: 'left', y: 'top' }],
  [/\b(?:top|upper)[- ]?right\b|\bright (?:top|upper)\b|右上|上右/, { x: 'right', y: 'top' }],
  [/\b(?:bottom|lower)[- ]?left\b|\bleft (?:bottom|lower)\b|左下|下左/, { x: 'left', y: 'bottom' }],
  [
    /\b(?:bottom|lower)[- ]?right\b|\bright (?:bottom|lower)\b|右下|下右/,
    { x: 'right', y: 'bottom' },
  ],
  [/\b(?:top|upper)\b|\bup\b|顶[部端]?|上[方面边]|最上|往上|靠上/, { y: 'top' }],
  [/\b(?:bottom|lower)\b|\bdown\b|底[部端下]?|下[方面边]|最下|往下|靠下/, { y: 'bottom' }],
  [/\bleft\b|左[侧边面方]?/, { x: 'left' }],
  [/\bright\b(?! (?:now|away|after))|右[侧边面方]?/, { x: 'right' }],
  [/\b(?:middle|cent(?:er|re)(?:ed|d)?)\b|中间|居中|中央|正中|中心/, { x: 'centre', y: 'middle' }],
];
const middle = /\b(?:middle|cent(?:er|re)(?:ed|d)?)\b|中间|居中|中央|正中|中心/;

/**
 * The sides that a clause names. Of several corners the last one counts: that is the one of a correction. "Bottom" alone
 * leaves the other side open.
 */
export function placeIn(text: string): Partial<LayerPlace> | undefined {
  const found = places.flatMap(([words, place], rank) => {
    const last = [...text.matchAll(new RegExp(words, 'g'))].at(-1);
    return last === undefined ? [] : [{ at: last.index, rank, place }];
  });
  const corner = found.filter(({ rank }) => rank < 4).sort((a, b) => b.at - a.at)[0];
  if (corner !== undefined) return corner.place;
  const side = found.filter(({ rank }) => rank < 8).sort((a, b) => b.at - a.at)[0];
  if (side === undefined) return found[0]?.place;
  if (!middle.test(text)) return side.place;
  return side.place.x === undefined
    ? { x: 'centre', ...side.place }
    : { y: 'middle', ...side.place };
}

const en = {
  x: { left: 'left', centre: 'centre', right: 'right' },
  y: { top: 'top', middle: 'middle', bottom: 'bottom' },
} as const;
const zh = {
  x: { left: '左', centre: '中间', right: '右' },
  y: { top: '上', middle: '中', bottom: '下' },
} as const;

/** "top right", 右上角. */
export function tellPlace({ x, y }: LayerPlace): { readonly en: string; readonly zh: string } {
  if (x === 'centre') {
    if (y === 'middle') return { en: 'in the middle', zh: '正中间' };
    return { en: `at the ${en.y[y]}`, zh: `${zh.y[y]}方中间` };
  }
  if (y === 'middle') return { en: `on the ${en.x[x]}`, zh: `${zh.x[x]}侧中间` };
  return { en: `${en.y[y]} ${en.x[x]}`, zh: `${zh.x[x]}${zh.y[y]}角` };
}

const halves = {
  left: { en: 'on the left', zh: '在左边' },
  right: { en: 'on the right', zh: '在右边' },
  top: { en: 'on top', zh: '在上面' },
  middle: { en: 'on the right', zh: '在右边' },
  bottom: { en: 'below', zh: '在下面' },
} as const;

/** The half that something has of a split screen. */
export function tellHalf({ x, y }: LayerPlace): { readonly en: string; readonly zh: string } {
  return halves[x === 'centre' ? y : x];
}
