import { BotError } from '../../core/errors.ts';
import type { Account, Credits, EditorCall, SessionRef } from '../../core/ports/editor.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { anonymousToken, claimToken, creditBalance } from '../../protocol/accounts.ts';
import { clientIdHeader, maxClientIdChars, paths } from '../../protocol/paths.ts';
import { openedSession } from '../../protocol/sessions.ts';
import type { Backend } from './backend.ts';

const taskName = 'project';

export async function takeToken(
  backend: Backend,
  clientId: string,
  signal: AbortSignal,
): Promise<Account> {
  const { data } = await backend.send({
    method: 'POST',
    path: paths.anonymousToken,
    about: 'other',
    signal,
    headers: { [clientIdHeader]: clientId.slice(0, maxClientIdChars) },
  });
  const said = anonymousToken.safeParse(data).data;
  if (said === undefined) throw unreadable('a token');
  const expiresAt = Date.parse(said.expires_at ?? '');
  return {
    kind: 'free',
    token: said.token,
    ...(said.user_id === undefined ? {} : { userId: said.user_id }),
    ...(Number.isNaN(expiresAt) ? {} : { expiresAt }),
  };
}

export async function openSession(
  backend: Backend,
  call: EditorCall,
  languageTag: string,
): Promise<SessionRef> {
  const { data } = await backend.send({
    method: 'POST',
    path: paths.openSession,
    about: 'other',
    token: call.account.token,
    signal: call.signal,
    json: { task_name: taskName, language: languageTag },
  });
  const said = openedSession.safeParse(data).data;
  if (said === undefined) throw unreadable('a session');
  const { task_id: taskId } = said;
  return { sessionId: said.session_id, ...(taskId === undefined ? {} : { taskId }) };
}

export async function readCredits(backend: Backend, call: EditorCall): Promise<Credits> {
  const { data } = await backend.read({
    method: 'GET',
    path: paths.credits,
    about: 'other',
    token: call.account.token,
    signal: call.signal,
  });
  const said = creditBalance.safeParse(data).data;
  if (said === undefined) throw unreadable('credits');
  const { available, frozen } = said;
  return { available, frozen, total: said.total ?? available + frozen };
}

export interface ClaimDeps {
  readonly backend: Backend;
  readonly website: string | undefined;
  readonly log: Logger;
}

/**
 * A link that opens the project in the web editor: by a claim token, else the older form that wants a login (protocol,
 * section 3.1). Never one that holds the account's token.
 */
export async function toClaimLink(
  deps: ClaimDeps,
  call: EditorCall,
  session: SessionRef,
): Promise<string | undefined> {
  if (deps.website === undefined || session.taskId === undefined) return undefined;
  const web = deps.website.replace(/\/+$/, '');
  const claimed = await claim(deps, call, session);
  if (claimed !== undefined) return `${web}/workspace/claim?ct=${encodeURIComponent(claimed)}`;
  const task = encodeURIComponent(session.taskId);
  return `${web}/workspace/task/${task}?session=${encodeURIComponent(session.sessionId)}`;
}

async function claim(
  deps: ClaimDeps,
  call: EditorCall,
  session: SessionRef,
): Promise<string | undefined> {
  try {
    const { data } = await deps.backend.send({
      method: 'POST',
      path: paths.claimToken,
      about: 'other',
      token: call.account.token,
      signal: call.signal,
      json: { task_id: session.taskId, session_id: session.sessionId },
    });
    const token = claimToken.safeParse(data).data?.claim_token;
    return token?.startsWith('nmv_usr_') === true ? undefined : token;
  } catch (error) {
    if (call.signal.aborted) throw error;
    deps.log.debug({ err: error }, 'no claim token, the older link is used');
    return undefined;
  }
}

function unreadable(what: string): BotError {
  return new BotError('backend-refused', `the backend's answer does not hold ${what}`);
}
