import PQueue from 'p-queue';
import { StudioError } from '../errors.ts';
import { createTurns } from '../records/create-turns.ts';
import type { InUse } from '../sessions/in-use.ts';
import type { StudioLog } from '../settings.ts';
import type { CarryDeps, RunOrder } from './carry-run.ts';
import { carryRun } from './carry-run.ts';
import type { RunFrame } from './run-events.ts';
import { errorFrame } from './run-events.ts';

export interface Runs {
  /** Throws `busy` where as many runs wait in the session as may. */
  requireRoom(sessionId: string): void;
  /**
   * Starts the run, behind those of the same session that were there before. The run does not care whether anybody listens. The promise is fulfilled when it is over, however it ended.
   */
  start(order: RunOrder, listener: RunListener): Promise<void>;
  /** Stops what runs or waits in the session, and waits until it has stopped; false where nothing did. */
  cancel(sessionId: string): Promise<boolean>;
  isActive(sessionId: string): boolean;
  close(): Promise<void>;
}

interface RunListener {
  emit(frame: RunFrame): void;
  /** Once, before the last frame could be awaited: whether the run is to be paid. */
  settle(isCharged: boolean): Promise<void>;
}

export interface RunDeps extends CarryDeps {
  readonly inUse: InUse;
  readonly log: StudioLog;
  readonly timeoutMs: number;
}

/** The protocol's longest run (section 4). */
export const runTimeoutMs = 15 * 60 * 1000;
const maxQueuedCount = 6;
const runsAtOnce = 4;

export function createRuns(deps: RunDeps): Runs {
  const cancels = new Map<string, Set<AbortController>>();
  const inTurn = createTurns();
  const all = new PQueue({ concurrency: runsAtOnce });

  async function cancel(sessionId: string): Promise<boolean> {
    const mine = cancels.get(sessionId);
    if (mine === undefined) return false;
    for (const each of mine) each.abort(new StudioError('cancelled', 'cancelled'));
    await inTurn(sessionId, async () => undefined);
    return true;
  }

  return {
    requireRoom(sessionId) {
      if ((cancels.get(sessionId)?.size ?? 0) >= maxQueuedCount) {
        throw new StudioError('busy', 'too many requests wait', { retryAfterSeconds: 5 });
      }
    },
    async start(order, listener) {
      const { sessionId } = order;
      const mine = cancels.get(sessionId) ?? new Set();
      const stop = new AbortController();
      cancels.set(sessionId, mine.add(stop));
      const release = deps.inUse.hold(sessionId);
      await inTurn(sessionId, () => all.add(() => runOne({ order, listener, stop }, deps)));
      release();
      mine.delete(stop);
      if (mine.size === 0) cancels.delete(sessionId);
    },
    cancel,
    isActive: (sessionId) => cancels.has(sessionId),
    async close() {
      await Promise.all([...cancels.keys()].map(cancel));
    },
  };
}

interface OneRun {
  readonly order: RunOrder;
  readonly listener: RunListener;
  readonly stop: AbortController;
}

/** Never rejects: what goes wrong becomes an error frame and a line in the log. */
async function runOne({ order, listener, stop }: OneRun, deps: RunDeps): Promise<void> {
  const { sessionId } = order;
  let isCharged = false;
  try {
    stop.signal.throwIfAborted();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(deps.timeoutMs)]);
    isCharged = await carryRun(order, deps, { signal, emit: listener.emit });
  } catch (err) {
    const code = failureCode(err);
    if (code === 'cancelled') deps.log.info({ sessionId }, 'a run was cancelled');
    else deps.log.error({ err, sessionId }, 'a run failed');
    listener.emit(errorFrame(code));
  }
  try {
    await listener.settle(isCharged);
  } catch (err) {
    deps.log.error({ err, sessionId }, 'a run could not be charged');
  }
}

function failureCode(error: unknown): string {
  if (error instanceof StudioError) return error.code;
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'internal';
}
