import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDocuments } from '../records/create-documents.ts';
import { systemCode } from '../records/disk-errors.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { StudioLog } from '../settings.ts';
import type { RenderRecord } from './render-record.ts';
import { renderRecord } from './render-record.ts';

/** Where a render's record is. */
interface RenderPlace {
  readonly sessionId: string;
  readonly fileId: string;
}

/** The records of all renders, found by their submitter's id or by our own. */
export interface RenderIndex {
  byId(owner: string, id: string): Promise<RenderRecord | undefined>;
  byFileId(fileId: string): Promise<RenderRecord | undefined>;
  ofSession(sessionId: string): Promise<readonly RenderRecord[]>;
  all(): Promise<readonly RenderRecord[]>;
  /** False where the owner has one of that id. */
  add(record: RenderRecord): Promise<boolean>;
  /** Does nothing, and returns nothing, when it is gone. */
  update(
    fileId: string,
    change: (current: RenderRecord) => RenderRecord,
  ): Promise<RenderRecord | undefined>;
  remove(fileId: string, removeFiles: () => Promise<void>): Promise<void>;
}

export async function createRenderIndex(deps: {
  readonly sessions: Pick<Sessions, 'folder' | 'ids'>;
  readonly log: StudioLog;
}): Promise<RenderIndex> {
  const placesById = new Map<string, RenderPlace>();
  const placesByFile = new Map<string, RenderPlace>();
  const ids = new Map<string, string>();
  const documents = createDocuments<RenderRecord>(renderRecord, (key) => {
    const [sessionId = '', fileId = ''] = key.split('/');
    return join(deps.sessions.folder(sessionId), 'renders', `${fileId}.json`);
  });

  function enter(record: RenderRecord): void {
    const place = { sessionId: record.sessionId, fileId: record.fileId };
    placesById.set(idKey(record.owner, record.id), place);
    placesByFile.set(record.fileId, place);
    ids.set(record.fileId, idKey(record.owner, record.id));
  }

  function leave(fileId: string): void {
    placesByFile.delete(fileId);
    const id = ids.get(fileId);
    if (id !== undefined) placesById.delete(id);
    ids.delete(fileId);
  }

  const read = async (place: RenderPlace | undefined) =>
    place === undefined ? undefined : documents.read(placeKey(place));

  async function readAll(places: readonly RenderPlace[]): Promise<readonly RenderRecord[]> {
    const records = await Promise.all(places.map(read));
    return records
      .filter((record) => record !== undefined)
      .sort((one, other) => one.createdAt - other.createdAt);
  }

  for await (const place of storedPlaces(deps.sessions)) {
    try {
      const record = await read(place);
      if (record !== undefined) enter(record);
    } catch (err) {
      deps.log.error({ err, ...place }, 'a render cannot be read and is left out');
    }
  }

  return {
    byId: (owner, id) => read(placesById.get(idKey(owner, id))),
    byFileId: (fileId) => read(placesByFile.get(fileId)),
    ofSession: (sessionId) =>
      readAll([...placesByFile.values()].filter((place) => place.sessionId === sessionId)),
    all: () => readAll([...placesByFile.values()]),
    async add(record) {
      if (placesById.has(idKey(record.owner, record.id))) return false;
      // Taken before the first wait, so that two submits of one id cannot both pass.
      enter(record);
      try {
        await documents.write(placeKey(record), () => record);
      } catch (error) {
        leave(record.fileId);
        throw error;
      }
      return true;
    },
    async update(fileId, change) {
      const place = placesByFile.get(fileId);
      if ((await read(place)) === undefined || place === undefined) return undefined;
      return documents.write(placeKey(place), (current) => change(existing(current)));
    },
    async remove(fileId, removeFiles) {
      const place = placesByFile.get(fileId);
      leave(fileId);
      if (place !== undefined) await documents.remove(placeKey(place), removeFiles);
    },
  };
}

function idKey(owner: string, id: string): string {
  return `${owner}/${id}`;
}

function placeKey(place: RenderPlace): string {
  return `${place.sessionId}/${place.fileId}`;
}

function existing(record: RenderRecord | undefined): RenderRecord {
  if (record === undefined) throw new Error('the render is gone');
  return record;
}

async function* storedPlaces(
  sessions: Pick<Sessions, 'folder' | 'ids'>,
): AsyncGenerator<RenderPlace> {
  for (const id of await sessions.ids()) {
    for (const name of await namesIn(join(sessions.folder(id), 'renders'))) {
      if (name.endsWith('.json')) {
        yield { sessionId: id, fileId: name.slice(0, -'.json'.length) };
      }
    }
  }
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
