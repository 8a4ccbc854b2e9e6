import { reduce } from './frame-rate.ts';
import { hasAspect, ownCanvas, type SizePx, shapedCanvas } from './picture/canvas.ts';
import { shownSize } from './picture/shown-size.ts';
import type { Fit, Rational, Timeline } from './timeline.ts';

/** A shape as it is said; `own` is the first clip's. Absent parts stay as they are. */
export interface ShapeWish {
  readonly aspect?: string | undefined;
  readonly fit?: Fit | undefined;
}

/** The canvas of another shape, made from the first clip's picture, so that nothing is scaled up. */
export function canvasFor(
  timeline: Timeline,
  wish: ShapeWish,
  picture: SizePx | undefined,
): Timeline['canvas'] {
  const framing = timeline.clips[0]?.look?.framing;
  const size = picture === undefined ? timeline.canvas : shownSize(picture, framing);
  if (wish.aspect === 'own') return { ...ownCanvas(size), fit: wish.fit ?? timeline.canvas.fit };
  const aspect = wish.aspect === undefined ? shapeOf(timeline) : toRatio(wish.aspect);
  const fit = wish.fit ?? usualFit(size, aspect, timeline);
  const own = ownCanvas(size);
  if (hasAspect({ ...own, fit }, aspect)) return { ...own, fit };
  return { ...shapedCanvas(size, aspect, fit), fit };
}

/** Landscape into portrait would lose most of the picture to a crop, so it is surrounded instead. */
function usualFit(size: SizePx, aspect: Rational, timeline: Timeline): Fit {
  const turn = size.widthPx / size.heightPx / (aspect.num / aspect.den);
  if (turn > 2 || turn < 0.5) return 'blur';
  return timeline.canvas.fit === 'bars' ? 'bars' : 'crop';
}

function shapeOf({ canvas }: Timeline): Rational {
  return reduce({ num: canvas.widthPx, den: canvas.heightPx });
}

function toRatio(aspect: string): Rational {
  const [num, den] = aspect.split(':').map(Number);
  return { num: num ?? 1, den: den ?? 1 };
}
