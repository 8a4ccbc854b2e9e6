import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Timeline } from '../edit/timeline.ts';
import type { Budget } from './budget.ts';
import type { Gauge } from './gauge.ts';
import type { Workshop } from './pass.ts';
import { steadyPictures } from './picture/steady.ts';
import { planRender, type RenderPlan } from './plan.ts';
import type { RenderJob } from './renderer.ts';
import { type Shape, toShape } from './shape.ts';
import { drawEmoji, findPictured } from './titles/emoji-layers.ts';
import { subtitleTitles } from './titles/subtitle-titles.ts';
import { writeFilm } from './write-film.ts';

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

/** With what shaky footage was steadied to: the plan draws from that. */
export async function planFilm(shop: Workshop, wish: FilmWish): Promise<RenderPlan> {
  const { job, timeline, gauge, budget } = wish;
  const { sources, output } = job;
  const drawn = await steadyPictures(shop, { timeline, sources }, gauge);
  const emoji = await picturesOfEmoji(shop, timeline, budget?.shape ?? toShape(timeline, output));
  return planRender(timeline, {
    sources,
    drawn,
    output,
    canTonemap: shop.tools.hasZscale,
    ...emoji,
    ...(budget && { budget }),
  });
}

async function picturesOfEmoji(shop: Workshop, timeline: Timeline, shape: Shape) {
  const titles = [...timeline.titles, ...subtitleTitles(timeline)];
  const pictured = await findPictured(titles.map(({ text }) => text));
  return { pictured, emoji: await drawEmoji(shop, titles, { shape, pictured }) };
}

export async function makeFilm(shop: Workshop, wish: FilmWish): Promise<Film> {
  const { timeline, gauge } = wish;
  const { sources } = wish.job;
  const plan = await planFilm(shop, wish);
  const path = join(shop.workDir, 'film.mp4');
  // An earlier attempt may be kept by another name.
  await rm(path, { force: true });
  await writeFilm(shop, { job: { timeline, sources, plan }, gauge, path });
  return { path, plan, sizeBytes: (await stat(path)).size };
}
