import type { SourceId, Timeline } from '../../edit/timeline.ts';
import type { RenderPlan } from '../plan.ts';
import type { RenderSource } from '../renderer.ts';

/** What the sound of a film is made of. */
export interface SoundJob {
  readonly timeline: Timeline;
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
  readonly plan: RenderPlan;
}
