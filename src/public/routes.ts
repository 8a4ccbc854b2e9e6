import type { FastifyInstance } from 'fastify';
import type { PublicRoute } from './public-route.ts';

const noBody = new Uint8Array(0);

/** Routes of other rooms, each with its own bound on bodies, which come to it as bytes. */
export function addRoutes(
  app: FastifyInstance,
  routes: readonly PublicRoute[],
  draining: AbortSignal,
): void {
  app.removeAllContentTypeParsers();
  // `*` would do, but it takes a type apart anew with every request, and this one comes with every update.
  app.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer' }, (_, body, done) => {
    done(null, body);
  });
  for (const { method, path, maxBodyBytes, handle } of routes) {
    app.route({
      method,
      url: path,
      bodyLimit: maxBodyBytes,
      handler: async (request, reply) => {
        // Whoever sends updates sends them again: nothing is taken in that may not be finished.
        if (draining.aborted) return reply.status(503).header('retry-after', 5).send();
        const { status } = await handle({
          headers: request.headers,
          body: request.body instanceof Uint8Array ? request.body : noBody,
        });
        return reply.status(status).send();
      },
    });
  }
}
