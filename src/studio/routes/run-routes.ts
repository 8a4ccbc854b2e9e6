import type { FastifyInstance } from 'fastify';
import { toEnvelope } from '../../protocol/envelope.ts';
import { runRequest } from '../../protocol/runs.ts';
import { StudioError } from '../errors.ts';
import type { Parts } from '../open-parts.ts';
import { openEventStream } from './event-stream.ts';
import { readAccount, readBody, readSession } from './read-request.ts';

/** Runs: row 4 of the table and extension X2. */
export function addRunRoutes(app: FastifyInstance, parts: Parts): void {
  const { accounts, sessions, runs, settings, tuning, log } = parts;

  app.post('/run_sse', async (request, reply) => {
    const account = await readAccount(request, accounts);
    const { sessionId, text, isStreaming } = readBody(runRequest, request.body);
    const session = await sessions.find(sessionId, account.userId);
    if (text.trim() === '') throw new StudioError('bad-request', 'new_message: no words in it');
    const order = { sessionId: session.id, owner: account.userId, text, isStreaming };
    runs.requireRoom(order);
    const settle = await accounts.freeze(account, settings.runCredits);
    const stream = openEventStream(reply, tuning.heartbeatMs);
    // Not awaited by the listener's connection: the run goes on when it is gone.
    void runs
      .start(order, { emit: stream.send, settle })
      .catch((err: unknown) => log.error({ err, sessionId }, 'a run could not be started'))
      .finally(stream.end);
    return reply;
  });

  app.post('/api/x/runs/:sid/cancel', async (request) => {
    const account = await readAccount(request, accounts);
    const session = await readSession(request, account, sessions);
    return toEnvelope({ cancelled: await runs.cancel(session.id) });
  });
}
