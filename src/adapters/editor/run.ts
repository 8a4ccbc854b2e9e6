import { type Dispatcher, request } from 'undici';
import { BotError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { EditorCall, RunEvent, SessionRef } from '../../core/ports/editor.ts';
import { createOneConnection } from '../../net/dispatchers.ts';
import { paths } from '../../protocol/paths.ts';
import { toRunRequest } from '../../protocol/runs.ts';
import { type Backend, type Call, toAnswer } from './backend.ts';
import { toTransportError, type Where } from './errors.ts';
import type { Guard } from './guard.ts';
import { type RunClocks, startRunClocks } from './run-clocks.ts';
import { readRun, readRunAtOnce, type Watch } from './run-events.ts';
import type { Waits } from './settings.ts';

export interface RunDeps {
  readonly backend: Backend;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly waits: Waits;
}

/** One message to the backend and what it answers. Posted once, whatever happens; a cut ends in `stream-cut` or `timeout`. */
export async function* runOnce(
  deps: RunDeps,
  call: EditorCall & { readonly session: SessionRef; readonly text: string },
): AsyncGenerator<RunEvent, void, undefined> {
  const post: Call = {
    method: 'POST',
    path: paths.run,
    about: 'run',
    token: call.account.token,
    signal: call.signal,
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    json: toRunRequest(call.session.sessionId, call.text),
  };
  const where = deps.backend.where(post);
  const clocks = startRunClocks(deps.clock, deps.waits);
  const { livenessMs } = deps.waits;
  const dispatcher = createOneConnection(deps.backend.origin, {
    bodyIdleMs: livenessMs,
    headersMs: livenessMs,
  });
  let response: Dispatcher.ResponseData | undefined;
  try {
    response = await deps.guard.once(() => send(deps, { post, clocks, where, dispatcher }));
    const watch = { where, touch: clocks.touch };
    yield* isStream(response) ? readRun(response.body, watch) : readWhole(response, watch);
  } catch (error) {
    throw clocks.signal.aborted && !call.signal.aborted
      ? clocks.signal.reason
      : toTransportError(error, where, call.signal);
  } finally {
    clocks.stop();
    discard(response);
    // A connection of its own, used by nobody after it.
    dispatcher.destroy().catch(() => undefined);
  }
}

async function send(
  deps: RunDeps,
  run: {
    readonly post: Call;
    readonly clocks: RunClocks;
    readonly where: Where;
    readonly dispatcher: Dispatcher;
  },
): Promise<Dispatcher.ResponseData> {
  const { post, clocks, where } = run;
  try {
    const response = await request(deps.backend.url(post.path), {
      method: 'POST',
      dispatcher: run.dispatcher,
      signal: AbortSignal.any([post.signal, clocks.signal]),
      headers: deps.backend.headers(post),
      body: JSON.stringify(post.json),
    });
    if (response.statusCode < 200 || response.statusCode >= 300) await toAnswer(response, where);
    return response;
  } catch (error) {
    if (clocks.signal.aborted) throw error;
    throw toTransportError(error, where, post.signal);
  }
}

function isStream(response: Dispatcher.ResponseData): boolean {
  const type = response.headers['content-type'];
  return type === undefined || /^text\/event-stream\b/i.test(String(type));
}

/** A backend may answer in plain JSON where a stream was asked for: a refusal, or all events at once. */
async function* readWhole(
  response: Dispatcher.ResponseData,
  watch: Watch,
): AsyncGenerator<RunEvent, void, undefined> {
  const { data } = await toAnswer(response, watch.where);
  if (data === undefined) {
    throw new BotError('backend-refused', `${watch.where.path} sent no stream`);
  }
  yield* readRunAtOnce(Array.isArray(data) ? data : [data], watch);
}

function discard(response: Dispatcher.ResponseData | undefined): void {
  if (response === undefined) return;
  // Whoever stops listening is not interested in how the rest breaks.
  response.body.on('error', () => undefined).destroy();
}
