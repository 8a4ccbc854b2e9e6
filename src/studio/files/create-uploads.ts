import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NetError } from '../../net/errors.ts';
import type { ForeignFetch } from '../../net/foreign-fetch.ts';
import type { AssetId } from '../edit/timeline.ts';
import type { Engine } from '../engine.ts';
import { StudioError } from '../errors.ts';
import { systemCode } from '../records/disk-errors.ts';
import { notFound, type Sessions } from '../sessions/create-sessions.ts';
import type { InUse } from '../sessions/in-use.ts';
import type { AssetRecord, SessionRecord } from '../sessions/session-record.ts';
import type { DiskSpace } from './disk-space.ts';
import { extensionOf, extensionOfType, readableName } from './file-name.ts';
import type { PersonRoom } from './person-room.ts';
import { receiveFile } from './receive-file.ts';

/** A file on its way in. */
export interface Incoming {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Uploads {
  /** All files or none: the first that is refused takes the others with it, so that a repeated request adds nothing twice. */
  take(
    session: SessionRecord,
    files: AsyncIterable<Incoming>,
    signal: AbortSignal,
  ): Promise<readonly AssetRecord[]>;
  /** Throws `link-refused` where a link cannot or must not be followed. */
  takeLinks(
    session: SessionRecord,
    urls: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly AssetRecord[]>;
}

export interface UploadDeps {
  readonly sessions: Sessions;
  readonly inUse: InUse;
  readonly engine: Pick<Engine, 'inspect'>;
  readonly disk: DiskSpace;
  readonly personRoom: PersonRoom;
  readonly foreignFetch: ForeignFetch;
  readonly maxBytes: number;
  now(): number;
}

/** A session holds at most this many files. */
const maxAssetCount = 100;
const linkTimeoutMs = 10 * 60 * 1000;

export function createUploads(deps: UploadDeps): Uploads {
  const { sessions, inUse } = deps;

  async function moveIn(
    sessionId: string,
    incoming: string,
    taken: readonly AssetRecord[],
  ): Promise<void> {
    const assets = join(sessions.folder(sessionId), 'assets');
    try {
      for (const { fileName } of taken)
        await rename(join(incoming, fileName), join(assets, fileName));
      await sessions.update(sessionId, (current) => withAssets(current, taken));
    } catch (error) {
      await Promise.all(taken.map(({ fileName }) => rm(join(assets, fileName), { force: true })));
      throw error;
    }
  }

  async function take(
    session: SessionRecord,
    files: AsyncIterable<Incoming>,
    signal: AbortSignal,
  ): Promise<readonly AssetRecord[]> {
    const release = inUse.hold(session.id);
    const incoming = join(sessions.folder(session.id), 'incoming', randomBytes(8).toString('hex'));
    try {
      await mkdir(incoming, { recursive: true });
      const to = { dir: incoming, owner: session.owner };
      const taken: AssetRecord[] = [];
      for await (const file of files) {
        taken.push(await takeOne(file, to, { deps, signal }));
      }
      await moveIn(session.id, incoming, taken);
      return taken;
    } catch (error) {
      // The session was deleted while its file came in.
      throw systemCode(error) === 'ENOENT' ? notFound() : error;
    } finally {
      await rm(incoming, { recursive: true, force: true });
      release();
    }
  }

  return {
    take,
    takeLinks: (session, urls, signal) => take(session, fetchAll(urls, deps, signal), signal),
  };
}

/** Receives one file into a folder and looks at it; there has to be room on the disk and in its owner's share all the while. */
async function takeOne(
  file: Incoming,
  { dir, owner }: { readonly dir: string; readonly owner: string },
  { deps, signal }: { readonly deps: UploadDeps; readonly signal: AbortSignal },
): Promise<AssetRecord> {
  const { disk, personRoom, maxBytes } = deps;
  const name = readableName(file.name);
  const id: AssetId = `a_${randomBytes(9).toString('hex')}`;
  const fileName = `${id}.${extensionOf(name)}`;
  const path = join(dir, fileName);
  await disk.requireRoom();
  await personRoom.requireRoom(owner);
  const { sizeBytes, sha256 } = await receiveFile(file.body, path, {
    ...{ maxBytes, signal },
    async came(bytes) {
      disk.added(bytes);
      await disk.requireFloor();
      await personRoom.requireRoom(owner);
    },
  });
  const facts = await deps.engine.inspect(path, signal);
  return { id, name, fileName, sizeBytes, sha256, facts, addedAt: deps.now() };
}

function withAssets(current: SessionRecord, taken: readonly AssetRecord[]): SessionRecord {
  const assets = [...current.assets, ...taken];
  if (assets.length > maxAssetCount) {
    throw new StudioError('bad-request', `a session holds at most ${maxAssetCount} files`);
  }
  return { ...current, assets };
}

async function* fetchAll(
  urls: readonly string[],
  deps: Pick<UploadDeps, 'foreignFetch' | 'maxBytes'>,
  signal: AbortSignal,
): AsyncGenerator<Incoming> {
  for (const url of urls) {
    try {
      const options = { signal, maxBytes: deps.maxBytes, timeoutMs: linkTimeoutMs };
      const fetched = await deps.foreignFetch(url, options);
      yield { name: linkName(fetched.url, fetched.mimeType), body: translated(fetched.body) };
    } catch (error) {
      throw toLinkError(error);
    }
  }
}

async function* translated(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw toLinkError(error);
  }
}

function toLinkError(error: unknown): unknown {
  if (!(error instanceof NetError)) return error;
  if (error.code === 'too-large') {
    return new StudioError('file-too-large', 'the linked file is too large', { cause: error });
  }
  return new StudioError('link-refused', `link refused: ${error.code}`, { cause: error });
}

/** The last part of a link's path, with an ending from the media type where it has none of ours. */
function linkName(url: string, mimeType: string | undefined): string {
  const last = readableName(decodeLoosely(new URL(url).pathname));
  const extension = extensionOfType(mimeType);
  return /\.[A-Za-z0-9]{2,5}$/.test(last) || extension === undefined
    ? last
    : `${last}.${extension}`;
}

function decodeLoosely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not every path is percent-encoded as it should be; it is only a name to show.
    return path;
  }
}
