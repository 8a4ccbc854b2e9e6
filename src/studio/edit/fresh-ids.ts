import { layersOf } from './picture/layer.ts';
import type { Timeline } from './timeline.ts';

/** Gives ids that no item of the timeline has: `c1`, `t2`, `m3` … The same timeline always gives the same ids. */
export function createFreshIds(timeline: Pick<Timeline, 'clips' | 'titles' | 'music' | 'layers'>) {
  const items = [...timeline.clips, ...timeline.titles, ...timeline.music, ...layersOf(timeline)];
  let last = items.reduce(
    (most, item) => Math.max(most, Number(/\d+$/.exec(item.id)?.[0] ?? 0)),
    0,
  );
  return (prefix: 'c' | 't' | 'm' | 'l') => {
    last += 1;
    return `${prefix}${last}`;
  };
}
