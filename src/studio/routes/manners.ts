import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StudioError } from '../errors.ts';
import type { Parts } from '../open-parts.ts';
import { toDiskError } from '../records/disk-errors.ts';
import type { StudioLog } from '../settings.ts';
import { isExpected, sendRefusal } from './refusals.ts';

/** What all routes share: refusals as `{code, message}`, empty bodies, one line in the log for each answer. */
export function addManners(
  app: FastifyInstance,
  { log, closing, tuning }: Pick<Parts, 'log' | 'closing' | 'tuning'>,
): void {
  app.addHook('onRequest', async () => {
    if (closing.aborted) throw new StudioError('busy', 'the studio closes');
  });

  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(toDiskError(error), { request, reply, log }),
  );
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ code: 404, message: 'not found' }),
  );

  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    (request, body: string, done) => {
      if (body === '') done(null, undefined);
      else void parseJson(request, body, done);
    },
  );

  app.addHook('onResponse', async (request, reply) => {
    stopSending(request, tuning.lingerMs);
    // The route's pattern and never the address: a link's query is a secret.
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    const ms = Math.round(reply.elapsedTime);
    log.debug({ method, route, status: reply.statusCode, ms }, 'answered');
  });
}

/** A body that nobody reads any more is let run for a moment, then cut off. */
function stopSending({ raw }: FastifyRequest, lingerMs: number): void {
  if (raw.complete || raw.destroyed) return;
  raw.unpipe();
  raw.resume();
  const cut = setTimeout(() => raw.socket.destroy(), lingerMs).unref();
  raw.once('close', () => clearTimeout(cut));
  raw.once('end', () => clearTimeout(cut));
}

function answerError(
  error: unknown,
  exchange: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly log: StudioLog;
  },
): FastifyReply {
  const { request, reply, log } = exchange;
  if (error instanceof StudioError) {
    if (!isExpected(error)) log.error({ err: error }, 'a request failed');
    return sendRefusal(reply, error);
  }
  const refused = readRefusal(error);
  if (refused !== undefined) return reply.status(refused.code).send(refused);
  if (request.raw.destroyed) log.debug({ err: error }, 'the caller left');
  else log.error({ err: error }, 'a request failed');
  return reply.status(500).send({ code: 500, message: 'internal error' });
}

/** What the server's own library refuses (a broken body, a wrong type …), with its status. */
function readRefusal(
  error: unknown,
): { readonly code: number; readonly message: string } | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const { statusCode, message } = error;
  if (typeof statusCode !== 'number' || statusCode >= 500) return undefined;
  return { code: statusCode, message };
}
