import type { Json } from '../../message.ts';
import { outputOf } from '../../outputs/output-wish.ts';
import type { RenderOutput } from '../../ports/editor.ts';
import type { TurnEvent } from '../events.ts';
import type { Turn, TurnRender } from '../turn.ts';
import { failWith, ignore, proceed, proceedCharged, type Step } from './step.ts';

const maxAttempts = 2;
/** How often a result is made smaller before it is given up. */
const maxFits = 3;

const fullOutput: RenderOutput = { format: 'mp4', quality: 'high' };
/** A preview is the 480 line version. */
const previewOutput: RenderOutput = { format: 'mp4', quality: 'preview' };

type RenderEvent = Extract<
  TurnEvent,
  { readonly kind: `render-${string}` | 'delivery-planned' | 'fit-needed' }
>;

export function isRenderEvent(event: TurnEvent): event is RenderEvent {
  const { kind } = event;
  return kind.startsWith('render-') || kind === 'delivery-planned' || kind === 'fit-needed';
}

/** The render's own id is stored before anything is submitted under it. */
export function planRender(
  turn: Turn,
  draft: Json,
  planned: { readonly renderId: string; readonly at: number },
): Step {
  const render: TurnRender = {
    id: planned.renderId,
    draft,
    output: outputFor(turn),
    plannedAt: planned.at,
    attempt: 1,
    isSlow: false,
    isFitted: turn.request.kind === 'export' && turn.request.fitsBytes !== undefined,
    ...(turn.reply === undefined ? {} : { said: turn.reply.text }),
  };
  return proceed(turn, { state: 'render_planned', render }, 'submit-render');
}

function outputFor({ request }: Turn): RenderOutput {
  if (request.kind === 'preview') return previewOutput;
  const output = outputOf(request);
  // Many small pictures need no more than a preview has.
  if (output !== undefined) {
    return { ...output, quality: output.tiles === undefined ? 'high' : 'preview' };
  }
  const maxBytes = request.kind === 'export' ? request.fitsBytes : undefined;
  return maxBytes === undefined ? fullOutput : { ...fullOutput, maxBytes };
}

export function afterRenderEvent(turn: Turn, event: RenderEvent): Step {
  const { render } = turn;
  if (render === undefined) return ignore(turn);
  switch (event.kind) {
    case 'render-missing':
      return proceedCharged(turn, { state: 'render_planned' }, 'submit-render');
    case 'render-accepted':
      return proceed(
        turn,
        { state: 'rendering', render: { ...render, pollId: event.pollId } },
        'watch-render',
      );
    case 'render-stopped':
      return proceed(turn, { render: { ...render, isStopAsked: true } }, 'show');
    case 'render-slow':
      return proceed(turn, { render: { ...render, isSlow: true } }, 'watch-render');
    case 'render-failed':
      return afterFailedRender(turn, render, event);
    case 'render-done':
      return proceed(
        turn,
        {
          state: 'ready',
          result: { status: event.status, name: 'video.mp4', sizeBytes: 0, carrier: 'none' },
        },
        'plan-delivery',
      );
    case 'delivery-planned':
      return proceed(
        turn,
        { state: 'delivering', result: event.result, reply: event.reply },
        'deliver',
      );
    case 'fit-needed':
      return planFitted(turn, render, event);
  }
}

function afterFailedRender(
  turn: Turn,
  render: TurnRender,
  event: Extract<RenderEvent, { kind: 'render-failed' }>,
): Step {
  const { outOfReach } = event;
  if (outOfReach !== undefined) {
    return failWith(turn, outOfReach === 'size' ? 'size-out-of-reach' : 'time-not-in-film');
  }
  if (render.attempt >= maxAttempts) return failWith(turn, 'render-failed');
  const { pollId: _failed, ...rest } = render;
  const next = { ...rest, id: event.nextRenderId, attempt: render.attempt + 1 };
  return proceed(turn, { state: 'render_planned', render: next }, 'submit-render');
}

function planFitted(
  turn: Turn,
  render: TurnRender,
  event: Extract<RenderEvent, { kind: 'fit-needed' }>,
): Step {
  const before = render.output.maxBytes;
  const isHopeless = render.attempt > maxFits || (before !== undefined && event.maxBytes >= before);
  if (isHopeless) return failWith(turn, 'message-too-large');
  const { pollId: _tooBig, ...rest } = render;
  const next: TurnRender = {
    ...rest,
    id: event.renderId,
    plannedAt: event.at,
    output: { ...render.output, maxBytes: event.maxBytes },
    attempt: 1,
    isSlow: false,
    isFitted: true,
  };
  return proceed(turn, { state: 'render_planned', render: next }, 'submit-render');
}
