import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../core/ports/logger.ts';
import { createNamedDispatcher } from '../net/dispatchers.ts';
import { toLinkPath } from './link-path.ts';
import { sendPage } from './pages.ts';

export interface DownloadDeps {
  /** The studio's own address, on the loopback interface; undefined until it has started. */
  findStudio(): string | undefined;
  readonly log: Logger;
  /** Aborted when nothing new is let in any more. */
  readonly draining: AbortSignal;
  /** Aborted when the listener closes. */
  readonly closing: AbortSignal;
}

/** At once, over all people: each holds two sockets and a few hundred kilobytes. */
export const maxDownloads = 64;
const retryAfterSeconds = 5;
/** Half a gigabyte at half a megabit a second; who is slower goes on with a range. */
const maxDownloadMs = 2 * 60 * 60 * 1000;
const upstreamHeadersMs = 15_000;
const upstreamIdleMs = 30_000;
const upstreamConnectMs = 5_000;

const passedOn = ['accept-language', 'if-modified-since', 'if-none-match', 'if-range', 'range'];
const passedBack = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-length',
  'content-range',
  'content-security-policy',
  'content-type',
  'etag',
  'last-modified',
] as const;
/** A file, a part of it, "you have it", and the studio's own short pages. Anything else is none of the reader's business. */
const passedStatuses: ReadonlySet<number> = new Set([200, 206, 304, 403, 404, 410, 412, 416]);

/** Passes signed links on to the studio and its answer back as a stream. Nothing else of the studio can be reached. */
export function addDownloads(app: FastifyInstance, deps: DownloadDeps): void {
  const dispatcher = createNamedDispatcher({
    connectMs: upstreamConnectMs,
    headersMs: upstreamHeadersMs,
    bodyIdleMs: upstreamIdleMs,
    connections: maxDownloads,
  });
  let running = 0;

  app.get('/files/:fileId', async (request, reply) => {
    const path = toLinkPath(request.raw.url ?? '');
    if (path === undefined) return sendPage({ request, reply }, 404);
    if (running >= maxDownloads || deps.draining.aborted) {
      return sendPage({ request, reply: reply.header('retry-after', retryAfterSeconds) }, 503);
    }
    running += 1;
    const left = new AbortController();
    reply.raw.once('close', () => {
      running -= 1;
      left.abort(new Error('the reader left'));
    });
    const signals = [left.signal, deps.closing, AbortSignal.timeout(maxDownloadMs)];
    const upstream = { path, dispatcher, signal: AbortSignal.any(signals) };
    const answer = await askStudio(request, upstream, deps);
    if (answer === undefined) return sendPage({ request, reply }, 502);
    const headers = pick(answer.headers, passedBack);
    return reply.status(answer.statusCode).headers(headers).send(answer.body);
  });
  app.addHook('onClose', () => dispatcher.destroy());
}

interface Upstream {
  readonly path: string;
  readonly dispatcher: ReturnType<typeof createNamedDispatcher>;
  readonly signal: AbortSignal;
}

async function askStudio(
  request: FastifyRequest,
  { path, dispatcher, signal }: Upstream,
  { findStudio, log }: DownloadDeps,
) {
  const origin = findStudio();
  if (origin === undefined) return undefined;
  try {
    const answer = await dispatcher.request({
      origin,
      path,
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      headers: pick(request.headers, passedOn),
      signal,
    });
    if (passedStatuses.has(answer.statusCode)) return answer;
    await answer.body.dump();
    log.warn({ status: answer.statusCode }, 'the studio refused a link');
  } catch (err) {
    log.warn({ err }, 'the studio did not answer a link');
  }
  return undefined;
}

function pick(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  names: readonly string[],
): Record<string, string | string[]> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
