import { layersOf } from './picture/layer.ts';
import { type History, maxRevisions } from './scene.ts';
import type { AssetId, Timeline } from './timeline.ts';

/** A new revision after the current one; what was undone is gone, and so are the oldest beyond the bound. */
export function pushRevision(
  history: History,
  timeline: Timeline,
  kinds: readonly string[] = [],
): History {
  const kept = [...history.revisions.slice(0, history.at + 1), timeline].slice(-maxRevisions);
  const known = history.made ?? history.revisions.map(() => []);
  const made = [...known.slice(0, history.at + 1), kinds].slice(-maxRevisions);
  const placed = new Set([...placedAssets(history), ...assetsOf(timeline)]);
  return { ...history, revisions: kept, made, at: kept.length - 1, placed: [...placed] };
}

/** Moves the current revision; undefined where there is none in that direction. Stops at the first or last one. */
export function stepRevision(history: History, by: number): History | undefined {
  const at = Math.max(0, Math.min(history.revisions.length - 1, history.at + by));
  return at === history.at || history.revisions.length === 0 ? undefined : { ...history, at };
}

/** Assets that were on the main track or over it once, so that a clip that was taken out does not come back by itself. */
export function placedAssets(history: History): ReadonlySet<AssetId> {
  return new Set([...(history.placed ?? []), ...history.revisions.flatMap(assetsOf)]);
}

function assetsOf(timeline: Timeline): readonly AssetId[] {
  return [...timeline.clips, ...layersOf(timeline)].map((each) => each.asset);
}
