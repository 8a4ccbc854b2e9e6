import { lookBounds } from '../../edit/picture/look.ts';
import { mentionsTitle } from '../titles/title-words.ts';

export interface ZoomWish {
  /** `still` is enlarged all the time. */
  readonly style: 'in' | 'out' | 'still';
  readonly percent: number;
  readonly x: number;
  readonly y: number;
}

const about =
  /\bzoom\w*|\bpush(?:es|ing)? in\b|\bpull(?:s|ing)? (?:out|back)\b|\bdolly\b|\benlarge\b|\bscale (?:it |the (?:video|picture|clip) )?up\b|\bblow (?:it )?up\b|推近|拉远|拉近|推镜|拉镜|推进|放大|缩放|变焦|推拉/;
const usual = { moving: 15, still: 20 } as const;
const less = 8;
const more = 30;

/** Whether a clause is about enlarging the picture at all. */
export function mentionsZoom(text: string): boolean {
  return (
    about.test(text) && !/⟦|\btransi|转场/.test(text) && !mentionsTitle(text) && !/字/.test(text)
  );
}

export function zoomIn(text: string): ZoomWish {
  const style = styleIn(text);
  return { style, percent: percentIn(text, style), ...placeIn(text) };
}

function styleIn(text: string): ZoomWish['style'] {
  if (/\bzoom(?:s|ing|ed)? (?:\w+ ){0,2}?out\b|\bpull\w* (?:out|back)\b|拉远|拉镜|缩小/.test(text))
    return 'out';
  const isSlow =
    /\bslow|\bgradual|\bgentl|\bsubtl|\bsmooth|\bover time\b|缓慢|慢慢|逐渐|渐渐|缓缓|轻轻/.test(
      text,
    );
  const isFixed = /\bzoomed\b|\benlarge|\bscale\b|\bblow\b|\bzoom to \d|放大|固定/.test(text);
  return isFixed && !isSlow ? 'still' : 'in';
}

/** What comes on top of the whole: "20 %" and "to 120 %" are the same, and so is 1.2x. */
function percentIn(text: string, style: ZoomWish['style']): number {
  const percent = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  if (percent !== undefined)
    return within(Number(percent) >= 100 ? Number(percent) - 100 : Number(percent));
  const factor = /(\d+(?:\.\d+)?)x(?!\d)/.exec(text)?.[1];
  if (factor !== undefined) return within((Number(factor) - 1) * 100);
  if (/\ba (?:little )?bit\b|\bslightly\b|\ba little\b|\bsubtl|一点点|稍微|略微|微微/.test(text))
    return less;
  if (/\bmuch\b|\ba lot\b|\bclose\b|\bextreme|\bway\b|很多|特写|大幅/.test(text)) return more;
  return style === 'still' ? usual.still : usual.moving;
}

function within(percent: number): number {
  return Math.max(1, Math.min(lookBounds.maxScale - 100, Math.round(percent)));
}

/** The part of the picture that is named, in thousandths; the middle where none is. */
function placeIn(text: string): { readonly x: number; readonly y: number } {
  const isSide =
    /\b(?:on|at|into|to|towards?)\b[^,]*\b(?:left|right|top|bottom|upper|lower|corner)|[左右上下]/.test(
      text,
    );
  if (!isSide) return { x: 500, y: 500 };
  const pick = (low: RegExp, high: RegExp) => {
    if (low.test(text)) return 250;
    return high.test(text) ? 750 : 500;
  };
  return {
    x: pick(/\bleft\b|左/, /\bright\b|右/),
    y: pick(/\b(?:top|upper)\b|上/, /\b(?:bottom|lower)\b|下/),
  };
}
