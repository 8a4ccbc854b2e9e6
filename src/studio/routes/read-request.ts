import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccountRecord } from '../accounts/account-record.ts';
import type { Accounts } from '../accounts/create-accounts.ts';
import { StudioError } from '../errors.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { SessionRecord } from '../sessions/session-record.ts';

const maxBearerChars = 200;

/** Who asks; throws `bad-token`. Claim tokens are no bearers. */
export function readAccount(request: FastifyRequest, accounts: Accounts): Promise<AccountRecord> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return accounts.byToken(bearer.slice(0, maxBearerChars));
}

const sessionParams = z.object({ user: z.string().optional(), sid: z.string() });

/** The session that the path names, if it is the caller's: `me` and the caller's own id mean the same. */
export function readSession(
  request: FastifyRequest,
  account: AccountRecord,
  sessions: Sessions,
): Promise<SessionRecord> {
  const { user, sid } = sessionParams.parse(request.params);
  if (user !== undefined) requireSelf(user, account);
  return sessions.find(sid, account.userId);
}

/** Somebody else's path is as good as none. */
export function requireSelf(user: string, account: AccountRecord): void {
  if (user !== 'me' && user !== account.userId) {
    throw new StudioError('session-not-found', 'session not found');
  }
}

/** Parses a body; throws `bad-request` naming the first thing that is wrong with it. */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const read = schema.safeParse(body ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  throw new StudioError('bad-request', `${where}${issue?.message ?? 'not readable'}`);
}

const renderParams = z.object({ id: z.string() });

export function readRenderId(request: FastifyRequest): string {
  return renderParams.parse(request.params).id;
}
