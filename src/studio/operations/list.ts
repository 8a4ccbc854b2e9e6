import { addMusic } from './add-music.ts';
import { addTitle } from './add-title.ts';
import { addTransitions } from './add-transitions.ts';
import type { Operation } from './operation.ts';
import { removeMusic } from './remove-music.ts';
import { removePauses } from './remove-pauses.ts';
import { removeTransitions } from './remove-transitions.ts';

/** Every operation. A clause belongs to the first one that recognises it, so the particular come before the general. */
export const operations: readonly Operation[] = [
  addTitle,
  removeTransitions,
  addTransitions,
  removeMusic,
  addMusic,
  removePauses,
];

export function findOperation(kind: string): Operation | undefined {
  return operations.find((each) => each.kind === kind);
}
