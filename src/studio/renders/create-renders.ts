import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderOutput } from '../../protocol/renders.ts';
import type { Timeline } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import { createTurns } from '../records/create-turns.ts';
import { createRenderQueue } from './create-render-queue.ts';
import type { RenderDeps } from './render-deps.ts';
import { fileNameOf } from './render-job.ts';
import type { RenderRecord } from './render-record.ts';
import { isMoving } from './render-record.ts';

interface RenderWish {
  readonly id: string;
  readonly owner: string;
  readonly sessionId: string;
  readonly timeline: Timeline;
  readonly output: RenderOutput;
}

/** A render and how far it is, 0 to 100. */
export interface RenderView {
  readonly record: RenderRecord;
  readonly percent: number;
  /** Renders before it, where it waits. */
  readonly ahead?: number | undefined;
  /** How long it still takes, where that can be told. */
  readonly remainingMs?: number | undefined;
}

export interface Renders {
  /** Throws `duplicate-render` where the owner has one of that id, `busy` beyond the bound. */
  submit(wish: RenderWish): Promise<RenderView>;
  /** Throws `not-found`. */
  find(owner: string, id: string): Promise<RenderView>;
  findFile(fileId: string): Promise<RenderRecord | undefined>;
  pathOf(record: RenderRecord): string | undefined;
  /** Throws `not-found`; a render that is over stays what it is. */
  cancel(owner: string, id: string): Promise<RenderView>;
  isActive(sessionId: string): boolean;
  /** Stops and forgets the renders of a session; their files go with its folder. */
  forgetSession(sessionId: string): Promise<void>;
  /** Renders that were finished before the time go, with their files; of one owner alone where it is named. */
  removeFinishedBefore(time: number, owner?: string): Promise<void>;
  /** Takes up what the last process left unfinished. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

const maxMovingCount = 20;
const maxAttempts = 3;

export function createRenders(deps: RenderDeps): Renders {
  const { index, sessions } = deps;
  const queue = createRenderQueue(deps);
  // One person's many at once are counted one after another.
  const inTurn = createTurns();
  const view = (record: RenderRecord): RenderView => ({
    record,
    percent: queue.percentOf(record),
    ahead: record.status === 'pending' ? queue.aheadOf(record) : undefined,
    remainingMs: record.status === 'processing' ? queue.remainingMsOf(record) : undefined,
  });

  async function require(owner: string, id: string): Promise<RenderRecord> {
    const record = await index.byId(owner, id);
    if (record === undefined) throw new StudioError('not-found', 'no such render');
    return record;
  }

  async function takeIn(wish: RenderWish): Promise<RenderView> {
    const record = await accept(wish, { ...deps, waiting: queue.waiting() });
    queue.add(record);
    return view(record);
  }

  return {
    async submit(wish) {
      const release = deps.inUse.hold(wish.sessionId);
      try {
        return await inTurn(wish.owner, () => takeIn(wish));
      } finally {
        release();
      }
    },
    find: async (owner, id) => view(await require(owner, id)),
    findFile: (fileId) => index.byFileId(fileId),
    pathOf: ({ sessionId, file }) =>
      file === undefined ? undefined : join(sessions.folder(sessionId), 'renders', file.name),
    async cancel(owner, id) {
      const record = await require(owner, id);
      if (isMoving(record)) await queue.cancel(record.fileId);
      return view(await require(owner, id));
    },
    isActive: (sessionId) => queue.waiting().some((record) => record.sessionId === sessionId),
    async forgetSession(sessionId) {
      const begun = await index.ofSession(sessionId);
      // All at once, so that none begins when the one before it ends.
      await Promise.all(begun.map(({ fileId }) => queue.cancel(fileId)));
      for (const record of await index.ofSession(sessionId)) await removeRender(record, deps);
    },
    async removeFinishedBefore(time, owner) {
      for (const record of await index.all()) {
        const isMeant = owner === undefined || record.owner === owner;
        const isOld = !isMoving(record) && (record.completedAt ?? record.createdAt) < time;
        if (isMeant && isOld) await removeRender(record, deps);
      }
    },
    async resume() {
      for (const record of (await index.all()).filter(isMoving)) {
        if (record.attempts < maxAttempts) queue.add(record);
        else await queue.giveUp(record);
      }
    },
    close: () => queue.close(),
  };
}

async function removeRender(record: RenderRecord, deps: RenderDeps): Promise<void> {
  await deps.day.keep(record, deps.now());
  const dir = join(deps.sessions.folder(record.sessionId), 'renders');
  await deps.index.remove(record.fileId, async () => {
    await rm(join(dir, fileNameOf(record)), { force: true });
    await rm(join(dir, `${record.fileId}.json`), { force: true });
  });
}

/** Writes a render down if its owner may have one more. */
async function accept(
  wish: RenderWish,
  deps: RenderDeps & { readonly waiting: readonly RenderRecord[] },
): Promise<RenderRecord> {
  const { index } = deps;
  const mine = deps.waiting.filter(({ owner }) => owner === wish.owner);
  if (mine.length >= maxMovingCount) {
    throw new StudioError('busy', 'too many renders wait', { retryAfterSeconds: 30 });
  }
  await deps.disk.requireRoom();
  const record = newRecord(wish, deps.now());
  await deps.day.require(record, index.all);
  if (!(await index.add(record))) throw new StudioError('duplicate-render', 'duplicate id');
  return record;
}

function newRecord(wish: RenderWish, now: number): RenderRecord {
  return {
    v: 1,
    ...wish,
    fileId: randomBytes(16).toString('base64url'),
    status: 'pending',
    createdAt: now,
    attempts: 0,
  };
}
