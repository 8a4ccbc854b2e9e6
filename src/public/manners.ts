import type { FastifyInstance } from 'fastify';
import type { Logger } from '../core/ports/logger.ts';
import { sendPage } from './pages.ts';

export const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
} as const;

/** What all routes share: refusals as short pages, headers that keep browsers careful, one line in the log for each answer. */
export function addManners(app: FastifyInstance, log: Logger): void {
  // Hooks that call back cost less than hooks that return a promise, and every update of a webhook goes through them.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(safeHeaders);
    if (!request.is404) return done();
    // Refused before a byte of a body is read; the connection goes with it.
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (isReading) return void sendPage({ request, reply }, 404);
    const refusing = reply.header('connection', 'close').header('allow', 'GET, HEAD');
    sendPage({ request, reply: refusing }, 405);
  });
  app.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    // The route's pattern and never the address: a link's query is a secret.
    const route = routeOptions.url ?? 'unknown';
    const ms = Math.round(reply.elapsedTime);
    log.debug({ method, route, status: reply.statusCode, ms }, 'answered');
    done();
  });
  app.setNotFoundHandler((request, reply) => sendPage({ request, reply }, 404));
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status < 500) return reply.status(status).header('connection', 'close').send();
    log.error({ err: error }, 'a request failed');
    return sendPage({ request, reply }, 500);
  });
}

/** What the server's own library refuses (a body that is too long, a broken address …) keeps its status. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
