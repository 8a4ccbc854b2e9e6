import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, refuse } from '../api-error.ts';
import type { Call, Fault } from '../fault-script.ts';
import type { World } from '../world.ts';
import type { FaultDesk } from './fault-desk.ts';
import { type HttpBody, readHttpBody } from './http-body.ts';
import { createRateLimits, refusedByBucket, refusedGlobally, type Verdict } from './rate-limits.ts';
import { createRouter, type Matched, type RestAnswer, type Route } from './router.ts';

const prefix = '/api/v10';

export interface RestServer {
  readonly calls: readonly Call[];
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface Reply extends RestAnswer {
  readonly headers: Readonly<Record<string, string>>;
}

export function createRestServer(
  world: World,
  routes: readonly Route[],
  faults: FaultDesk,
): RestServer {
  const match = createRouter(routes);
  const limits = createRateLimits(world.options);
  const calls: Call[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const url = new URL(request.url ?? '', 'http://loopback');
    const path = pathOf(url);
    const { method = 'GET' } = request;
    const matched = match(method, path);
    const route = matched?.name ?? path;
    const fault = faults.take(method, route, isMultipart(request));
    const note = (status: number, read: HttpBody | ApiError) => {
      const { json, files } = read instanceof ApiError ? nothing : read;
      calls.push({ method, route, path, at, status, body: json, files: files.map(toFact) });
    };
    if (fault?.kind === 'reset-before') {
      note(0, nothing);
      cut(request);
      return;
    }
    const read = await readBody(request, world);
    if (fault?.kind === 'slow') await wait(fault.forMs);
    const verdict = verdictOf(fault) ?? (matched && limits.take(method, route, matched.major));
    const reply = await replyTo({ world, request, url, matched, read, verdict, fault });
    note(isLost(fault) ? 0 : reply.status, read);
    await conclude({ request, response, reply, fault });
  }

  return { calls, handle };
}

/** Without the API's version; a path outside of it stays whole and matches nothing. */
function pathOf({ pathname }: URL): string {
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname;
}

function isMultipart({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('multipart/') === true;
}

const nothing: HttpBody = { json: undefined, files: [] };

/** Whether nobody hears the answer. */
function isLost(fault: Fault | undefined): boolean {
  if (fault?.kind === 'hang') return fault.forMs === undefined;
  return fault?.kind === 'reset-after';
}

interface Concluded {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly reply: Reply;
  readonly fault: Fault | undefined;
}

async function conclude({ request, response, reply, fault }: Concluded): Promise<void> {
  if (fault?.kind === 'reset-after') cut(request);
  if (isLost(fault)) return;
  if (fault?.kind === 'hang') await wait(fault.forMs ?? 0);
  answer(response, fault?.kind === 'status-after' ? { ...reply, status: fault.status } : reply);
}

interface Incoming {
  readonly world: World;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly matched: Matched | undefined;
  readonly read: HttpBody | ApiError;
  readonly verdict: Verdict | undefined;
  readonly fault: Fault | undefined;
}

async function replyTo(incoming: Incoming): Promise<Reply> {
  const { world, request, matched, verdict, read, fault, url } = incoming;
  const headers = verdict?.headers ?? {};
  try {
    if (matched === undefined) throw refuse('notFound');
    const isKnown = request.headers.authorization === `Bot ${world.token}`;
    if (matched.route.isOpen !== true && !isKnown) throw refuse('unauthorized');
    if (verdict?.refused !== undefined) return tooFast(verdict.refused, headers);
    if (fault?.kind === 'status') {
      const { status, code = 0, message = `${status}: stand-in` } = fault;
      throw new ApiError(status, { code, message });
    }
    if (read instanceof ApiError) throw read;
    const { param } = matched;
    const call = { param, query: url.searchParams, body: read.json, files: read.files };
    return { ...(await matched.route.handle(call)), headers };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...toAnswer(error), headers };
  }
}

async function readBody(request: IncomingMessage, world: World): Promise<HttpBody | ApiError> {
  try {
    return await readHttpBody(request, world.options.requestBytes);
  } catch (error) {
    return error instanceof ApiError ? error : invalidJson();
  }
}

function invalidJson(): ApiError {
  return new ApiError(400, { code: 50_109, message: 'The request body contains invalid JSON.' });
}

function verdictOf(fault: Fault | undefined): Verdict | undefined {
  if (fault?.kind !== 'rate-limit') return undefined;
  const { retryAfterSeconds, scope = 'user' } = fault;
  if (scope === 'global') return refusedGlobally(retryAfterSeconds);
  const bucket = {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': retryAfterSeconds.toFixed(3),
    'x-ratelimit-bucket': 'scripted',
  };
  return refusedByBucket(scope === 'shared' ? {} : bucket, retryAfterSeconds, scope);
}

function tooFast(
  { retryAfterSeconds, isGlobal }: NonNullable<Verdict['refused']>,
  headers: Reply['headers'],
): Reply {
  const body = {
    message: 'You are being rate limited.',
    retry_after: retryAfterSeconds,
    global: isGlobal,
  };
  return { status: 429, body, headers };
}

function toAnswer({ status, code, message, errors }: ApiError): RestAnswer {
  return { status, body: { message, code, ...(errors !== undefined && { errors }) } };
}

function answer(response: ServerResponse, { status, body, headers }: Reply): void {
  if (response.destroyed) return;
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { ...headers, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function cut(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

function toFact(file: HttpBody['files'][number]): Call['files'][number] {
  return { name: file.name, size: file.bytes.length };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
