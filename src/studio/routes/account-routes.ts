import type { FastifyInstance } from 'fastify';
import { claimTokenRequest } from '../../protocol/accounts.ts';
import { toEnvelope } from '../../protocol/envelope.ts';
import { clientIdHeader, maxClientIdChars, paths } from '../../protocol/paths.ts';
import { tokenLifeMs } from '../accounts/create-accounts.ts';
import { makeClaimToken } from '../accounts/secrets.ts';
import { StudioError } from '../errors.ts';
import type { Parts } from '../open-parts.ts';
import { notFound } from '../sessions/create-sessions.ts';
import { readAccount, readBody } from './read-request.ts';

/** Tokens and credits: rows 1, 2 and 6 of the protocol's table. */
export function addAccountRoutes(app: FastifyInstance, parts: Parts): void {
  const { accounts, sessions } = parts;

  app.post(paths.anonymousToken, async (request) => {
    const id = readClientId(request.headers[clientIdHeader]);
    const { token, account } = await accounts.mint({ id, address: request.ip });
    return toEnvelope({
      token,
      user_id: account.userId,
      expires_at: new Date(account.expiresAt).toISOString(),
      credits: account.credits,
    });
  });

  app.post(paths.claimToken, async (request) => {
    const account = await readAccount(request, accounts);
    const wish = readBody(claimTokenRequest, request.body);
    const session = await sessions.find(wish.session_id, account.userId);
    if (session.taskId !== wish.task_id) throw notFound();
    return toEnvelope({ claim_token: makeClaimToken(), expires_in: tokenLifeMs / 1000 });
  });

  app.get(paths.credits, async (request) => {
    const account = await readAccount(request, accounts);
    return toEnvelope(await accounts.balance(account));
  });
}

function readClientId(header: string | readonly string[] | undefined): string {
  if (typeof header !== 'string' || header.trim() === '' || header.length > maxClientIdChars) {
    throw new StudioError(
      'missing-client-id',
      `X-Client-Id is missing or longer than ${maxClientIdChars} characters`,
    );
  }
  return header.trim();
}
