import type { RenderOutput } from '../../protocol/renders.ts';
import type { SourceId, Timeline } from '../edit/timeline.ts';
import type { Loudness, MediaFacts, SoundLevels } from '../media/facts.ts';

/** A source as the renderer opens it. */
export interface RenderSource {
  readonly id: SourceId;
  /** Absolute path of a file that the studio named. */
  readonly path: string;
  /** Identity of the content, for the cache. */
  readonly sha256: string;
  readonly facts: MediaFacts;
  readonly loudness?: Loudness;
  readonly levels?: SoundLevels;
}

export interface RenderJob {
  readonly timeline: Timeline;
  readonly sources: ReadonlyMap<SourceId, RenderSource>;
  readonly output: RenderOutput;
  /** Where the finished file goes; written at once when it is complete and checked, never in part. */
  readonly outPath: string;
  /** Own folder for this job's intermediate files; removed by the renderer. */
  readonly workDir: string;
  /** Shared by jobs; pieces are found by their content's hash. */
  readonly cacheDir: string;
}

export interface RenderedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly durationMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
}

/** Does one job at a time for each call; the queue in front decides how many run at once. */
export interface Renderer {
  /** `onPercent` gets whole numbers, never falling, 100 only at the end. */
  render(
    job: RenderJob,
    watch: { readonly signal: AbortSignal; onPercent(percent: number): void },
  ): Promise<RenderedFile>;
}
