import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Timeline, toMs } from '../edit/timeline.ts';
import type { Budget } from './budget.ts';
import { checkRender } from './check.ts';
import { withoutMetadata } from './encoding.ts';
import type { Gauge } from './gauge.ts';
import { makePicture } from './make-picture.ts';
import { makeSound } from './make-sound.ts';
import { listInput, runPass, type Workshop, writeList } from './pass.ts';
import { planRender, type RenderPlan } from './plan.ts';
import type { RenderJob } from './renderer.ts';
import { steadyPictures } from './steady.ts';

/** Moving the index to the front writes the whole file once more, without a word. */
const muxStallMs = 5 * 60_000;

/** A finished and checked MP4 in the working folder. */
export interface Film {
  readonly path: string;
  readonly plan: RenderPlan;
  readonly sizeBytes: number;
}

export interface FilmWish {
  readonly job: RenderJob;
  /** The job's own, with titles that can be drawn and at the rate that was asked for. */
  readonly timeline: Timeline;
  readonly gauge: Gauge;
  readonly budget?: Budget;
}

export async function makeFilm(shop: Workshop, wish: FilmWish): Promise<Film> {
  const { job, timeline, gauge, budget } = wish;
  const { sources, output } = job;
  const drawn = await steadyPictures(shop, { timeline, sources }, gauge);
  const plan = planRender(timeline, {
    sources,
    drawn,
    output,
    canTonemap: shop.tools.hasZscale,
    ...(budget && { budget }),
  });
  const { picture, sound } = await together(shop, (both) => ({
    picture: makePicture(both, plan, gauge),
    sound: makeSound(both, { timeline, sources, plan }, gauge),
  }));
  const path = join(shop.workDir, 'film.mp4');
  await mux(shop, { picture, sound, plan, path });
  await checkRender(shop, path, { frames: plan.frames, shape: plan.shape });
  return { path, plan, sizeBytes: (await stat(path)).size };
}

interface Both {
  readonly picture: Promise<readonly string[]>;
  readonly sound: Promise<string>;
}

/** Picture and sound side by side; if one fails the other is stopped, and nothing is left running. */
async function together(
  shop: Workshop,
  start: (shop: Workshop) => Both,
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
async function mux(
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
    name: 'mux',
    inputs: [
      { path: list, args: listInput },
      { path: parts.sound, args: ['-f', 'mov'] },
    ],
    outputArgs: [
      ...['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy', ...withoutMetadata],
      ...['-movflags', '+faststart', '-f', 'mp4'],
    ],
    output: `file:${parts.path}`,
    stallMs: muxStallMs,
    mediaSeconds: toMs(parts.plan.frames, parts.plan.shape.fps) / 1000,
  });
}
