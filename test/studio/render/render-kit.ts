import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RenderOutput } from '../../../src/protocol/renders.ts';
import type {
  AssetId,
  Clip,
  Music,
  SourceId,
  Timeline,
} from '../../../src/studio/edit/timeline.ts';
import { inspectMedia } from '../../../src/studio/media/inspect.ts';
import { findTools, type Tools } from '../../../src/studio/media/tools.ts';
import { createRenderer } from '../../../src/studio/render/create-renderer.ts';
import type { RenderedFile, RenderSource } from '../../../src/studio/render/renderer.ts';
import { createMediaFolder, type MediaFolder } from '../../fixtures/media/media-folder.ts';

/** What the tests of the renderer share: a folder, FFmpeg, and renders of timelines made by hand. */
export interface RenderKit {
  readonly folder: MediaFolder;
  readonly tools: Tools;
  source(id: SourceId, path: string): Promise<RenderSource>;
  render(job: KitJob): Promise<RenderedFile & { readonly percents: readonly number[] }>;
  remove(): Promise<void>;
}

export interface KitJob {
  readonly timeline: Timeline;
  readonly sources: readonly RenderSource[];
  readonly name: string;
  readonly output?: Partial<RenderOutput>;
  readonly signal?: AbortSignal;
  readonly cacheDir?: string;
  onPercent?(percent: number): void;
}

export async function createRenderKit(settings: { fontsDir?: string } = {}): Promise<RenderKit> {
  const folder = await createMediaFolder();
  const { signal } = new AbortController();
  const tools = await findTools({ signal });
  return {
    folder,
    tools,
    async source(id, path) {
      const sha256 = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return {
        id,
        path,
        sha256,
        facts: await inspectMedia(path, { tools, maxMinutes: 60, signal }),
      };
    },
    async render(job) {
      const percents: number[] = [];
      const rendered = await createRenderer({ tools, ...settings }).render(
        {
          timeline: job.timeline,
          sources: new Map(job.sources.map((source) => [source.id, source])),
          output: { format: 'mp4', quality: 'high', ...job.output },
          outPath: folder.path(`${job.name}.${job.output?.format ?? 'mp4'}`),
          workDir: folder.path(`${job.name}-work`),
          cacheDir: job.cacheDir ?? folder.path('cache'),
        },
        {
          signal: job.signal ?? signal,
          onPercent(percent) {
            percents.push(percent);
            job.onPercent?.(percent);
          },
        },
      );
      return { ...rendered, percents };
    },
    remove: () => folder.remove(),
  };
}

/** A clip of some frames of a source; the second number is exclusive. */
export function cut(
  asset: AssetId,
  [from, to]: readonly [number, number],
  more: Partial<Clip> = {},
): Clip {
  return {
    id: `${asset}-${from}-${to}`,
    asset,
    in: from,
    out: to,
    speed: { num: 1, den: 1 },
    gainDb: 0,
    transition: null,
    ...more,
  };
}

/** 320x180 at 30 frames a second unless told. */
export function lineUp(clips: readonly Clip[], more: Partial<Timeline> = {}): Timeline {
  return {
    fps: { num: 30, den: 1 },
    canvas: { widthPx: 320, heightPx: 180, fit: 'bars' },
    clips,
    titles: [],
    music: [],
    ...more,
  };
}

export function under(source: SourceId, frames: number, more: Partial<Music> = {}): Music {
  return {
    id: `music-${source}`,
    source,
    at: 0,
    frames,
    offset: 0,
    gainDb: 0,
    duckDb: 0,
    fadeIn: 0,
    fadeOut: 0,
    onBeat: false,
    ...more,
  };
}
