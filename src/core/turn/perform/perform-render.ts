import { planDelivery } from '../../delivery.ts';
import { BotError, toBotError } from '../../errors.ts';
import type { EditorCall, RenderOutput, RenderStatus } from '../../ports/editor.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { renderOf } from '../render-of.ts';
import { toPlanned } from '../replies/result-reply.ts';
import { callEditor } from './perform-session.ts';

export async function submitRender(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn } = performance;
  const { id, draft, output, isFitted } = renderOf(turn);
  deps.screens.working(turn, isFitted ? { kind: 'fitting' } : { kind: 'rendering' });
  const status = await callEditor(deps, performance, (call, { session }) =>
    expectOffered(deps, call, output).then(() =>
      deps.editor.submitRender(call, { renderId: id, session, draft, output }),
    ),
  );
  return { kind: 'render-accepted', pollId: status.renderId };
}

/** A backend that does not know a wish would pass over it and make something else. */
async function expectOffered(
  { editor }: TurnDeps,
  call: EditorCall,
  { format, aspect }: RenderOutput,
): Promise<void> {
  if (format === 'mp4' && aspect === undefined) return;
  const { outputs, aspects } = await editor.capabilities(call);
  if (format !== 'mp4' && outputs.includes(format)) return;
  if (aspect !== undefined && aspects.includes(aspect)) return;
  throw new BotError('output-not-offered', 'this backend makes no such file');
}

/** After a crash or an unclear answer: was it taken under its own id? */
export async function findRender(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { id } = renderOf(performance.turn);
  try {
    const status = await callEditor(deps, performance, (call) =>
      deps.editor.renderStatus(call, id),
    );
    return { kind: 'render-accepted', pollId: status.renderId };
  } catch (thrown) {
    if (toBotError(thrown).code === 'not-found') return { kind: 'render-missing' };
    throw thrown;
  }
}

/** What nobody waits for any more need not be rendered to its end. */
export async function stopRender(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { id, pollId } = renderOf(performance.turn);
  try {
    await callEditor(deps, performance, (call) => deps.editor.cancelRender(call, pollId ?? id));
  } catch (err) {
    performance.signal.throwIfAborted();
    // Then it renders to its end, and nothing is delivered.
    deps.log.warn({ err, turnId: performance.turn.id }, 'a render could not be stopped');
  }
  return { kind: 'render-stopped' };
}

const sizeCapBytes = 4_000_000_000;

/** Chooses the rung of the ladder and freezes the words that go with it. */
export async function planResult(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn } = performance;
  const { result } = turn;
  if (result === undefined) throw new BotError('internal', 'there is no result to deliver');
  const { limits } = deps.screens.adapterOf(turn.thread.id);
  const limitBytes = Math.min(limits.uploadBytes, turn.uploadCapBytes ?? limits.uploadBytes);
  const sizeBytes =
    result.status.sizeBytes ?? (await measureResult(deps, performance, result.status));
  const canOpen = deps.settings.linksOpenable || limits.opensLoopbackLinks;
  const isLinkOpenable = result.status.url !== undefined && canOpen;
  const canFit = sizeBytes > limitBytes && (await canRenderToSize(deps, performance));
  const plan = planDelivery({ sizeBytes, limitBytes, isLinkOpenable, canFit });
  if (plan.kind === 'fit') {
    const renderId = `render_${deps.ids.uuid()}`;
    return { kind: 'fit-needed', maxBytes: plan.maxBytes, renderId, at: deps.clock.now() };
  }
  if (plan.kind === 'none') {
    throw new BotError('message-too-large', 'no way to deliver a result of this size', {
      facts: { sizeBytes, limitBytes },
    });
  }
  deps.screens.working(turn, { kind: 'sending' });
  return toPlanned(deps, performance, { plan, sizeBytes, limitBytes });
}

async function canRenderToSize(deps: TurnDeps, performance: Performance): Promise<boolean> {
  try {
    const offered = await callEditor(deps, performance, (call) => deps.editor.capabilities(call));
    return offered.outputs.length > 0;
  } catch {
    // A backend that does not say what it offers offers nothing beyond the protocol.
    return false;
  }
}

/** Some backends do not tell the size: then the file is read once and its bytes are counted. */
async function measureResult(
  deps: TurnDeps,
  performance: Performance,
  status: RenderStatus,
): Promise<number> {
  const stop = new AbortController();
  const signal = AbortSignal.any([performance.signal, stop.signal]);
  const download = await callEditor(deps, { ...performance, signal }, (call) =>
    deps.editor.download(call, status),
  );
  if (download.sizeBytes !== undefined) {
    stop.abort();
    return download.sizeBytes;
  }
  let count = 0;
  for await (const chunk of download.body) {
    count += chunk.length;
    if (count > sizeCapBytes) break;
  }
  return count;
}
