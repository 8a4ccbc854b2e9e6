import type { View, Zoom } from '../../edit/picture/look.ts';
import { type Clip, type Frames, toSourceFrame } from '../../edit/timeline.ts';
import type { Shape } from '../shape.ts';

/** Filters that enlarge a part of the canvas, which may move; `first` is the clip's frame that comes first. Pure. */
export function zoomFilters(clip: Clip, first: Frames, shape: Shape): readonly string[] {
  const zoom = clip.look?.zoom;
  if (zoom === undefined) return [];
  return isStill(zoom) ? enlarge(zoom.to, shape) : move(zoom, progress(clip, first));
}

/** True where every frame of a clip shows the same part. */
export function isStill({ from, to }: Zoom): boolean {
  return from.scale === to.scale && from.x === to.x && from.y === to.y;
}

function enlarge(view: View, { widthPx, heightPx }: Shape): readonly string[] {
  const by = (view.scale / 100).toFixed(2);
  const corner = (side: string, middle: number) =>
    `clip(${side}*${share(middle)}-${side}/${by}/2,0,${side}-${side}/${by})`;
  return [
    `crop=w=iw/${by}:h=ih/${by}:x='${corner('iw', view.x)}':y='${corner('ih', view.y)}'`,
    `scale=${widthPx}:${heightPx}:flags=bicubic`,
    'setsar=1',
  ];
}

/** How far the move has come: a share that grows with each frame, from the place in the source that it belongs to. */
function progress(clip: Clip, first: Frames): string {
  const [from, to] = clip.look?.zoom?.over ?? [0, 1];
  const at = placeOf(clip, first) - from;
  const step = placeOf(clip, first + 1) - placeOf(clip, first);
  const length = to - from;
  return `clip(${(at / length).toFixed(8)}+${(step / length).toFixed(8)}*on,0,1)`;
}

/** A still has one source frame; the move goes on over it as if it were played. */
function placeOf(clip: Clip, frame: Frames): number {
  return clip.hold === undefined ? toSourceFrame(clip, frame) : clip.in + frame;
}

/**
 * Not `zoompan`, which moves by whole pixels and jitters: this filter samples between them, so that the picture need
 * not be made larger first.
 */
function move({ from, to }: Zoom, share: string): readonly string[] {
  const between = (a: number, b: number) => `(${a}+${b - a}*ld(0))`;
  const scale = `${between(from.scale, to.scale)}/100`;
  const near = (side: 'W' | 'H', a: number, b: number) =>
    `clip(${side}*${between(a, b)}/1000-${side}/(${scale})/2,0,${side}-${side}/(${scale}))`;
  const left = near('W', from.x, to.x);
  const top = near('H', from.y, to.y);
  const corner = (name: string, value: string) => `${name}='st(0,${share})*0+${value}'`;
  const corners = [
    ...[corner('x0', left), corner('y0', top)],
    ...[corner('x1', `${left}+W/(${scale})`), corner('y1', top)],
    ...[corner('x2', left), corner('y2', `${top}+H/(${scale})`)],
    ...[corner('x3', `${left}+W/(${scale})`), corner('y3', `${top}+H/(${scale})`)],
  ];
  return [`perspective=${corners.join(':')}:interpolation=cubic:eval=frame`];
}

function share(thousandths: number): string {
  return (thousandths / 1000).toFixed(3);
}
