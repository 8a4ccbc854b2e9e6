import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceId } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { MeasureName } from '../media/facts.ts';
import type { RenderedFile, Renderer, RenderSource } from '../render/renderer.ts';
import type { Footage, StoredSource } from '../sessions/create-footage.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { RenderRecord } from './render-record.ts';

export interface JobDeps {
  readonly renderer: Renderer;
  readonly sessions: Sessions;
  readonly footage: Footage;
}

/** Measures what the sound of the timeline needs, then renders into the session's `renders` folder. */
export async function runRenderJob(
  record: RenderRecord,
  deps: JobDeps,
  watch: { readonly signal: AbortSignal; onPercent(percent: number): void },
): Promise<RenderedFile> {
  const session = await deps.sessions.find(record.sessionId, record.owner);
  const folder = deps.sessions.folder(record.sessionId);
  const workDir = join(folder, 'work', record.fileId);
  const known = [...(await deps.footage.assets(session)), ...(await deps.footage.beds())];
  try {
    return await deps.renderer.render(
      {
        timeline: record.timeline,
        sources: await readSources(record, known, { footage: deps.footage, signal: watch.signal }),
        output: record.output,
        outPath: join(folder, 'renders', fileNameOf(record)),
        workDir,
        cacheDir: join(folder, 'cache'),
      },
      watch,
    );
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

export function fileNameOf(record: RenderRecord): string {
  return `${record.fileId}.${record.output.format}`;
}

const soundMeasures = ['loudness', 'levels'] as const satisfies readonly MeasureName[];

async function readSources(
  record: RenderRecord,
  known: readonly StoredSource[],
  how: { readonly footage: Footage; readonly signal: AbortSignal },
): Promise<ReadonlyMap<SourceId, RenderSource>> {
  const { clips, music } = record.timeline;
  const wanted = new Set<SourceId>([
    ...clips.map(({ asset }) => asset),
    ...music.map(({ source }) => source),
  ]);
  const sources = new Map<SourceId, RenderSource>();
  for (const id of wanted) {
    const source = known.find((each) => each.id === id);
    if (source === undefined) throw new StudioError('bad-draft', `the source ${id} is gone`);
    const names = source.facts.sound === undefined ? [] : soundMeasures;
    sources.set(id, toRenderSource(await how.footage.measured(source, names, how.signal)));
  }
  return sources;
}

function toRenderSource({ id, path, sha256, facts, measures }: StoredSource): RenderSource {
  return {
    ...{ id, path, sha256, facts },
    ...(measures.loudness === undefined ? {} : { loudness: measures.loudness }),
    ...(measures.levels === undefined ? {} : { levels: measures.levels }),
  };
}
