import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { layersOf } from '../edit/picture/layer.ts';
import type { SourceId } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { RenderedFile, Renderer, RenderSource } from '../render/renderer.ts';
import type { Footage, StoredSource } from '../sessions/create-footage.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import type { RenderRecord } from './render-record.ts';

export interface JobDeps {
  readonly renderer: Renderer;
  readonly sessions: Sessions;
  readonly footage: Footage;
}

/** Renders into the session's `renders` folder. */
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
        sources: readSources(record, known),
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

function readSources(
  { timeline }: RenderRecord,
  known: readonly StoredSource[],
): ReadonlyMap<SourceId, RenderSource> {
  const wanted = new Set<SourceId>([
    ...timeline.clips.map(({ asset }) => asset),
    ...layersOf(timeline).map(({ asset }) => asset),
    ...timeline.music.map(({ source }) => source),
  ]);
  const sources = new Map<SourceId, RenderSource>();
  for (const id of wanted) {
    const source = known.find((each) => each.id === id);
    if (source === undefined) throw new StudioError('bad-draft', `the source ${id} is gone`);
    sources.set(id, toRenderSource(source));
  }
  return sources;
}

/** What was measured of it so far goes along; what else it needs the renderer measures by itself. */
function toRenderSource({ id, path, sha256, facts, measures }: StoredSource): RenderSource {
  return {
    ...{ id, path, sha256, facts },
    ...(measures.loudness === undefined ? {} : { loudness: measures.loudness }),
    ...(measures.levels === undefined ? {} : { levels: measures.levels }),
  };
}
