import type { FastifyInstance } from 'fastify';
import type { Logger } from '../core/ports/logger.ts';
import type { PublicRoute } from './public-route.ts';

const handleMs = 30_000;
const noBody = new Uint8Array(0);

/** Routes of other rooms, each with its own bound on bodies, which come to it as bytes. */
export function addRoutes(
  app: FastifyInstance,
  routes: readonly PublicRoute[],
  deps: { readonly log: Logger; readonly draining: AbortSignal; readonly closing: AbortSignal },
): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  for (const { method, path, maxBodyBytes, handle } of routes) {
    app.route({
      method,
      url: path,
      bodyLimit: maxBodyBytes,
      handler: async (request, reply) => {
        // Whoever sends updates sends them again: nothing is taken in that may not be finished.
        if (deps.draining.aborted) return reply.status(503).header('retry-after', 5).send();
        const { status } = await handle({
          headers: request.headers,
          body: request.body instanceof Uint8Array ? request.body : noBody,
          signal: AbortSignal.any([deps.closing, AbortSignal.timeout(handleMs)]),
        });
        return reply.status(status).send();
      },
    });
  }
}
