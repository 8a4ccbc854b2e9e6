import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { toEnvelope } from '../../protocol/envelope.ts';
import { openSessionRequest } from '../../protocol/sessions.ts';
import { removeSession } from '../files/create-sweeper.ts';
import type { Parts } from '../open-parts.ts';
import { toStateAnswer } from '../sessions/state-answer.ts';
import { readAccount, readBody, readSession, requireSelf } from './read-request.ts';

const userParams = z.object({ user: z.string() });

/** What a caller waits before asking again while something moves (X1). */
export const retryAfterSeconds = '1';

/** Sessions and their state: rows 3 and 7 of the table, extension X3. */
export function addSessionRoutes(app: FastifyInstance, parts: Parts): void {
  const { accounts, sessions, runs, renders } = parts;

  app.post('/api/tasks/:user/with-session/nemo_agent', async (request) => {
    const account = await readAccount(request, accounts);
    requireSelf(userParams.parse(request.params).user, account);
    const wish = readBody(openSessionRequest, request.body);
    const session = await sessions.open(account.userId, {
      taskName: wish.task_name,
      languageTag: wish.language,
    });
    return toEnvelope({
      task_id: session.taskId,
      session_id: session.id,
      user_id: account.userId,
    });
  });

  app.get('/api/state/nemo_agent/:user/:sid/latest', async (request, reply) => {
    const account = await readAccount(request, accounts);
    const session = await readSession(request, account, sessions);
    if (runs.isActive(session.id) || renders.isActive(session.id)) {
      void reply.header('retry-after', retryAfterSeconds);
    }
    return toEnvelope(await toStateAnswer(session, parts));
  });

  app.delete('/api/x/sessions/:sid', async (request) => {
    const account = await readAccount(request, accounts);
    const session = await readSession(request, account, sessions);
    await runs.cancel(session.id);
    await removeSession(parts, session.id);
    return toEnvelope({ deleted: true });
  });

  app.delete('/api/x/account', async (request) => {
    const { userId } = await readAccount(request, accounts);
    for (const { id, owner } of await sessions.list()) {
      if (owner !== userId) continue;
      await runs.cancel(id);
      await removeSession(parts, id);
    }
    await accounts.remove(userId);
    return toEnvelope({ deleted: true });
  });
}
