import { randomUUID } from 'node:crypto';

export interface FakeSession {
  readonly sessionId: string;
  readonly taskId: string;
  readonly owner: string;
  draft: Record<string, unknown>;
  readonly videoInfos: unknown[];
}

export interface FakeRender {
  readonly id: string;
  readonly owner: string;
  polls: number;
  isFailed: boolean;
}

export interface FakeAccount {
  readonly token: string;
  readonly userId: string;
  available: number;
}

/** What the fake backend remembers. */
export interface World {
  readonly accounts: Map<string, FakeAccount>;
  readonly sessions: Map<string, FakeSession>;
  readonly renders: Map<string, FakeRender>;
  /** Also those that were deleted since: no id is given twice. */
  sessionsOpened: number;
}

export function createWorld(): World {
  return { accounts: new Map(), sessions: new Map(), renders: new Map(), sessionsOpened: 0 };
}

export function addAccount(world: World): FakeAccount {
  const token = `nmv_usr_${randomUUID().replaceAll('-', '')}`;
  const account = { token, userId: `anon_${randomUUID().slice(0, 8)}`, available: 100 };
  world.accounts.set(token, account);
  return account;
}

// Beyond 2^53, so that a client that reads it as a number is found out.
const firstSessionId = 5_529_798_706_024_415_233n;

export function addSession(world: World, owner: string): FakeSession {
  const sessionId = String(firstSessionId + BigInt(world.sessionsOpened));
  const taskId = `task_${world.sessionsOpened}`;
  world.sessionsOpened += 1;
  const session = { sessionId, taskId, owner, draft: {}, videoInfos: [] };
  world.sessions.set(sessionId, session);
  return session;
}

/** The edit that every run does: one more title over a video track. */
export function editDraft(session: FakeSession, text: string): void {
  const before = Array.isArray(session.draft['t']) ? session.draft['t'] : [];
  const video = { tt: 0, sg: [{ d: 4000, m: { name: 'clip' } }], unheard: { of: true } };
  const title = { tt: 7, sg: [{ d: 2000, m: { text, start: 500 } }] };
  session.draft = {
    d: 4000,
    t: before.length === 0 ? [video, title] : [...before, title],
    v9: [1],
  };
}
