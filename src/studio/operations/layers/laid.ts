import type { Laid } from '../../edit/picture/cover-place.ts';
import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Clip, Timeline } from '../../edit/timeline.ts';

/** How a clip's picture comes to lie on the film's canvas; one that is gone as if it filled it. */
export function laidOf(clip: Clip, { canvas }: Timeline, scene: Scene): Laid {
  const picture = findSource(scene, clip.asset)?.facts.picture ?? canvas;
  return { picture, framing: clip.look?.framing, canvas };
}
