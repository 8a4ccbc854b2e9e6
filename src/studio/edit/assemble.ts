import { dominantRate } from './frame-rate.ts';
import { createFreshIds } from './fresh-ids.ts';
import { placedAssets } from './history.ts';
import { ownCanvas } from './picture/canvas.ts';
import { layersOf, withLayers } from './picture/layer.ts';
import type { History, Scene, Source } from './scene.ts';
import { sourceFrames } from './source-length.ts';
import {
  type AssetId,
  type Clip,
  type Frames,
  type Rational,
  type Timeline,
  timelineFrames,
  toFrames,
} from './timeline.ts';

const photoMs = 3500;
/** A photo's window begins this far in, so that a transition finds material before it. */
const photoLeadMs = 2000;

/** The first timeline: every picture in the order sent. Undefined where there is no picture. */
export function assemble(scene: Scene): Timeline | undefined {
  const pictures = scene.assets.filter(hasPicture);
  const size = pictures[0]?.facts.picture;
  if (size === undefined) return undefined;
  const empty: Timeline = {
    fps: dominantRate(pictures),
    canvas: { ...ownCanvas(size), fit: 'blur' },
    clips: [],
    titles: [],
    music: [],
  };
  return appendSources(empty, pictures);
}

/** Pictures that were sent since the main track was last looked at. */
export function newSources(scene: Scene, history: History): readonly Source[] {
  const placed = placedAssets(history);
  return scene.assets.filter(
    (each) => hasPicture(each) && isAsset(each.id) && !placed.has(each.id),
  );
}

/** More pictures at the end of the main track; music and layers that reached the end still do. */
export function appendSources(timeline: Timeline, sources: readonly Source[]): Timeline {
  const freshId = createFreshIds(timeline);
  const added = sources.flatMap((source) =>
    isAsset(source.id)
      ? [wholeClip(source, timeline.fps, { id: freshId('c'), asset: source.id })]
      : [],
  );
  const clips = [...timeline.clips, ...added];
  const end = timelineFrames(timeline);
  const now = timelineFrames({ ...timeline, clips });
  const toEnd = <Item extends { readonly at: Frames; readonly frames: Frames }>(each: Item) =>
    each.at + each.frames >= end ? { ...each, frames: now - each.at } : each;
  const layers = layersOf(timeline).map(toEnd);
  return { ...withLayers(timeline, layers), clips, music: timeline.music.map(toEnd) };
}

function wholeClip(source: Source, fps: Rational, ids: { id: string; asset: AssetId }): Clip {
  const window = sourceWindow(source, fps);
  return { ...ids, ...window, speed: { num: 1, den: 1 }, gainDb: 0, transition: null };
}

function sourceWindow(source: Source, fps: Rational): { in: Frames; out: Frames } {
  if (source.facts.kind !== 'image') return { in: 0, out: sourceFrames(source, fps) };
  const lead = toFrames(photoLeadMs, fps);
  return { in: lead, out: lead + toFrames(photoMs, fps) };
}

function hasPicture(source: Source): boolean {
  return source.facts.kind !== 'audio' && source.facts.picture !== undefined;
}

function isAsset(id: Source['id']): id is AssetId {
  return id.startsWith('a_');
}
