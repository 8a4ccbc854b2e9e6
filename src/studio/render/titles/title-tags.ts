import type { Title } from '../../edit/timeline.ts';
import { plainTitle, type TitleStyle } from '../../edit/title-style.ts';
import type { Shape } from '../shape.ts';

/** How long a title takes to come in. */
export const entranceMs = { slide: 400, pop: 200 } as const;
export const fadeMs = 150;
/** A box lets a little of the picture through. */
const boxAlpha = '28';

/** Override tags of the drawing library for what is not the usual style. Pure. */
export function toStyleTags(style: TitleStyle): string {
  const { colour, outline, box, bold, italic } = style;
  return [
    ...(colour === plainTitle.colour ? [] : [`\\1c${toColour(colour)}`]),
    ...(box === null ? toOutline(outline) : [`\\3c${toColour(box)}\\3a&H${boxAlpha}&`]),
    ...(bold ? [] : ['\\b0']),
    ...(italic ? ['\\i1'] : []),
  ].join('');
}

function toOutline(outline: string | null): readonly string[] {
  if (outline === null) return ['\\bord0'];
  return outline === plainTitle.outline ? [] : [`\\3c${toColour(outline)}`];
}

/** The library writes blue first. */
function toColour(hex: string): string {
  const [red, green, blue] = [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)];
  return `&H${blue}${green}${red}&`.toUpperCase();
}

/** How a title comes in; fading is a tag of its own. Pure. */
export function toEntrance(
  title: Title,
  place: { readonly shape: Shape; readonly side: number; readonly vertical: number },
): string {
  const enter = title.style?.enter ?? plainTitle.enter;
  if (enter === 'pop') return `\\fscx60\\fscy60\\t(0,${entranceMs.pop},\\fscx100\\fscy100)`;
  if (enter !== 'slide') return '';
  const { widthPx, heightPx } = place.shape;
  const x = { left: place.side, centre: widthPx / 2, right: widthPx - place.side }[
    title.style?.side ?? plainTitle.side
  ];
  const y = { top: place.vertical, middle: heightPx / 2, bottom: heightPx - place.vertical }[
    title.position
  ];
  const [to, at] = [Math.round(x), Math.round(y)];
  return `\\move(${to - widthPx},${at},${to},${at},0,${entranceMs.slide})`;
}
