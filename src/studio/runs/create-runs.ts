import { randomUUID } from 'node:crypto';
import { StudioError } from '../errors.ts';
import { createFairQueue, type FairQueue } from '../records/create-fair-queue.ts';
import type { InUse } from '../sessions/in-use.ts';
import type { StudioLog } from '../settings.ts';
import type { CarryDeps, RunOrder } from './carry-run.ts';
import { carryRun } from './carry-run.ts';
import type { RunFrame } from './run-events.ts';
import { errorFrame } from './run-events.ts';

export interface Runs {
  /** Throws `busy` where as many runs are under way as one session, or one person, may have. */
  requireRoom(order: Pick<RunOrder, 'sessionId' | 'owner'>): void;
  /**
   * Starts the run, behind those of the same session that were there before. It does not care whether anybody listens.
   * The promise is fulfilled when it is over, however it ended.
   */
  start(order: RunOrder, listener: RunListener): Promise<void>;
  /** Stops what runs or waits in the session, and waits until it has stopped; false where nothing did. */
  cancel(sessionId: string): Promise<boolean>;
  isActive(sessionId: string): boolean;
  close(): Promise<void>;
}

interface RunListener {
  emit(frame: RunFrame): void;
  /** Called once, when it is over: whether it is to be paid. */
  settle(isCharged: boolean): Promise<void>;
}

export interface RunDeps extends CarryDeps {
  readonly inUse: InUse;
  readonly log: StudioLog;
  readonly timeoutMs: number;
}

/** The protocol's longest run (section 4). */
export const runTimeoutMs = 15 * 60 * 1000;
const mostOfSession = 6;
/** As many as renders: whoever opens session after session fills nobody's memory. */
const mostOfOwner = 20;
const runsAtOnce = 4;

interface Going {
  readonly owner: string;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

export function createRuns(deps: RunDeps): Runs {
  const going = new Map<string, Set<Going>>();
  const line = createFairQueue(runsAtOnce, runsAtOnce - 1);

  async function cancel(sessionId: string): Promise<boolean> {
    const mine = [...(going.get(sessionId) ?? [])];
    for (const { stop } of mine) stop.abort(new StudioError('cancelled', 'cancelled'));
    await Promise.all(mine.map(({ done }) => done));
    return mine.length > 0;
  }

  return {
    requireRoom({ sessionId, owner }) {
      const ofOwner = [...going.values()]
        .flatMap((all) => [...all])
        .filter((one) => one.owner === owner);
      const ofSession = going.get(sessionId)?.size ?? 0;
      if (ofSession >= mostOfSession || ofOwner.length >= mostOfOwner) {
        throw new StudioError('busy', 'too many requests wait', { retryAfterSeconds: 5 });
      }
    },
    async start(order, listener) {
      const { sessionId, owner } = order;
      const stop = new AbortController();
      const one = { owner, stop, done: runOne({ order, listener, stop: stop.signal }, deps, line) };
      const mine = going.get(sessionId) ?? new Set();
      going.set(sessionId, mine.add(one));
      const release = deps.inUse.hold(sessionId);
      await one.done;
      release();
      mine.delete(one);
      if (mine.size === 0) going.delete(sessionId);
    },
    cancel,
    isActive: (sessionId) => going.has(sessionId),
    async close() {
      await Promise.all([...going.keys()].map(cancel));
    },
  };
}

interface OneRun {
  readonly order: RunOrder;
  readonly listener: RunListener;
  readonly stop: AbortSignal;
}

/** Never rejects: what goes wrong becomes an error frame and a line in the log. */
async function runOne(run: OneRun, deps: RunDeps, line: FairQueue): Promise<void> {
  const { order, listener, stop } = run;
  const { sessionId, owner } = order;
  let isCharged = false;
  try {
    const ticket = { id: randomUUID(), owner, sessionId, isQuick: false, cost: 1 };
    isCharged = await line.run(ticket, stop, () => carryInTime(run, deps));
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

/** An aborted measuring says only that it was stopped: the signal knows why. */
async function carryInTime({ order, listener, stop }: OneRun, deps: RunDeps): Promise<boolean> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(deps.timeoutMs)]);
  try {
    return await carryRun(order, deps, { signal, emit: listener.emit });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

function failureCode(error: unknown): string {
  if (error instanceof StudioError) return error.code;
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'internal';
}
