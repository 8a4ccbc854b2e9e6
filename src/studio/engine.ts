import type { RenderOutput } from '../protocol/renders.ts';
import type { Scene } from './edit/scene.ts';
import type { SourceId, Timeline } from './edit/timeline.ts';
import type { MeasureName, Measures, MediaFacts } from './media/facts.ts';
import type { Interpretation, Need, Outcome } from './plan/interpretation.ts';
import type { Renderer } from './render/renderer.ts';

/** Everything the server needs of the rooms that understand, edit, measure and render. */
export interface Engine {
  /** Throws `unsupported-file` or `file-too-long`. */
  inspect(path: string, signal: AbortSignal): Promise<MediaFacts>;
  /** The facts of a music bed that ships. */
  inspectBed(path: string, signal: AbortSignal): Promise<MediaFacts>;
  /** What it returns holds at least the measure that was asked for. */
  measure(
    source: { readonly path: string; readonly facts: MediaFacts },
    name: MeasureName,
    signal: AbortSignal,
  ): Promise<Measures>;
  interpret(text: string, scene: Scene): Interpretation;
  needsOf(interpretation: Interpretation, scene: Scene): readonly Need[];
  carryOut(interpretation: Interpretation, scene: Scene): Outcome;
  toDraft(timeline: Timeline, names: ReadonlyMap<SourceId, string>): unknown;
  /** Throws `bad-draft`. */
  readDraft(foreign: unknown, known: ReadonlySet<SourceId>): Timeline;
  readonly renderer: Renderer;
  /** Formats that the renderer makes. */
  readonly outputs: readonly RenderOutput['format'][];
}
