import { expect } from 'vitest';
import type { ChaosResult } from './run-chaos.ts';

/** What a run of any length and seed has to be. */
const nothingWrong = {
  missing: 0,
  twice: 0,
  runsTwice: 0,
  rendersTwice: 0,
  assetsTwice: 0,
  disorder: 0,
  liveTurns: 0,
  leftOfForgotten: [],
  problems: [],
};

/** So many are under way at once in the moment of a death or an outage. */
const underWay = 3;
/** Requests that one lost session can end: what is open in its conversation. */
const openPerConversation = 4;

export function expectSound(result: ChaosResult): void {
  const { kills, outages, lostSessions } = result;
  expect(result).toMatchObject(nothingWrong);
  // "About to post" and posted cannot be told apart where the process or the backend went away in between.
  expect(result.unsent).toBeLessThanOrEqual((kills + outages) * underWay);
  expect(result.unanswered).toBeLessThanOrEqual(kills);
  expect(result.gone).toBeLessThanOrEqual(lostSessions * openPerConversation);
}
