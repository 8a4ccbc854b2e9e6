import type { DiskSpace } from '../files/disk-space.ts';
import type { InUse } from '../sessions/in-use.ts';
import type { StudioLog } from '../settings.ts';
import type { DayOfMinutes } from './day-of-minutes.ts';
import type { RenderIndex } from './render-index.ts';
import type { JobDeps } from './render-job.ts';

export interface RenderDeps extends JobDeps {
  readonly index: RenderIndex;
  readonly inUse: InUse;
  readonly disk: DiskSpace;
  readonly log: StudioLog;
  readonly atOnce: number;
  readonly day: DayOfMinutes;
  now(): number;
}
