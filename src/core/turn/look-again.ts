/** Protocol, section 6: how long after a run was left its state is read for the first time. */
export const firstLookMs = 30_000;
