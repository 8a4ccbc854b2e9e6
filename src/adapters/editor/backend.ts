import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, request } from 'undici';
import { BotError } from '../../core/errors.ts';
import { capBytes } from '../../net/byte-cap.ts';
import { withOneConnection } from '../../net/dispatchers.ts';
import { openEnvelope } from '../../protocol/envelope.ts';
import { parseJsonKeepingIds } from '../../protocol/ids.ts';
import { attributionHeaders } from '../../protocol/paths.ts';
import { toRefusedError, toTransportError, type Where } from './errors.ts';
import type { Guard } from './guard.ts';
import type { EditorSettings, Waits } from './settings.ts';

const maxAnswerBytes = 32 * 1024 * 1024;
const skillSource = 'video-editing-ai';
const longestRetryAfterMs = 8 * 24 * 60 * 60 * 1000;

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly about: Where['about'];
  readonly signal: AbortSignal;
  /** Absent for the one call that mints a token. */
  readonly token?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the answer takes longer by its nature; else as the client's waits say. */
  readonly answerMs?: number;
}

export interface Answer {
  /** Without its envelope. */
  readonly data: unknown;
  /** With it: some backends spread an answer over both. */
  readonly body: unknown;
  readonly retryAfterMs?: number;
}

/** The backend's HTTP, without any knowledge of what is asked for. Everything it throws is a `BotError`. */
export interface Backend {
  readonly origin: string;
  /** For calls that change nothing: repeated a few times. */
  read(call: Call): Promise<Answer>;
  /** For all others: sent once. */
  send(call: Call): Promise<Answer>;
  /** Headers that every request carries. */
  headers(call: Pick<Call, 'token' | 'headers'>): Record<string, string>;
  where(call: Call): Where;
  url(path: string): string;
}

export interface BackendDeps {
  readonly settings: EditorSettings;
  readonly waits: Waits;
  /** Keeps its connections, for what may be repeated; what is sent once gets one of its own. */
  readonly dispatcher: Dispatcher;
  readonly guard: Guard;
}

export function createBackend(deps: BackendDeps): Backend {
  const base = new URL(deps.settings.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const backend: Backend = {
    origin: base.origin,
    url: (path) => `${base.origin}${prefix}${path}`,
    where: (call) => ({
      method: call.method,
      host: base.host,
      path: call.path,
      about: call.about,
    }),
    headers: (call) => ({
      [attributionHeaders.source]: skillSource,
      [attributionHeaders.version]: deps.settings.skillVersion,
      [attributionHeaders.platform]: deps.settings.skillPlatform,
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...call.headers,
    }),
    read: (call) =>
      deps.guard.repeat(
        () => exchange(backend, deps, { ...call, dispatcher: deps.dispatcher }),
        call.signal,
      ),
    send: (call) =>
      deps.guard.once(() =>
        withOneConnection(base.origin, (dispatcher) =>
          exchange(backend, deps, { ...call, dispatcher }),
        ),
      ),
  };
  return backend;
}

async function exchange(
  backend: Backend,
  deps: BackendDeps,
  call: Call & { readonly dispatcher: Dispatcher },
): Promise<Answer> {
  const where = backend.where(call);
  const { answerMs = deps.waits.answerMs } = call;
  const deadline = AbortSignal.timeout(answerMs);
  try {
    const answer = await request(backend.url(call.path), {
      method: call.method,
      dispatcher: call.dispatcher,
      headersTimeout: answerMs,
      bodyTimeout: answerMs,
      signal: AbortSignal.any([call.signal, deadline]),
      headers: backend.headers({
        ...call,
        headers: {
          accept: 'application/json',
          ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
          ...call.headers,
        },
      }),
      ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    });
    return await toAnswer(answer, where);
  } catch (error) {
    throw toTransportError(error, where, call.signal);
  }
}

/** Reads an answer that is not a stream, or throws the refusal that it holds. */
export async function toAnswer(response: Dispatcher.ResponseData, where: Where): Promise<Answer> {
  const retryAfterMs = toRetryAfterMs(response.headers);
  const body = parseBody(await readText(response.body, where));
  const opened = openEnvelope(response.statusCode, body);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (opened.kind === 'refused') {
    throw toRefusedError({ ...opened, status: response.statusCode, ...wait }, where);
  }
  return { data: opened.data, body, ...wait };
}

async function readText(body: AsyncIterable<Uint8Array>, where: Where): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of capBytes(body, maxAnswerBytes)) chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NetError') throw error;
    throw new BotError('backend-refused', `${where.path} answered too much`, { cause: error });
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** A body that is not JSON (a proxy's page) has no envelope: its status alone speaks. */
function parseBody(text: string): unknown {
  try {
    return parseJsonKeepingIds(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds or as a date. */
function toRetryAfterMs(headers: IncomingHttpHeaders): number | undefined {
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestRetryAfterMs) : undefined;
}
