import type { Box } from './cover.ts';
import type { View, Zoom } from './look.ts';

/** Where a part of the finished picture lies in the canvas that a zoom enlarges: the whole way that it goes. */
export function underZoom(box: Box, zoom: Zoom | undefined): Box {
  if (zoom === undefined) return box;
  const [a, b] = [underView(box, zoom.from), underView(box, zoom.to)];
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return toWhole({ x, y, width: right - x, height: bottom - y });
}

function underView(box: Box, view: View): Box {
  const seen = (1000 * 100) / view.scale;
  const start = (middle: number) => Math.max(0, Math.min(1000 - seen, middle - seen / 2));
  const by = seen / 1000;
  const { width, height } = box;
  const [x, y] = [start(view.x) + box.x * by, start(view.y) + box.y * by];
  return { x, y, width: width * by, height: height * by };
}

/** Never less than was asked for. */
function toWhole({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const right = Math.min(1000, Math.ceil(x + width));
  const bottom = Math.min(1000, Math.ceil(y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
