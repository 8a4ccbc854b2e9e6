import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Accounts } from '../accounts/create-accounts.ts';
import { createTurns } from '../records/create-turns.ts';
import type { Renders } from '../renders/create-renders.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { InUse } from '../sessions/in-use.ts';
import type { SessionRecord } from '../sessions/session-record.ts';
import type { StudioLog, StudioSettings } from '../settings.ts';
import type { DiskSpace } from './disk-space.ts';

export interface Sweeper {
  /** Lets go of what was kept long enough, then of what was used longest ago until there is room. */
  sweep(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export interface SweepDeps {
  readonly settings: Pick<StudioSettings, 'keepDays' | 'renderKeepDays'>;
  readonly sessions: Sessions;
  readonly renders: Renders;
  readonly accounts: Accounts;
  readonly inUse: InUse;
  readonly disk: DiskSpace;
  readonly log: StudioLog;
  now(): number;
}

const sweepEveryMs = 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
/** Pieces of earlier renders: without them the next one only takes longer. */
const piecesKeptMs = 7 * dayMs;
const orphanAgeMs = 60 * 60 * 1000;
/** Somebody who has just uploaded is about to say what to do with it. */
export const stillWantedMs = 10 * 60 * 1000;

export function createSweeper(deps: SweepDeps): Sweeper {
  const inTurn = createTurns();
  let timer: NodeJS.Timeout | undefined;

  async function sweepOnce(): Promise<void> {
    const now = deps.now();
    await deps.renders.removeFinishedBefore(now - deps.settings.renderKeepDays * dayMs);
    await removeIdle(deps, now - deps.settings.keepDays * dayMs);
    await removePieces(deps, now - piecesKeptMs);
    await removeAccounts(deps, now - deps.settings.keepDays * dayMs);
    await removeOrphans(deps, now - orphanAgeMs);
    await deps.disk.measure();
    await shrink(deps);
  }

  const sweep = () => inTurn('sweep', sweepOnce);

  async function sweepQuietly(): Promise<void> {
    try {
      await sweep();
    } catch (err) {
      deps.log.error({ err }, 'old files could not be swept away');
    }
  }

  return {
    sweep,
    start() {
      timer = setInterval(() => void sweepQuietly(), sweepEveryMs).unref();
      void sweepQuietly();
    },
    async stop() {
      clearInterval(timer);
      await inTurn('sweep', async () => undefined);
    },
  };
}

/** A session with everything it has, jobs first. */
export async function removeSession(
  deps: {
    readonly sessions: Pick<Sessions, 'remove'>;
    readonly renders: Pick<Renders, 'forgetSession'>;
  },
  sessionId: string,
): Promise<void> {
  await deps.renders.forgetSession(sessionId);
  await deps.sessions.remove(sessionId);
}

/** One folder that cannot be removed keeps no other from going. */
async function removeQuietly(deps: SweepDeps, sessionId: string): Promise<void> {
  // Something may have begun in it since it was found idle.
  if (deps.inUse.has(sessionId)) return;
  try {
    await removeSession(deps, sessionId);
  } catch (err) {
    deps.log.error({ err, sessionId }, 'a session could not be removed');
  }
}

async function idleSessions(deps: SweepDeps): Promise<readonly SessionRecord[]> {
  const idle = (await deps.sessions.list()).filter(({ id }) => !deps.inUse.has(id));
  return idle.sort((one, other) => one.lastUsedAt - other.lastUsedAt);
}

async function removeIdle(deps: SweepDeps, before: number): Promise<void> {
  for (const { id, lastUsedAt } of await idleSessions(deps)) {
    if (lastUsedAt < before) await removeQuietly(deps, id);
  }
}

async function removePieces(deps: SweepDeps, before: number): Promise<void> {
  for (const { id, lastUsedAt } of await idleSessions(deps)) {
    if (lastUsedAt < before) await removeCache(deps, id);
  }
}

async function removeCache({ sessions, inUse }: SweepDeps, sessionId: string): Promise<void> {
  if (inUse.has(sessionId)) return;
  await rm(join(sessions.folder(sessionId), 'cache'), { recursive: true, force: true });
}

async function removeAccounts(deps: SweepDeps, before: number): Promise<void> {
  const owners = new Set((await deps.sessions.list()).map(({ owner }) => owner));
  for (const userId of deps.accounts.expiredBefore(before)) {
    if (!owners.has(userId)) await deps.accounts.remove(userId);
  }
}

/** Folders without a record: what is left of a session that was deleted while something came in. */
async function removeOrphans(deps: SweepDeps, before: number): Promise<void> {
  for (const id of await deps.sessions.ids()) {
    const folder = deps.sessions.folder(id);
    const names = await readdir(folder);
    const isOld = (await stat(folder)).mtimeMs < before;
    if (isOld && !deps.inUse.has(id) && !names.includes('session.json')) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Intermediate files first: they can be made again. Then whole sessions. */
async function shrink(deps: SweepDeps): Promise<void> {
  if (!(await deps.disk.isShort())) return;
  for (const { id } of await idleSessions(deps)) {
    await removeCache(deps, id);
  }
  await deps.disk.measure();
  const before = deps.now() - stillWantedMs;
  for (const { id, lastUsedAt } of await idleSessions(deps)) {
    if (lastUsedAt > before || !(await deps.disk.isShort())) return;
    deps.log.warn({ sessionId: id }, 'a session was removed to make room');
    await removeQuietly(deps, id);
    await deps.disk.measure();
  }
}
