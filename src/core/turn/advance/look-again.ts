import type { Turn } from '../turn.ts';
import { again, failWith, type Step } from './step.ts';

/** Protocol, section 6: how long after a run was left its state is read for the first time, and then again. */
const firstLookMs = 30_000;
const laterLookMs = 60_000;
const maxLooks = 5;

export function lookFirst(turn: Turn): Step {
  return again(turn, 'recover-run', firstLookMs);
}

/** The state is as it was before the run: look later, at most five times in all. */
export function lookAgain(turn: Turn): Step {
  const checks = (turn.run?.checks ?? 0) + 1;
  if (turn.run === undefined || checks >= maxLooks) return failWith(turn, 'stream-cut');
  return again({ ...turn, run: { ...turn.run, checks } }, 'recover-run', laterLookMs);
}
