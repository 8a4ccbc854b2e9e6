import type { EffectKind, TurnEvent } from '../events.ts';
import { isCancellable, type Turn } from '../turn.ts';
import { afterFailure } from './advance-failure.ts';
import { afterEvent, withStatus } from './advance-outcome.ts';
import { resume } from './advance-resume.ts';
import { ignore, proceed, type Step } from './step.ts';

/**
 * What an event makes of a turn. Pure: the caller stores the turn by compare-and-set, and only then performs the
 * effects, whose outcomes come back as events.
 */
export function advance(turn: Turn, event: TurnEvent): Step {
  if (!turn.isLive) return ignore(turn);
  if (event.kind === 'begun') return begin(turn);
  if (event.kind === 'resumed' && turn.cancelAskedAt === undefined) return resume(turn);
  if (event.kind === 'resumed' || event.kind === 'stopped') return leaveOff(turn);
  if (event.kind === 'cancel-asked') {
    return ignore(isCancellable(turn) ? { ...turn, cancelAskedAt: event.at } : turn);
  }
  // A cancel that arrived while an effect was ending wins over the outcome, as long as nothing is on its way.
  if (turn.cancelAskedAt !== undefined && isCancellable(turn)) return cancelInstead(turn, event);
  if (event.kind === 'failed') return afterFailure(turn, event.during, event.failure);
  return afterEvent(turn, event);
}

/** What was cancelled while it waited shows nothing but that. */
function begin(turn: Turn): Step {
  return turn.cancelAskedAt === undefined
    ? proceed(turn, { state: 'ack' }, 'show-status')
    : cancel(turn);
}

/** Also after a restart: what was being cancelled is not done to its end first. */
function leaveOff(turn: Turn): Step {
  return isCancellable(turn) ? cancel(turn) : resume(turn);
}

/** Nothing of the outcome counts but the message that was posted: it tells of the cancel. */
function cancelInstead(turn: Turn, event: TurnEvent): Step {
  return cancel(event.kind === 'status-shown' ? withStatus(turn, event) : turn);
}

function cancel(turn: Turn): Step {
  return proceed(turn, { state: 'cancelled' }, stopOf(turn));
}

/** What has to be stopped behind a turn that is cancelled, before its person is told. */
function stopOf(turn: Turn): EffectKind {
  if (turn.state === 'prompting' && turn.run?.said === undefined) return 'stop-run';
  const isRendering = turn.state === 'render_planned' || turn.state === 'rendering';
  return isRendering ? 'stop-render' : 'show';
}
