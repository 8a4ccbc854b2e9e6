import { everyday } from './everyday.ts';
import { families } from './families.ts';
import { learners } from './learners.ts';
import { passives } from './passives.ts';
import type { Rewriting } from './rewriting.ts';
import { shorthand } from './shorthand.ts';
import { turns } from './turns.ts';

/** In their order: what thumbs leave out is put back first, so that the others need not know of it. */
export const phrases: readonly Rewriting[] = [
  ...shorthand,
  ...everyday,
  ...learners,
  ...turns,
  ...families,
  ...passives,
];
