import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/core/ports/ids.ts';

/** What can befall an exchange: its answer comes late, or never, after it took effect. */
export interface Misfortune {
  readonly random: Random;
  /** Of all answers, so many are dropped; at least 0, below 1. */
  readonly dropShare: number;
  /** Of all answers, so many are refused with 429 before they take effect. */
  readonly refuseShare: number;
  readonly counts: { exchanges: number; drops: number; refusals: number };
}

const lateShare = 0.1;
const latestMs = 60;
const usualMs = 4;

export function isRefused(misfortune: Misfortune): boolean {
  const isHit = misfortune.random.next() < misfortune.refuseShare;
  if (isHit) misfortune.counts.refusals += 1;
  return isHit;
}

export function isDropped(misfortune: Misfortune): boolean {
  const isHit = misfortune.random.next() < misfortune.dropShare;
  if (isHit) misfortune.counts.drops += 1;
  return isHit;
}

export async function comeLate({ random }: Misfortune): Promise<void> {
  const longestMs = random.next() < lateShare ? latestMs : usualMs;
  await pause(random.next() * longestMs);
}

/** The effect is there already; its answer comes late or never. */
export async function answerAtLast(
  misfortune: Misfortune,
  response: ServerResponse,
  send: () => void,
): Promise<void> {
  misfortune.counts.exchanges += 1;
  const isLost = isDropped(misfortune);
  await comeLate(misfortune);
  if (isLost) response.destroy();
  else send();
}
