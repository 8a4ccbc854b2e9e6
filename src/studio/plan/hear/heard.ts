import type { Scene, Sentence } from '../../edit/scene.ts';
import type { Clause } from '../clauses/clause.ts';
import type { Step } from '../interpretation.ts';

/** What a clause was taken for. */
export interface Heard {
  readonly steps: readonly Step[];
  readonly question?: Sentence;
  /** To a question about the film: it changes nothing. */
  readonly answer?: Sentence;
}

/** What was asked for before a clause: in the same message, and in the one before. */
export interface Before {
  readonly scene: Scene;
  readonly steps: readonly Step[];
}

/** A clause and what it was taken for. */
export interface Entry {
  readonly clause: Clause;
  readonly before: Before;
  readonly heard: Heard | undefined;
}

export function sameMeaning(one: Heard, other: Heard): boolean {
  return toText(one) === toText(other);
}

function toText({ steps, question }: Heard): string {
  return JSON.stringify([steps.map(({ kind, params }) => [kind, params]), question?.en]);
}
