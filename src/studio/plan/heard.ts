import type { Scene, Sentence } from '../edit/scene.ts';
import type { Step } from './interpretation.ts';

/** What a clause was taken for. */
export interface Heard {
  readonly steps: readonly Step[];
  readonly question?: Sentence;
}

/** What was asked for before a clause: in the same message, and in the one before. */
export interface Before {
  readonly scene: Scene;
  readonly steps: readonly Step[];
}

export function sameMeaning(one: Heard, other: Heard): boolean {
  return toText(one) === toText(other);
}

function toText({ steps, question }: Heard): string {
  return JSON.stringify([steps.map(({ kind, params }) => [kind, params]), question?.en]);
}
