/** A turn that was charged so many tries without getting further is closed. */
export const maxTries = 3;

const gapsMs = [2_000, 10_000, 30_000, 60_000, 300_000, 600_000] as const;
const longestGapMs = 600_000;

/** Growing gaps, so that nothing spins on something that is away. */
export function gapMs(tries: number): number {
  return gapsMs[tries] ?? longestGapMs;
}

/** A backend that stays away longer than about a quarter of an hour is told of, and the turn ends. */
export const maxAwayTries = 6;

/** Roughly a day of growing gaps: a platform that stays away longer does not get its message. */
export const maxShowTries = 150;
