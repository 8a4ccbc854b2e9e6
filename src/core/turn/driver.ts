import { type ErrorCode, toBotError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Step } from './advance/step.ts';
import type { Effect, Failure, TurnEvent } from './events.ts';
import type { Journal } from './journal.ts';
import type { Perform } from './perform/perform.ts';
import type { Turn, TurnId } from './turn.ts';

export interface Driver {
  /**
   * Takes a turn on from where it is to its end, or until the bot stops. `onSlow` is called once when what is left
   * is only waiting for a slow render, which holds nobody up.
   */
  drive(turn: Turn, onSlow: () => void): Promise<void>;
  /** Wakes the effect under way; what becomes of the turn, its journal says. */
  interrupt(id: TurnId): void;
  /** Whether an effect of the turn is under way. */
  isBusyWith(id: TurnId): boolean;
}

export interface DriverDeps {
  readonly journal: Journal;
  readonly perform: Perform;
  readonly clock: Clock;
  readonly log: Logger;
  /** Tells the person that a turn waits for a backend that is away; best effort. */
  tellAway(turn: Turn): void;
  /** Aborts when the bot stops: turns stay as they are, for the next start. */
  readonly stopping: AbortSignal;
}

interface FailedStep {
  readonly turnId: TurnId;
  readonly effect: Effect['kind'];
  readonly code: ErrorCode;
}

/** What comes of what people send or have, and is told to them: nothing for an operator to look into. */
const expected: readonly ErrorCode[] = [
  'unsupported-file',
  'file-too-large',
  'file-unreadable',
  'file-empty',
  'link-refused',
  'download-failed',
  'no-credits',
  'quota-full',
  'day-spent',
  'export-blocked',
  'message-gone',
  'message-too-large',
];

export function createDriver(deps: DriverDeps): Driver {
  const running = new Map<TurnId, AbortController>();
  const driven = new Set<TurnId>();
  /** Interrupted between two effects: the next one does not begin. */
  const missed = new Set<TurnId>();

  async function drive(turn: Turn, onSlow: () => void): Promise<void> {
    driven.add(turn.id);
    try {
      await driveOn(turn, onSlow);
    } finally {
      driven.delete(turn.id);
      missed.delete(turn.id);
    }
  }

  async function driveOn(turn: Turn, onSlow: () => void): Promise<void> {
    const start: TurnEvent = { kind: turn.state === 'accepted' ? 'begun' : 'resumed' };
    let step = await deps.journal.apply(turn.id, start);
    let isSlow = false;
    while (step !== undefined) {
      const [effect] = step.effects;
      if (effect === undefined) return;
      if (step.turn.render?.isSlow === true && !isSlow) {
        isSlow = true;
        onSlow();
      }
      step = await deps.journal.apply(turn.id, await outcomeOf(effect, step));
    }
  }

  async function outcomeOf(effect: Effect, { turn }: Step): Promise<TurnEvent> {
    const stop = new AbortController();
    running.set(turn.id, stop);
    if (missed.delete(turn.id)) stop.abort(cancelled());
    const signal = AbortSignal.any([deps.stopping, stop.signal]);
    try {
      signal.throwIfAborted();
      if (effect.isBackendAway === true) deps.tellAway(turn);
      if (effect.afterMs !== undefined) await deps.clock.sleep(effect.afterMs, signal);
      return await deps.perform(effect.kind, { turn, signal });
    } catch (thrown) {
      deps.stopping.throwIfAborted();
      if (stop.signal.aborted) return { kind: 'stopped' };
      const failure = toFailure(thrown);
      logFailure({ turnId: turn.id, effect: effect.kind, code: failure.code }, thrown);
      return { kind: 'failed', during: effect.kind, failure };
    } finally {
      running.delete(turn.id);
    }
  }

  function logFailure(fields: FailedStep, thrown: unknown): void {
    if (expected.includes(fields.code))
      deps.log.info({ ...fields }, 'a step of a turn was refused');
    else deps.log.warn({ ...fields, err: thrown }, 'a step of a turn failed');
  }

  return {
    drive,
    interrupt(id) {
      const stop = running.get(id);
      if (stop !== undefined) stop.abort(cancelled());
      else if (driven.has(id)) missed.add(id);
    },
    isBusyWith: (id) => running.has(id),
  };
}

function cancelled(): DOMException {
  return new DOMException('cancelled', 'AbortError');
}

function toFailure(thrown: unknown): Failure {
  const { code, facts, neverSent, retryAfterMs } = toBotError(thrown);
  return { code, facts, neverSent, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
