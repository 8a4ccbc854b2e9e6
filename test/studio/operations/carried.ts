import { currentTimeline, type Scene } from '../../../src/studio/edit/scene.ts';
import {
  type AssetId,
  clipFrames,
  type SourceId,
  type Timeline,
  timelineFrames,
} from '../../../src/studio/edit/timeline.ts';
import { carryOut } from '../../../src/studio/plan/carry-out.ts';
import { interpret } from '../../../src/studio/plan/interpret.ts';

/** A scene whose timeline is given rather than assembled. */
export function on(timeline: Timeline, scene: Scene): Scene {
  const placed = scene.assets.map((each) => each.id).filter(isAsset);
  return { ...scene, history: { revisions: [timeline], at: 0, placed } };
}

function isAsset(id: SourceId): id is AssetId {
  return id.startsWith('a_');
}

export interface Carried {
  readonly timeline: Timeline;
  readonly reply: string;
  readonly kinds: readonly string[];
  readonly scene: Scene;
}

/** What a message comes to. */
export function say(text: string, scene: Scene): Carried {
  const outcome = carryOut(interpret(text, scene), scene);
  const timeline = currentTimeline(outcome.history);
  if (timeline === undefined) throw new Error(`nothing on the timeline after: ${text}`);
  const kinds = outcome.done.map((step) => step.kind);
  return { timeline, reply: outcome.reply, kinds, scene: { ...scene, history: outcome.history } };
}

/** Windows of the clips, as `[in, out]`. */
export function windows(timeline: Timeline): readonly (readonly [number, number])[] {
  return timeline.clips.map((clip) => [clip.in, clip.out]);
}

export function lengths(timeline: Timeline): readonly number[] {
  return timeline.clips.map(clipFrames);
}

export const total = timelineFrames;
