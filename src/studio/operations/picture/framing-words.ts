import { mentionsTitle } from '../titles/title-words.ts';

export type TurnWish =
  | { readonly kind: 'turn'; readonly degrees: 90 | 180 | 270; readonly isGuess: boolean }
  | { readonly kind: 'tilt'; readonly tenths: number }
  /** An angle that is neither a quarter nor small. */
  | { readonly kind: 'odd'; readonly degrees: number };

const turning =
  /\brotat\w*|\bturn(?:ed)? (?:(?:it|this|that|the (?:video|clip|picture)|clip-?\d+) )?(?:(?:by )?\d+|clockwise|counter|anti|left|right|around|sideways|the right way|upside|the other way up)|\bsideways\b|\bupside[- ]down\b|\bon its (?:side|head)\b|\b(?:filmed|shot|recorded) (?:it |this )?(?:sideways|upside down)|旋转|横着拍|拍横了|拍倒了|拍反了|[转翻正]过来|横过来|竖过来|倒过来|颠倒|(?:画面|视频|片子|图像|拍的)(?:是|都)?(?:上下)?[倒反](?:着|过来)?[的了]|转正|向[左右]转|[顺逆]时针/;
const straightening =
  /\bstraighten\b|\b(?:horizon|picture|it|video|clip) is (?:crooked|tilted|slanted|not (?:level|straight))\b|\blevel (?:the )?horizon\b|\bhorizon(?:'s| is) (?:off|not level|crooked|tilted)|\btilt(?:ed)?\b|歪|拉直|扶正|校正水平|水平校正|摆正|倾斜/;
const counter =
  /\bcounter[- ]?clockwise\b|\banti[- ]?clockwise\b|\bto the left\b|\bleft\b|逆时针|向左|往左|左转/;
const half =
  /\bupside[- ]down\b|\bon its head\b|\b(?:the )?right way up\b|\bother way up\b|倒过来|颠倒|上下反|倒了|拍倒|(?:画面|视频|片子|图像|拍的)(?:是|都)?倒(?:着|过来)?[的了]/;
/** Small angles straighten; a camera is hardly held crookeder. */
const mostTilt = 30;

/** How far a picture is to be turned; undefined where a clause is about anything else. */
export function turnWishIn(text: string): TurnWish | undefined {
  if (/⟦|\btransi|转场/.test(text) || mentionsTitle(text)) return undefined;
  if (!turning.test(text) && !straightening.test(text)) return undefined;
  const named = degreesIn(text);
  const isLeft = counter.test(text);
  if (named === undefined) return unnamed(text, isLeft);
  const degrees = isLeft ? -named : named;
  if (Math.abs(degrees) <= mostTilt) return { kind: 'tilt', tenths: Math.round(degrees * 10) };
  const turn = ((degrees % 360) + 360) % 360;
  if (turn === 90 || turn === 180 || turn === 270) {
    return { kind: 'turn', degrees: turn, isGuess: false };
  }
  return { kind: 'odd', degrees };
}

function unnamed(text: string, isLeft: boolean): TurnWish | undefined {
  if (half.test(text)) return { kind: 'turn', degrees: 180, isGuess: false };
  if (straightening.test(text)) return undefined;
  const isSaid = isLeft || /\bclockwise\b|\bright\b|顺时针|向右|往右/.test(text);
  return { kind: 'turn', degrees: isLeft ? 270 : 90, isGuess: !isSaid };
}

/** "90 degrees", 90°, "rotate 90", "a quarter turn". */
function degreesIn(text: string): number | undefined {
  const named =
    /(-?\d+(?:\.\d+)?)\s*(?:degrees?|deg\b|°|度)/.exec(text)?.[1] ??
    /\b(?:rotate|turn|by|tilt|straighten)(?:d| it| this| the \w+| clip-?\d+)?(?: by)? (-?\d+(?:\.\d+)?)(?![\d.]|ms|x|%)/.exec(
      text,
    )?.[1] ??
    /旋转\s*(-?\d+)(?!ms|x|%|\d)/.exec(text)?.[1];
  if (named !== undefined) return Number(named);
  if (/\bquarter turn\b|四分之一圈/.test(text)) return 90;
  return /\bhalf (?:a )?turn\b|半圈/.test(text) ? 180 : undefined;
}

/** True where a clause says that the picture is not level, without saying by how much. */
export function asksToStraighten(text: string): boolean {
  return straightening.test(text) && !/⟦/.test(text) && !mentionsTitle(text);
}

/** Which sides change places; undefined where a clause does not mirror. */
export function flipIn(text: string): 'sideways' | 'upside' | undefined {
  if (/⟦|\btransi|转场/.test(text) || mentionsTitle(text)) return undefined;
  if (!/\bmirror|\bflip\w*|\bun-?mirror|镜像|翻转|对称翻|左右(?:颠倒|反)/.test(text))
    return undefined;
  return /\bvertical|\bupside|\btop to bottom\b|垂直|上下/.test(text) ? 'upside' : 'sideways';
}

type Side = 'left' | 'top' | 'right' | 'bottom';

const sides: readonly (readonly [Side, RegExp])[] = [
  ['left', /\bleft\b|左/],
  ['top', /\btop\b|\babove\b|\bupper\b|上|顶/],
  ['right', /\bright\b|右/],
  ['bottom', /\bbottom\b|\blower\b|\bbelow\b|下|底/],
];

/** Thousandths to crop from each side: from the sides that are named, else from all around. */
export function cropIn(text: string): Partial<Record<Side, number>> | undefined {
  if (/⟦|\btransi|转场/.test(text) || mentionsTitle(text)) return undefined;
  const half = halfIn(text);
  if (half !== undefined) return half;
  if (!/\bcrop\w*|\b(?:cut|trim|chop|take) (?:\d+% )?(?:off|away)?\b|裁|切掉|剪掉/.test(text))
    return undefined;
  const percent = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  if (percent === undefined && !ofSide.test(text)) return tighter(text);
  const share = Math.round(Number(percent ?? usualPercent) * 10);
  const named = sides.filter(([, words]) => words.test(text)).map(([side]) => side);
  if (named.length > 0) return Object.fromEntries(named.map((side) => [side, share]));
  if (/\b(?:each|all|every) (?:of the )?sides?\b|四[边周]/.test(text)) return allAround(share * 2);
  return /\bcrop|裁/.test(text) ? allAround(share) : undefined;
}

const halves: readonly (readonly [Side, RegExp])[] = [
  ['left', /\bleft(?:[- ]hand)? half\b|左(?:边|侧|面)?的?(?:一半|半[边部]分?|半)/],
  ['right', /\bright(?:[- ]hand)? half\b|右(?:边|侧|面)?的?(?:一半|半[边部]分?|半)/],
  ['top', /\b(?:top|upper) half\b|上(?:边|面|方)?的?(?:一半|半[边部]分?|半)/],
  ['bottom', /\b(?:bottom|lower) half\b|下(?:边|面|方)?的?(?:一半|半[边部]分?|半)/],
];
const halfKept =
  /\b(?:keep|show|use|only|just)\b|\bcrop\w* (?:(?:it|this|that|the (?:video|clip|picture|frame)|clip-?\d+) )?(?:down )?to\b|[只就]要|[只保]留|裁出|裁成|裁到/;
const halfGone =
  /\b(?:cut|crop|chop|trim|take|get) (?:off|away|out|rid of)\b|\bremove\b|\bdelete\b|(?:裁|切|剪|去|删)掉|不要/;
const ofPicture = /\b(?:picture|frame|image|screen|crop\w*)\b|画面|屏幕|图像|裁/;
const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;

/** "Crop it to the left half", 只留画面左半边; undefined where it may as well be the half of the time, or to go. */
function halfIn(text: string): Partial<Record<Side, number>> | undefined {
  const [named, ...others] = halves.filter(([, words]) => words.test(text));
  if (named === undefined || others.length > 0 || !ofPicture.test(text)) return undefined;
  if (halfKept.test(text)) return { [opposite[named[0]]]: 500 };
  return halfGone.test(text) ? { [named[0]]: 500 } : undefined;
}

const ofSide =
  /\bcrop\b[^,]*\b(?:left|right|top|bottom)\b(?! (?:corner|third|half|quarter))(?: (?:side|edge|part|bit))?|(?:往|把|将|从)?[左右上下][边侧面]?(?:的)?(?:边缘?)?(?:再|多|稍微)*(?:裁|切)(?:掉|去)?(?:一?[点些]|一下)?$|(?:裁|切)(?:掉|去)?(?:一?[点些])?[左右上下][边侧面]/;
const usualPercent = 10;

/** Where "crop in" says no number, a tenth goes. */
function tighter(text: string): Partial<Record<Side, number>> | undefined {
  return /\bcrop (?:in\b|(?:it )?(?:tighte[nr]|closer)|(?:out )?the edges)|裁紧|裁掉(?:一点)?(?:四周|边缘|边)(?!框)|(?:四[周边]|周围|边缘|边上|外圈)[^，,\d]{0,4}(?:裁|切)(?:掉|去)?(?:一?[点些]+|一圈)?|裁(?:掉|去)?(?:小)?一圈|往里裁/.test(
    text,
  )
    ? allAround(100)
    : undefined;
}

function allAround(share: number): Record<Side, number> {
  const each = Math.round(share / 2);
  return { left: each, top: each, right: each, bottom: each };
}
