import { BotError } from '../../core/errors.ts';
import type {
  EditorCall,
  RenderOutput,
  RenderRequest,
  RenderStatus,
} from '../../core/ports/editor.ts';
import { paths } from '../../protocol/paths.ts';
import type { Answer, Backend, Call } from './backend.ts';
import { toRenderStatus } from './render-mapper.ts';

/** Submits once. "This id is known" is the answer to a repeat: the render was accepted before, so it is polled. */
export async function submitRender(
  backend: Backend,
  call: EditorCall,
  render: RenderRequest,
): Promise<RenderStatus> {
  const post: Call = {
    method: 'POST',
    path: paths.submitRender,
    about: 'render',
    token: call.account.token,
    signal: call.signal,
    json: {
      id: render.renderId,
      sessionId: render.session.sessionId,
      draft: render.draft,
      output: toWireOutput(render.output),
    },
  };
  try {
    return toRenderStatus(await backend.send(post), render.renderId);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { renderId: render.renderId, state: 'pending' };
  }
}

export async function readRender(
  backend: Backend,
  call: EditorCall,
  renderId: string,
): Promise<RenderStatus> {
  const get: Call = {
    method: 'GET',
    path: paths.renderStatus(renderId),
    about: 'render',
    token: call.account.token,
    signal: call.signal,
  };
  let answer: Answer;
  try {
    answer = await backend.read(get);
  } catch (error) {
    if (!isReportedFailure(error)) throw error;
    return { renderId, state: 'failed' };
  }
  return toRenderStatus(answer, renderId);
}

/** Old backends have no such call, and a render may be over before it is stopped: neither is a fault. */
export async function cancelRender(
  backend: Backend,
  call: EditorCall,
  renderId: string,
): Promise<boolean> {
  const { account, signal } = call;
  const path = paths.cancelRender(renderId);
  try {
    await backend.send({ method: 'POST', path, about: 'render', token: account.token, signal });
    return true;
  } catch (error) {
    if (error instanceof BotError && notCancelled.has(error.facts['status'])) return false;
    throw error;
  }
}

const notCancelled: ReadonlySet<unknown> = new Set([404, 405, 409, 422]);

function isDuplicate(error: unknown): boolean {
  return error instanceof BotError && error.facts['reason'] === 'duplicate';
}

/** `{"success":false,"error":…}` with a fine status, to a poll: the render itself failed. */
function isReportedFailure(error: unknown): boolean {
  return (
    error instanceof BotError &&
    error.code === 'backend-refused' &&
    error.facts['wireCode'] === 0 &&
    error.facts['status'] === 200
  );
}

function toWireOutput(output: RenderOutput) {
  const { format, quality, heightPx, fps, maxBytes, atMs, fromMs, toMs, tiles, aspect, lines } =
    output;
  return {
    format,
    quality,
    ...(heightPx === undefined ? {} : { height: heightPx }),
    ...(fps === undefined ? {} : { fps }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(atMs === undefined ? {} : { at: atMs }),
    ...(fromMs === undefined ? {} : { from: fromMs }),
    ...(toMs === undefined ? {} : { to: toMs }),
    ...(tiles === undefined ? {} : { tiles }),
    ...(aspect === undefined ? {} : { aspect }),
    ...(lines === undefined ? {} : { lines }),
  };
}
