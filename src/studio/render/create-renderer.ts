import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { canvasFor } from '../edit/reshape.ts';
import { type Rational, type Timeline, timelineFrames, toMs } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { Tools } from '../media/tools.ts';
import { budgetAttempts, toBudget } from './budget.ts';
import { type Film, makeFilm } from './film.ts';
import { createGauge } from './gauge.ts';
import { indexRoomBytes } from './index-room.ts';
import { derive, filmBehind } from './outputs/derive.ts';
import type { Derived } from './outputs/derived.ts';
import { linkFonts, type Workshop } from './pass.ts';
import { createPieceCache } from './piece-cache.ts';
import type { RenderedFile, Renderer, RenderJob } from './renderer.ts';
import { retime } from './retime.ts';
import { toShape } from './shape.ts';
import { fontsFolder } from './titles/fonts-folder.ts';
import { identifyFonts } from './titles/fonts-identity.ts';
import { withDrawableTitles } from './titles/glyphs.ts';

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

/** Slower films would stutter at half their rate. */
const slowestHalved = 20;
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
  const first = await openWorkshop(settings, job, watch.signal);
  const rising = onlyRising(watch);
  try {
    return await renderOnce(first, job, rising);
  } catch (error) {
    if (!mayBeDamage(error, first)) throw error;
    settings.log?.warn({ err: error }, 'a render was not right and is made again');
    for (const key of first.used) await first.cache.drop(key);
    return renderOnce(await openWorkshop(settings, job, watch.signal), job, rising);
  }
}

function mayBeDamage(error: unknown, { found, signal }: Workshop): boolean {
  if (!(error instanceof StudioError) || signal.aborted) return false;
  return error.code === 'render-check-failed' || (error.code === 'ffmpeg-failed' && found.size > 0);
}

function onlyRising(watch: Watch): Watch {
  let told = 0;
  return {
    signal: watch.signal,
    onPercent(percent) {
      if (percent <= told) return;
      told = percent;
      watch.onPercent(percent);
    },
  };
}

async function openWorkshop(
  settings: RendererSettings,
  job: RenderJob,
  signal: AbortSignal,
): Promise<Workshop> {
  await rm(job.workDir, { recursive: true, force: true });
  await mkdir(job.workDir, { recursive: true, mode: 0o700 });
  const cache = createPieceCache(job.cacheDir, settings.cacheBytes ?? usualCacheBytes);
  const found = new Set<string>();
  const shop: Workshop = {
    tools: settings.tools,
    workDir: job.workDir,
    signal,
    threads: settings.threads ?? usualThreads,
    fonts: await identifyFonts(settings.fontsDir),
    cache: {
      ...cache,
      async take(key, path) {
        const isThere = await cache.take(key, path);
        if (isThere) found.add(key);
        return isThere;
      },
    },
    used: new Set(),
    found,
  };
  if (settings.fontsDir !== undefined) await linkFonts(shop, settings.fontsDir, fontsFolder);
  return shop;
}

async function renderOnce(shop: Workshop, job: RenderJob, watch: Watch): Promise<RenderedFile> {
  const film = filmBehind(job.output);
  const atRate = withRate(shapedTimeline(job), film);
  const timeline = await withDrawableTitles(shop, atRate, toShape(atRate, film));
  const wish = { job: { ...job, output: film }, timeline, watch };
  const made =
    film.format === 'mp4' ? toMade(await filmWithin(shop, wish)) : await derived(shop, wish, job);
  await place(made.path, job.outPath);
  await shop.cache.trim();
  watch.onPercent(100);
  return describe(job, made, timeline.fps);
}

function toMade({ path, plan }: Film): Derived {
  const { widthPx, heightPx } = plan.shape;
  return { path, widthPx, heightPx, frames: plan.frames };
}

interface Wish {
  readonly job: RenderJob;
  readonly timeline: Timeline;
  readonly watch: Watch;
}

function derived(shop: Workshop, wish: Wish, { output }: RenderJob): Promise<Derived> {
  const { job, timeline, watch } = wish;
  const gauge = createGauge(watch.onPercent, { from: 0, to: 99 });
  return derive(shop, { job, timeline, gauge }, output);
}

/** Another shape of the edit, for this file alone. */
function shapedTimeline({ timeline, sources, output }: RenderJob): Timeline {
  const { aspect } = output;
  if (aspect === undefined) return timeline;
  const [first] = timeline.clips;
  const picture = first === undefined ? undefined : sources.get(first.asset)?.facts.picture;
  return { ...timeline, canvas: canvasFor(timeline, { aspect }, picture) };
}

function withRate(timeline: Timeline, { fps, quality }: RenderJob['output']): Timeline {
  const { num, den } = timeline.fps;
  if (fps === undefined) return quality === 'preview' ? withEveryOther(timeline) : timeline;
  // Never more than the edit has: doubled frames show nothing new.
  if (fps * den >= num) return timeline;
  return retime(timeline, { num: Math.max(1, Math.round(fps)), den: 1 });
}

/** A preview is there to be seen soon: half the frames take a fifth of its time away. */
function withEveryOther(timeline: Timeline): Timeline {
  const { num, den } = timeline.fps;
  if (num < slowestHalved * den) return timeline;
  return retime(timeline, num % 2 === 0 ? { num: num / 2, den } : { num, den: den * 2 });
}

/** The usual film, and where that has too many bytes one that is made to fit. */
async function filmWithin(shop: Workshop, wish: Wish): Promise<Film> {
  const { job, timeline, watch } = wish;
  const { maxBytes } = job.output;
  const gauge = (from: number, to: number) => createGauge(watch.onPercent, { from, to });
  const usual = await makeFilm(shop, {
    job,
    timeline,
    gauge: gauge(0, maxBytes === undefined ? 99 : 50),
  });
  if (maxBytes === undefined || usual.sizeBytes <= maxBytes) return usual;
  const seconds = toMs(timelineFrames(timeline), timeline.fps) / 1000;
  const shape = toShape(timeline, job.output);
  const indexBytes = indexRoomBytes(usual.plan);
  for (let attempt = 0; attempt < budgetAttempts; attempt += 1) {
    const budget = toBudget(shape, { maxBytes, indexBytes, seconds, attempt });
    const film = await makeFilm(shop, {
      job,
      timeline,
      budget,
      // Seldom more than one: the first gets the largest part.
      gauge: gauge(95 - 45 / 3 ** attempt, 95 - 45 / 3 ** (attempt + 1)),
    });
    if (film.sizeBytes <= maxBytes) return film;
  }
  throw new StudioError('file-too-large', 'The film could not be made as small as that.');
}

/** At once and whole: beside its place first, where that is on another disk. */
async function place(finished: string, outPath: string): Promise<void> {
  try {
    await rename(finished, outPath);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    const beside = `${outPath}.part`;
    try {
      await copyFile(finished, beside);
      await rename(beside, outPath);
    } finally {
      await rm(beside, { force: true });
    }
  }
}

async function describe(job: RenderJob, made: Derived, fps: Rational): Promise<RenderedFile> {
  const { size } = await stat(job.outPath);
  const { widthPx, heightPx, frames } = made;
  return {
    path: job.outPath,
    sizeBytes: size,
    durationMs: Math.round(toMs(frames, fps)),
    ...{ widthPx, heightPx, frames },
  };
}

function toStudioError(error: unknown): unknown {
  const code = codeOf(error);
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new StudioError('disk-full', 'The disk of the studio is full.', { cause: error });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
