import type { Scene, Source } from './scene.ts';
import { type Frames, type Rational, type SourceId, toFrames } from './timeline.ts';

/** Frames that a source has at a rate; a photo never ends. */
export function sourceFrames(source: Source, fps: Rational): Frames {
  if (source.facts.kind === 'image') return Number.POSITIVE_INFINITY;
  return Math.max(1, toFrames(source.facts.durationMs, fps));
}

export function findSource(scene: Scene, id: SourceId): Source | undefined {
  return scene.assets.find((each) => each.id === id) ?? scene.beds.find((each) => each.id === id);
}

/** Length of any source of the scene; one that is gone has no material left beyond what is used. */
export function lengthsIn(scene: Scene, fps: Rational): (id: SourceId) => Frames {
  const known = new Map(
    [...scene.assets, ...scene.beds].map((each) => [each.id, sourceFrames(each, fps)] as const),
  );
  return (id) => known.get(id) ?? 0;
}
