import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyHistory } from '../edit/scene.ts';
import { StudioError } from '../errors.ts';
import type { Documents } from '../records/create-documents.ts';
import { createDocuments } from '../records/create-documents.ts';
import type { StudioLog } from '../settings.ts';
import { isSessionId, makeSessionId } from './session-id.ts';
import type { SessionRecord } from './session-record.ts';
import { sessionRecord } from './session-record.ts';

export interface Sessions {
  open(
    owner: string,
    wish: { readonly taskName: string; readonly languageTag?: string | undefined },
  ): Promise<SessionRecord>;
  /** Throws `session-not-found`, also where it belongs to somebody else. */
  find(id: string, owner: string): Promise<SessionRecord>;
  /** Changes the newest record and marks it as used; throws `session-not-found` when it is gone. */
  update(id: string, change: (current: SessionRecord) => SessionRecord): Promise<SessionRecord>;
  /** The session with everything in its folder. */
  remove(id: string): Promise<void>;
  /** Reads every record; what cannot be read is left out. */
  list(): Promise<readonly SessionRecord[]>;
  ids(): Promise<readonly string[]>;
  /** Where the session keeps its files; only for ids that came from here. */
  folder(id: string): string;
}

export interface SessionDeps {
  readonly dir: string;
  readonly log: StudioLog;
  now(): number;
}

/** One folder for each session; its record is the only thing that says it exists. */
export function createSessions(deps: SessionDeps): Sessions {
  const { dir, now } = deps;
  const folder = (id: string) => join(dir, id);
  const documents = createDocuments<SessionRecord>(sessionRecord, (id) =>
    join(folder(id), 'session.json'),
  );

  return {
    folder,
    async open(owner, wish) {
      const session = newSession(owner, wish, now());
      await mkdir(join(folder(session.id), 'assets'), { recursive: true });
      return documents.write(session.id, () => session);
    },
    async find(id, owner) {
      const session = isSessionId(id) ? await documents.read(id) : undefined;
      if (session?.owner !== owner) throw notFound();
      return session;
    },
    update: (id, change) =>
      documents.write(id, (current) => {
        if (current === undefined) throw notFound();
        return { ...change(current), lastUsedAt: now() };
      }),
    remove: (id) =>
      documents.remove(id, () => rm(folder(id), { recursive: true, force: true, maxRetries: 3 })),
    list: () => listSessions(deps, documents),
    ids: () => idsIn(dir),
  };
}

export function notFound(): StudioError {
  return new StudioError('session-not-found', 'session not found');
}

function newSession(
  owner: string,
  wish: { readonly taskName: string; readonly languageTag?: string | undefined },
  now: number,
): SessionRecord {
  return {
    v: 1,
    id: makeSessionId(now),
    taskId: `task_${randomBytes(8).toString('hex')}`,
    owner,
    taskName: wish.taskName,
    language: /^zh\b/i.test(wish.languageTag ?? '') ? 'zh' : 'en',
    openedAt: now,
    lastUsedAt: now,
    assets: [],
    history: emptyHistory,
  };
}

async function listSessions(
  deps: SessionDeps,
  documents: Documents<SessionRecord>,
): Promise<readonly SessionRecord[]> {
  const found: SessionRecord[] = [];
  for (const id of await idsIn(deps.dir)) {
    try {
      const session = await documents.read(id);
      if (session !== undefined) found.push(session);
    } catch (err) {
      deps.log.error({ err, sessionId: id }, 'a session cannot be read and is left out');
    }
  }
  return found;
}

async function idsIn(dir: string): Promise<readonly string[]> {
  return (await readdir(dir)).filter(isSessionId);
}
