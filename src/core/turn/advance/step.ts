import type { ErrorCode } from '../../errors.ts';
import type { Effect, EffectKind } from '../events.ts';
import type { Reply, Turn, TurnFailure } from '../turn.ts';
import { gapMs } from './tries.ts';

/** A turn as it is to be stored, and what is done once it is. */
export interface Step {
  readonly turn: Turn;
  readonly effects: readonly Effect[];
}

/** Further: whatever was charged before is forgiven. */
export function proceed(turn: Turn, changes: Partial<Turn>, effect: EffectKind): Step {
  const { awayTries: _over, ...rest } = turn;
  return { turn: { ...rest, tries: 0, ...changes }, effects: [{ kind: effect }] };
}

/** On the way round to the same effect again: what was charged stays. */
export function proceedCharged(turn: Turn, changes: Partial<Turn>, effect: EffectKind): Step {
  return { turn: { ...turn, ...changes }, effects: [{ kind: effect }] };
}

/**
 * Nothing is wrong with the turn: what it needs is away, and it waits, longer each time, and at least `leastMs`. What a
 * start charged for it is given back.
 */
export function whenBack(turn: Turn, effect: EffectKind, leastMs = 0): Step {
  const { awayTries = 0 } = turn;
  const afterMs = Math.max(leastMs, gapMs(awayTries));
  return {
    turn: { ...turn, tries: 0, awayTries: awayTries + 1 },
    effects: [{ kind: effect, afterMs, isBackendAway: true }],
  };
}

export function again(turn: Turn, effect: EffectKind, afterMs: number): Step {
  return { turn, effects: [{ kind: effect, afterMs }] };
}

export function settle(turn: Turn, reply: Reply): Step {
  return proceed(turn, { state: 'settled', reply }, 'show');
}

export function fail(turn: Turn, failure: TurnFailure): Step {
  return proceed(turn, { state: 'failed', failure }, 'show');
}

export function failWith(turn: Turn, code: ErrorCode): Step {
  return fail(turn, { code, facts: {} });
}

export function end(turn: Turn): Step {
  return { turn: { ...turn, isLive: false }, effects: [] };
}

/** An event that does not belong to the state: nothing changes and nothing is done. */
export function ignore(turn: Turn): Step {
  return { turn, effects: [] };
}
