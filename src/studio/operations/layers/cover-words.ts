import type { Box, Cover } from '../../edit/picture/cover.ts';
import { placeIn } from './place-words.ts';

const pixels =
  /\bpixel+(?:ate|ated|ize|ise|s)?\b|\bmosaics?\b|\bcensor(?:ed|ing)?\b|\bobscure|\banonymi[sz]e|打[上个]?码|马赛克|像素化|厚码/;
const blur = /\bblur(?:red|ring|ry|s)?\b|模糊|虚化|糊掉|糊住/;
const fill =
  /\b(?:cover|hide|block(?: out)?|redact|mask|black ?out|black bar|white box|black box|paint over|tape over)\b|遮[住挡盖掉]?|盖住|挡住|涂黑|黑[条块框]|抹黑/;
const plate =
  /\b(?:white|black|gr[ae]y|red|blue|green|yellow|solid|coloured|colored) (?:box|bar|rectangle|block)\b|[黑白灰红蓝绿黄]色?[的]?(?:条|块|框|方块)/;
/** These are about the surroundings of a picture of another shape, about cuts, or about other things. */
const notHere =
  /⟦|\btransi|\b(?:sides|edges|borders|bars|background|backdrop)\b|\bcover (?:image|photo|picture|frame|art|at|for)\b|转场|两[侧边]|四周|背景|封面|\bzoom|推近/;

/** How something is to be hidden; undefined where a clause asks for no such thing. */
export function coverHowIn(text: string): Cover['how'] | undefined {
  if (notHere.test(text.replace(/\bblack bars?\b/, ' '))) return undefined;
  if (plate.test(text)) return 'fill';
  if (pixels.test(text)) return 'pixels';
  if (blur.test(text)) return 'blur';
  return fill.test(text) ? 'fill' : undefined;
}

const colours: readonly (readonly [RegExp, string])[] = [
  [/\bwhite\b|白/, 'ffffff'],
  [/\bgr[ae]y\b|灰/, '808080'],
  [/\bred\b|红/, 'e02020'],
  [/\bblue\b|蓝/, '2040e0'],
  [/\bgreen\b|绿/, '20a040'],
  [/\byellow\b|黄/, 'f0d020'],
];

export function coverColourIn(text: string): string {
  return colours.find(([words]) => words.test(text))?.[1] ?? '000000';
}

const whole =
  /\b(?:whole|entire|full|complete) (?:thing|picture|screen|frame|image|video|clip|film)\b|\beverything\b|整个(?:画面|屏幕|视频|片子)|全屏|全部画面|整屏/;
const usualShare = 333;
const middleShare = 400;

/** The part of the picture that a clause names, in thousandths. */
export function boxIn(text: string): Box | undefined {
  if (whole.test(text)) return { x: 0, y: 0, width: 1000, height: 1000 };
  const place = placeIn(text);
  if (place === undefined) return undefined;
  const isCorner = place.x !== undefined && place.y !== undefined;
  const named = shareIn(text, isCorner);
  const share = Math.max(50, Math.min(1000, Math.round((named ?? usualShare) * sizeOf(text))));
  const { x, y } = place;
  if (x === 'centre' && y === 'middle') return middleBox(named ?? middleShare * sizeOf(text));
  const width = x === undefined ? 1000 : share;
  const height = y === undefined ? 1000 : share;
  const across = { left: 0, centre: (1000 - width) >> 1, right: 1000 - width };
  const down = { top: 0, middle: (1000 - height) >> 1, bottom: 1000 - height };
  return { x: across[x ?? 'left'], y: down[y ?? 'top'], width, height };
}

function middleBox(share: number): Box {
  const side = Math.max(50, Math.min(1000, Math.round(share)));
  const at = (1000 - side) >> 1;
  return { x: at, y: at, width: side, height: side };
}

/** The quarter at a corner is half as wide and half as high. */
function shareIn(text: string, isCorner: boolean): number | undefined {
  const percent = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  if (percent !== undefined) return Math.round(Number(percent) * 10);
  if (/\b2 thirds\b|\b2\/3\b/.test(text)) return 667;
  if (/\bhal(?:f|ves)\b|\b1\/2\b|[一1]?半/.test(text)) return 500;
  if (/\bthird\b|\b1\/3\b/.test(text)) return 333;
  if (!/\b(?:quarter|fourth|quadrant)\b|\b1\/4\b/.test(text)) return undefined;
  return isCorner ? 500 : 250;
}

function sizeOf(text: string): number {
  if (/\b(?:small|little|tiny)\b|小(?=块|片|角|范围|区域)/.test(text)) return 0.6;
  return /\b(?:big|large|wide)\b|大(?=块|片|范围|区域)/.test(text) ? 1.5 : 1;
}

const en = [
  ['the top left', 'the top', 'the top right'],
  ['the left', 'the middle', 'the right'],
  ['the bottom left', 'the bottom', 'the bottom right'],
] as const;
const zh = [
  ['左上角', '上方', '右上角'],
  ['左侧', '中间', '右侧'],
  ['左下角', '下方', '右下角'],
] as const;

/** "the top left", "the bottom": what a box is called, and how much it is. */
export function tellBox(box: Box): { readonly en: string; readonly zh: string } {
  const { x, y, width, height } = box;
  if (width === 1000 && height === 1000) return { en: 'the whole picture', zh: '整个画面' };
  const [down, across] = [sideOf(y, height), sideOf(x, width)];
  const [wide, high] = [Math.round(width / 10), Math.round(height / 10)];
  return {
    en: `${en[down][across]} (${wide} × ${high}% of the picture)`,
    zh: `${zh[down][across]}（画面的${wide}%×${high}%）`,
  };
}

/** At the near edge, in the middle or from edge to edge, at the far edge. */
function sideOf(from: number, length: number): 0 | 1 | 2 {
  if (length === 1000) return 1;
  if (from === 0) return 0;
  return from + length >= 1000 ? 2 : 1;
}
