import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { toMs } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { Tools } from '../media/tools.ts';
import { checkRender } from './check.ts';
import { withoutMetadata } from './encoding.ts';
import { createGauge, type Gauge } from './gauge.ts';
import { withDrawableTitles } from './glyphs.ts';
import { makePicture } from './make-picture.ts';
import { makeSound } from './make-sound.ts';
import { linkFonts, listInput, runPass, type Workshop, writeList } from './pass.ts';
import { fontsFolder } from './picture-graph.ts';
import { createPieceCache } from './piece-cache.ts';
import { planRender, type RenderPlan } from './plan.ts';
import type { RenderedFile, Renderer, RenderJob } from './renderer.ts';
import { toShape } from './shape.ts';

export interface RendererSettings {
  readonly tools: Tools;
  /** For one job. */
  readonly threads?: number;
  readonly cacheBytes?: number;
  /** Fonts for titles besides the system's. */
  readonly fontsDir?: string;
  readonly log?: RenderLog;
}

interface RenderLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

const usualThreads = 2;
const usualCacheBytes = 2_000_000_000;

type Watch = Parameters<Renderer['render']>[1];

/** Renders timelines with FFmpeg: picture in chunks that are kept, sound in one pass, joined without encoding again. */
export function createRenderer(settings: RendererSettings): Renderer {
  return {
    async render(job, watch) {
      try {
        return await renderTwiceAtMost(settings, job, watch);
      } catch (error) {
        throw toStudioError(error);
      } finally {
        await rm(job.workDir, { recursive: true, force: true });
      }
    },
  };
}

/** A result that is not right may come from a damaged piece of an earlier render: once more, without them. */
async function renderTwiceAtMost(
  settings: RendererSettings,
  job: RenderJob,
  watch: Watch,
): Promise<RenderedFile> {
  const gauge = createGauge(watch.onPercent);
  const shop = () => openWorkshop(settings, job, watch.signal);
  const first = await shop();
  try {
    return await renderOnce(first, job, { watch, gauge });
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'render-check-failed') throw error;
    settings.log?.warn({ err: error }, 'a render was not right and is made again');
    for (const key of first.used) await first.cache.drop(key);
    return await renderOnce(await shop(), job, { watch, gauge });
  }
}

async function openWorkshop(
  settings: RendererSettings,
  job: RenderJob,
  signal: AbortSignal,
): Promise<Workshop> {
  await rm(job.workDir, { recursive: true, force: true });
  await mkdir(job.workDir, { recursive: true, mode: 0o700 });
  const shop: Workshop = {
    tools: settings.tools,
    workDir: job.workDir,
    signal,
    threads: settings.threads ?? usualThreads,
    cache: createPieceCache(job.cacheDir, settings.cacheBytes ?? usualCacheBytes),
    used: new Set(),
  };
  if (settings.fontsDir !== undefined) await linkFonts(shop, settings.fontsDir, fontsFolder);
  return shop;
}

async function renderOnce(
  shop: Workshop,
  job: RenderJob,
  tell: { readonly watch: Watch; readonly gauge: Gauge },
): Promise<RenderedFile> {
  const { sources, output } = job;
  const shape = toShape(job.timeline, output);
  const timeline = await withDrawableTitles(shop, job.timeline, shape);
  const plan = planRender(timeline, { sources, output, canTonemap: shop.tools.hasZscale });
  const { picture, sound } = await together(shop, (both) => ({
    picture: makePicture(both, plan, tell.gauge),
    sound: makeSound(both, { timeline, sources, plan }, tell.gauge),
  }));
  const unfinished = `${job.outPath}.part`;
  try {
    await join(shop, { picture, sound, plan, path: unfinished });
    await checkRender(shop, unfinished, { frames: plan.frames, shape: plan.shape });
    await rename(unfinished, job.outPath);
  } finally {
    await rm(unfinished, { force: true });
  }
  await shop.cache.trim();
  tell.watch.onPercent(100);
  return describe(job, plan);
}

/** Picture and sound side by side; if one fails the other is stopped, and nothing is left running. */
async function together(
  shop: Workshop,
  start: (shop: Workshop) => {
    readonly picture: Promise<readonly string[]>;
    readonly sound: Promise<string>;
  },
): Promise<{ picture: readonly string[]; sound: string }> {
  const stop = new AbortController();
  const work = start({ ...shop, signal: AbortSignal.any([shop.signal, stop.signal]) });
  try {
    const [picture, sound] = await Promise.all([work.picture, work.sound]);
    return { picture, sound };
  } catch (error) {
    stop.abort();
    await Promise.allSettled([work.picture, work.sound]);
    throw error;
  }
}

/** Nothing is encoded here. */
async function join(
  shop: Workshop,
  parts: {
    readonly picture: readonly string[];
    readonly sound: string;
    readonly plan: RenderPlan;
    readonly path: string;
  },
): Promise<void> {
  const list = await writeList(shop, 'picture', parts.picture);
  await runPass(shop, {
    name: 'join',
    inputs: [
      { path: list, args: listInput },
      { path: parts.sound, args: ['-f', 'mov'] },
    ],
    outputArgs: [
      ...['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy', ...withoutMetadata],
      ...['-movflags', '+faststart', '-f', 'mp4'],
    ],
    output: `file:${parts.path}`,
    mediaSeconds: toMs(parts.plan.frames, parts.plan.shape.fps) / 1000,
  });
}

async function describe(job: RenderJob, plan: RenderPlan): Promise<RenderedFile> {
  const { size } = await stat(job.outPath);
  return {
    path: job.outPath,
    sizeBytes: size,
    durationMs: Math.round(toMs(plan.frames, plan.shape.fps)),
    widthPx: plan.shape.widthPx,
    heightPx: plan.shape.heightPx,
    frames: plan.frames,
  };
}

function toStudioError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new StudioError('disk-full', 'The disk of the studio is full.', { cause: error });
}
