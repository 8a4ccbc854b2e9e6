import type { z } from 'zod';
import type { History, PlannedStep, Scene, Sentence } from '../edit/scene.ts';
import type { AssetId, Timeline } from '../edit/timeline.ts';
import type { Clause } from '../plan/clauses/clause.ts';
import type { Need } from '../plan/interpretation.ts';

/** What a grammar may know besides the clause. */
export interface Hearing {
  readonly scene: Scene;
  /** Kind of the step before in the same message: what "it" means. */
  readonly previousKind?: string;
  /** The step itself. */
  readonly previous?: PlannedStep;
}

/** Steps that a clause asks for (none where it asks to leave things alone), or what has to be asked first. */
export type Reading<P> = readonly P[] | { readonly question: Sentence };

export type Change =
  | { readonly kind: 'changed'; readonly timeline: Timeline; readonly note?: Sentence }
  | { readonly kind: 'unchanged'; readonly why: Sentence };

/** The two timelines that a sentence tells the difference of. */
export interface Told<P> {
  readonly before: Timeline;
  readonly after: Timeline;
  readonly params: P;
  readonly scene: Scene;
}

/**
 * When an operation happens among those of one message: what decides on the length first, then what lies on the cuts,
 * then what is fitted to them. Within a phase things happen as they were said.
 */
export type Phase = 'cut' | 'join' | 'sound' | 'text';

interface Definition<P extends object> {
  /** Also the tool's name on the wire. */
  readonly kind: string;
  readonly phase: Phase;
  /** Alone in a message it is answered with tool events, as the cloud does for a third of its edits. */
  readonly isSilentAlone?: boolean;
  readonly params: z.ZodType<P>;
  /** Undefined where the clause is not about this operation. */
  recognise(clause: Clause, hearing: Hearing): Reading<P> | undefined;
  needs?(params: P, scene: Scene): readonly Need[];
  /** Sources that it puts over the film: they are not set in line with the clips. */
  lays?(params: P): readonly AssetId[];
  /** Pure. The caller settles transitions, titles and music afterwards. */
  apply(timeline: Timeline, params: P, scene: Scene): Change;
  tell(told: Told<P>): Sentence;
}

/** An operation whose parameters the outside need not know; they are checked whenever they come in. */
export interface TimelineOperation {
  readonly on: 'timeline';
  readonly kind: string;
  readonly phase: Phase;
  readonly isSilentAlone: boolean;
  recognise(clause: Clause, hearing: Hearing): Reading<Params> | undefined;
  needs(params: Params, scene: Scene): readonly Need[];
  lays(params: Params): readonly AssetId[];
  apply(timeline: Timeline, params: Params, scene: Scene): Change;
  tell(told: Told<Params>): Sentence;
}

/** Moves between revisions instead of making one. */
export interface HistoryOperation {
  readonly on: 'history';
  readonly kind: string;
  recognise(clause: Clause, hearing: Hearing): Reading<Params> | undefined;
  move(
    history: History,
    params: Params,
  ):
    | { readonly kind: 'changed'; readonly history: History; readonly says: Sentence }
    | { readonly kind: 'unchanged'; readonly why: Sentence };
}

export type Operation = TimelineOperation | HistoryOperation;
export type Params = Readonly<Record<string, unknown>>;

export function defineOperation<P extends Params>(definition: Definition<P>): TimelineOperation {
  const { kind, phase, isSilentAlone = false, params: schema } = definition;
  return {
    on: 'timeline',
    kind,
    phase,
    isSilentAlone,
    recognise: (clause, hearing) => definition.recognise(clause, hearing),
    needs: (params, scene) => definition.needs?.(schema.parse(params), scene) ?? [],
    lays: (params) => definition.lays?.(schema.parse(params)) ?? [],
    apply: (timeline, params, scene) => definition.apply(timeline, schema.parse(params), scene),
    tell: (told) => definition.tell({ ...told, params: schema.parse(told.params) }),
  };
}

/** For `apply`: nothing came of it, and why. */
export function unchanged(en: string, zh: string): Change {
  return { kind: 'unchanged', why: { en, zh } };
}
