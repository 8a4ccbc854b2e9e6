import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../errors.ts';
import { createTurns } from '../records/create-turns.ts';
import type { Renders } from '../renders/create-renders.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { InUse } from '../sessions/in-use.ts';
import type { SessionRecord } from '../sessions/session-record.ts';
import type { StudioLog } from '../settings.ts';
import { removeSession, stillWantedMs } from './create-sweeper.ts';
import { folderBytes } from './disk-space.ts';

/** What one person's sessions may hold: nobody's clips push out somebody else's. */
export interface PersonRoom {
  /** Before and while clips come in: throws `quota-full` where nothing of the person's own can go. */
  requireRoom(owner: string): Promise<void>;
  /** Before a render, which is never refused for it: an edit that was let in can always be had. */
  makeRoom(session: Pick<SessionRecord, 'id' | 'owner'>): Promise<void>;
}

export interface PersonRoomDeps {
  readonly sessions: Pick<Sessions, 'list' | 'folder' | 'remove'>;
  readonly renders: Pick<Renders, 'forgetSession' | 'removeFinishedBefore'>;
  readonly inUse: InUse;
  readonly log: StudioLog;
  readonly capBytes: number;
  now(): number;
}

/** A result that was made just now is still being looked at. */
const freshRenderMs = 60 * 60 * 1000;

export function createPersonRoom(deps: PersonRoomDeps): PersonRoom {
  const inTurn = createTurns();

  async function fits(owner: string): Promise<boolean> {
    let bytes = 0;
    for (const { id } of await sessionsOf(owner)) {
      bytes += await folderBytes(deps.sessions.folder(id));
      if (bytes >= deps.capBytes) return false;
    }
    return true;
  }

  async function sessionsOf(owner: string): Promise<readonly SessionRecord[]> {
    const mine = (await deps.sessions.list()).filter((session) => session.owner === owner);
    return mine.sort((one, other) => one.lastUsedAt - other.lastUsedAt);
  }

  async function idleOf(owner: string): Promise<readonly SessionRecord[]> {
    return (await sessionsOf(owner)).filter(({ id }) => !deps.inUse.has(id));
  }

  /** What can be made again goes first, then results that were fetched long ago, then whole sessions. */
  async function shrink(owner: string): Promise<boolean> {
    if (await fits(owner)) return true;
    for (const { id } of await idleOf(owner)) {
      if (deps.inUse.has(id)) continue;
      await rm(join(deps.sessions.folder(id), 'cache'), { recursive: true, force: true });
    }
    if (await fits(owner)) return true;
    await deps.renders.removeFinishedBefore(deps.now() - freshRenderMs, owner);
    return removeIdle(owner);
  }

  async function removeIdle(owner: string): Promise<boolean> {
    const before = deps.now() - stillWantedMs;
    for (const { id, lastUsedAt } of await idleOf(owner)) {
      if (lastUsedAt > before || (await fits(owner))) break;
      // Something may have begun in it meanwhile.
      if (deps.inUse.has(id)) continue;
      deps.log.warn({ sessionId: id }, "a session was removed to make room in its owner's share");
      await removeSession(deps, id);
    }
    return fits(owner);
  }

  const shrunk = (owner: string) => inTurn(owner, () => shrink(owner));

  return {
    async requireRoom(owner) {
      if (await shrunk(owner)) return;
      throw new StudioError('quota-full', 'the clips of this person fill the room of one person');
    },
    async makeRoom({ id, owner }) {
      const release = deps.inUse.hold(id);
      try {
        await shrunk(owner);
      } finally {
        release();
      }
    },
  };
}
