import { type Dispatcher, request } from 'undici';
import { BotError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { EditorCall, RunEvent, SessionRef } from '../../core/ports/editor.ts';
import { paths } from '../../protocol/paths.ts';
import { toRunRequest } from '../../protocol/runs.ts';
import { type Assembler, createAssembler } from './assemble.ts';
import { type Backend, type Call, toAnswer } from './backend.ts';
import { toRefusedError, toTransportError, type Where } from './errors.ts';
import { createEventReader, type RawEvent } from './event-reader.ts';
import { type Frame, toFrame, toFrameOf } from './frames.ts';
import type { Guard } from './guard.ts';
import { type RunClocks, startRunClocks } from './run-clocks.ts';
import type { Waits } from './settings.ts';

export interface RunDeps {
  readonly backend: Backend;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly waits: Waits;
  /** Opens a connection for each run, so that a failure to connect proves that nothing was sent. */
  readonly dispatcher: Dispatcher;
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
  const assembler = createAssembler();
  let response: Dispatcher.ResponseData | undefined;
  try {
    response = await deps.guard.once(() => send(deps, { post, clocks, where }));
    const frames = isStream(response) ? readFrames(response) : readWhole(response, where);
    yield* toEvents(frames, { assembler, clocks, where: { ...where, about: 'stream' } });
  } catch (error) {
    yield* assembler.flush(true);
    throw clocks.signal.aborted && !call.signal.aborted
      ? clocks.signal.reason
      : toTransportError(error, where, call.signal);
  } finally {
    clocks.stop();
    discard(response);
  }
}

async function send(
  deps: RunDeps,
  run: { readonly post: Call; readonly clocks: RunClocks; readonly where: Where },
): Promise<Dispatcher.ResponseData> {
  const { post, clocks, where } = run;
  try {
    const response = await request(deps.backend.url(post.path), {
      method: 'POST',
      dispatcher: deps.dispatcher,
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

async function* readFrames(response: Dispatcher.ResponseData): AsyncGenerator<Frame> {
  const reader = createEventReader();
  let broken: { readonly error: unknown } | undefined;
  try {
    for await (const chunk of response.body) {
      for (const event of reader.feed(chunk)) yield toFrame(event);
    }
  } catch (error) {
    broken = { error };
  }
  for (const event of tailOf(reader)) yield toFrame(event);
  if (broken !== undefined) throw broken.error;
}

/** A reader that refused an endless event has no tail either. */
function tailOf(reader: ReturnType<typeof createEventReader>): readonly RawEvent[] {
  try {
    return reader.end();
  } catch {
    return [];
  }
}

/** A backend may answer in plain JSON where a stream was asked for: a refusal, or all events at once. */
async function* readWhole(response: Dispatcher.ResponseData, where: Where): AsyncGenerator<Frame> {
  const { data } = await toAnswer(response, where);
  if (data === undefined) throw new BotError('backend-refused', `${where.path} sent no stream`);
  for (const event of Array.isArray(data) ? data : [data]) yield toFrameOf(event);
}

async function* toEvents(
  frames: AsyncIterable<Frame>,
  run: { readonly assembler: Assembler; readonly clocks: RunClocks; readonly where: Where },
): AsyncGenerator<RunEvent, void, undefined> {
  const { assembler, clocks, where } = run;
  let failure: string | undefined;
  for await (const frame of frames) {
    if (frame.kind === 'heartbeat') {
      yield frame;
      continue;
    }
    clocks.touch();
    if (frame.kind === 'failure') throw toRefusedError({ ...frame, status: 200 }, where);
    if (frame.kind === 'other') continue;
    const events = assembler.take(frame);
    // Words or work after the model's failure mean that the agent went on.
    if (events.length > 0) failure = undefined;
    failure = frame.failure ?? failure;
    yield* events;
  }
  if (failure !== undefined) {
    throw toRefusedError({ code: 0, status: 200, message: failure }, where);
  }
  yield* assembler.flush(false);
  if (assembler.saidOnlyNoise()) {
    throw new BotError(
      'backend-refused',
      'the backend told of a temporary issue and of nothing else',
    );
  }
}

function discard(response: Dispatcher.ResponseData | undefined): void {
  if (response === undefined) return;
  // Whoever stops listening is not interested in how the rest breaks.
  response.body.on('error', () => undefined).destroy();
}
