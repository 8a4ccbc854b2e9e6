import type { History, Language, PlannedStep, Sentence } from '../edit/scene.ts';
import type { SourceId } from '../edit/timeline.ts';
import type { MeasureName } from '../media/facts.ts';

/** One operation that was asked for; its kind is also its tool name on the wire. */
export type Step = PlannedStep;

/** What a message asks for. */
export interface Meaning {
  readonly steps: readonly Step[];
  /** Clauses that mean nothing to any operation, in the person's words. */
  readonly notUnderstood: readonly string[];
  /** Amounts in clauses that were understood otherwise, in the person's words. */
  readonly unused: readonly string[];
  /** Asked where words can mean two things; the rest of the message is done. */
  readonly question?: Sentence;
  /** To questions about the film beside the wishes. */
  readonly answers?: readonly Sentence[];
  /** The words that it is about, for the answer to go on with. */
  readonly asked?: string;
}

/** What a message means to the studio. */
export interface Interpretation extends Meaning {
  /** The language that the person wrote in. */
  readonly language: Language;
  /** They want to know what it would come to: nothing is changed. */
  readonly isTrial?: true;
  /** All that there is to say to thanks, praise or a small question: nothing is changed. */
  readonly answer?: Sentence;
}

/** A measurement that has to exist before the steps can be carried out. */
export interface Need {
  readonly source: SourceId;
  readonly measure: MeasureName;
}

/** What carrying out an interpretation came to. */
export interface Outcome {
  readonly history: History;
  /** Steps that changed something, in order, for the tool events of the stream. */
  readonly done: readonly Step[];
  /** The whole reply in the person's language; empty where the studio answers with tool events alone. */
  readonly reply: string;
}
