import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bed } from '../beds.ts';
import type { Source } from '../edit/scene.ts';
import type { SourceId } from '../edit/timeline.ts';
import type { Engine } from '../engine.ts';
import type { MeasureName, Measures } from '../media/facts.ts';
import { createDocuments } from '../records/create-documents.ts';
import { createTurns } from '../records/create-turns.ts';
import { measuresRecord } from '../records/media-record.ts';
import type { StudioLog } from '../settings.ts';
import type { SessionRecord } from './session-record.ts';

/** A source with its file; `measuresPath` is where what was measured of it is kept. */
export interface StoredSource extends Source {
  readonly path: string;
  readonly sha256: string;
  readonly measuresPath: string;
}

export interface Footage {
  /** In the order in which they arrived, with what was measured so far. */
  assets(session: SessionRecord): Promise<readonly StoredSource[]>;
  beds(): Promise<readonly StoredSource[]>;
  /** The source with every one of these measures; each is taken once and kept. */
  measured(
    source: StoredSource,
    names: readonly MeasureName[],
    signal: AbortSignal,
  ): Promise<StoredSource>;
}

export interface FootageDeps {
  readonly engine: Pick<Engine, 'measure'>;
  readonly beds: readonly Bed[];
  readonly bedMeasuresDir: string;
  readonly log: StudioLog;
  folder(sessionId: string): string;
}

export function createFootage(deps: FootageDeps): Footage {
  const documents = createDocuments<Measures>(measuresRecord, (path) => path);
  const inTurn = createTurns();

  async function known(path: string): Promise<Measures> {
    try {
      return (await documents.read(path)) ?? {};
    } catch (err) {
      deps.log.warn({ err }, 'measures cannot be read and are taken again');
      await documents.remove(path, () => rm(path, { force: true }));
      return {};
    }
  }

  async function withMeasures(
    source: Omit<StoredSource, 'measures'> & { readonly id: SourceId },
  ): Promise<StoredSource> {
    return { ...source, measures: await known(source.measuresPath) };
  }

  async function measureOnce(
    source: StoredSource,
    name: MeasureName,
    signal: AbortSignal,
  ): Promise<Measures> {
    const before = await known(source.measuresPath);
    if (before[name] !== undefined) return before;
    signal.throwIfAborted();
    const taken = await deps.engine.measure(source, name, signal);
    return documents.write(source.measuresPath, () => ({ ...before, ...taken }));
  }

  return {
    assets: (session) => {
      const dir = join(deps.folder(session.id), 'assets');
      return Promise.all(
        session.assets.map(({ id, name, facts, sha256, fileName }) =>
          withMeasures({
            ...{ id, name, facts, sha256 },
            path: join(dir, fileName),
            measuresPath: join(dir, `${id}.measures.json`),
          }),
        ),
      );
    },
    beds: () =>
      Promise.all(
        deps.beds.map(({ id, title, facts, sha256, path }) =>
          withMeasures({
            ...{ id, name: title, facts, sha256, path },
            measuresPath: join(deps.bedMeasuresDir, `${sha256}.json`),
          }),
        ),
      ),
    async measured(source, names, signal) {
      let measures = source.measures;
      for (const name of names.filter((each) => measures[each] === undefined)) {
        // One after another for a file: two requests that need the same measure take it once.
        measures = await inTurn(source.measuresPath, () => measureOnce(source, name, signal));
      }
      return { ...source, measures };
    },
  };
}
