import { BotError, type ErrorCode, toBotError } from '../../errors.ts';
import type { RenderStatus } from '../../ports/editor.ts';
import type { Progress } from '../../wording/wording.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { renderOf } from '../render-of.ts';
import { callEditor } from './perform-session.ts';

/** Extension X1: what a backend asks for is obeyed within these; without a word it is the longest. */
const shortestPollMs = 1_000;
const longestPollMs = 30_000;
/** Specification, section 7: from here on a render is slow, and polled with growing gaps. */
const slowAfterMs = 300_000;
const slowGapsMs = [60_000, 120_000, 300_000, 600_000] as const;
const longestGapMs = 600_000;
const givenUpAfterMs = 86_400_000;

const outlasted: readonly ErrorCode[] = [
  'backend-unreachable',
  'timeout',
  'stream-cut',
  'rate-limited',
  'internal',
];

/** Polls one render until it has ended, or until it counts as slow for the first time. */
export async function watchRender(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { isSlow } = renderOf(performance.turn);
  for (let poll = 0; ; poll++) {
    const status = await ask(deps, performance);
    const over = status === 'unclear' ? undefined : toEnded(deps, status);
    const event = over ?? toSlow(deps, performance);
    if (event !== undefined) return event;
    deps.screens.working(performance.turn, toProgress(status, isSlow));
    await deps.clock.sleep(isSlow ? slowGapMs(poll) : pollGapMs(status), performance.signal);
  }
}

function toProgress(status: Answer, isSlow: boolean): Progress {
  const { percent, ahead = 0, remainingMs } = typeof status === 'string' ? {} : status;
  if (isSlow) return { kind: 'slow-render', percent };
  return ahead > 0
    ? { kind: 'waiting-to-render', ahead }
    : { kind: 'rendering', percent, remainingMs };
}

type Answer = RenderStatus | 'missing' | 'unclear';

function toSlow(deps: TurnDeps, { turn }: Performance): TurnEvent | undefined {
  const { plannedAt, isSlow } = renderOf(turn);
  const ageMs = deps.clock.now() - plannedAt;
  if (ageMs > givenUpAfterMs) throw new BotError('render-failed', 'a render did not end in a day');
  return ageMs > slowAfterMs && !isSlow ? { kind: 'render-slow' } : undefined;
}

async function ask(deps: TurnDeps, performance: Performance): Promise<Answer> {
  const { id, pollId } = renderOf(performance.turn);
  try {
    return await callEditor(deps, performance, (call) =>
      deps.editor.renderStatus(call, pollId ?? id),
    );
  } catch (thrown) {
    performance.signal.throwIfAborted();
    const { code } = toBotError(thrown);
    if (code === 'not-found') return 'missing';
    // Protocol, section 9.2: a poll that fails says nothing about the render.
    if (outlasted.includes(code)) return 'unclear';
    throw thrown;
  }
}

function toEnded(deps: TurnDeps, status: RenderStatus | 'missing'): TurnEvent | undefined {
  if (status === 'missing') return { kind: 'render-missing' };
  if (status.state === 'completed') return { kind: 'render-done', status };
  if (status.state !== 'failed') return undefined;
  const nextRenderId = `render_${deps.ids.uuid()}`;
  const { outOfReach } = status;
  return {
    ...{ kind: 'render-failed', nextRenderId, at: deps.clock.now() },
    ...(outOfReach === undefined ? {} : { outOfReach }),
  };
}

function pollGapMs(status: Answer): number {
  const asked = typeof status === 'string' ? undefined : status.retryAfterMs;
  if (asked === undefined) return longestPollMs;
  return Math.min(longestPollMs, Math.max(shortestPollMs, asked));
}

function slowGapMs(poll: number): number {
  return slowGapsMs[poll] ?? longestGapMs;
}
