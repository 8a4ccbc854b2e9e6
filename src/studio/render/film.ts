import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Timeline } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { Budget } from './budget.ts';
import { checkRender } from './check.ts';
import type { Gauge } from './gauge.ts';
import { indexRoomBytes } from './index-room.ts';
import type { Workshop } from './pass.ts';
import { makePicture } from './picture/make-picture.ts';
import { steadyPictures } from './picture/steady.ts';
import { planRender, type RenderPlan } from './plan.ts';
import { makePreview } from './preview-film.ts';
import type { RenderJob } from './renderer.ts';
import { type Shape, toShape } from './shape.ts';
import { type MixWish, mixInto, prepareSound, soundParts } from './sound/make-sound.ts';
import type { SoundJob } from './sound/sound-job.ts';
import { drawEmoji, findPictured } from './titles/emoji-layers.ts';
import { subtitleTitles } from './titles/subtitle-titles.ts';
import { together } from './together.ts';
import { keepWhole, listChunks, takeWhole } from './whole-picture.ts';

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
  const make = plan.isPreview ? makePreview : makeWhole;
  await make(shop, { job: { timeline, sources, plan }, gauge, path });
  return { path, plan, sizeBytes: (await stat(path)).size };
}

interface Making {
  readonly job: SoundJob;
  readonly gauge: Gauge;
  readonly path: string;
}

async function makeWhole(shop: Workshop, { job, gauge, path }: Making): Promise<void> {
  const { plan } = job;
  const parts = soundParts(gauge, plan);
  const [picture, stems] = await together(shop, (both) => [
    makePicture(both, plan, gauge),
    prepareSound(both, job, parts),
  ]);
  const whole = await takeWhole(shop, plan);
  const input = whole ?? (await listChunks(shop, plan, picture));
  await mixAndCheck(shop, { job, stems, parts, output: `file:${path}`, picture: input }, path);
  if (whole === undefined) {
    await keepWhole(shop, { plan, path, sizeBytes: (await stat(path)).size });
  }
}

/** Once more without room for the index, should an FFmpeg need more for it than ours. */
async function mixAndCheck(shop: Workshop, mix: MixWish, path: string): Promise<void> {
  const { plan } = mix.job;
  const once = async (wish: MixWish) => {
    await mixInto(shop, wish);
    await checkRender(path, { frames: plan.frames, shape: plan.shape });
  };
  try {
    await once({ ...mix, indexBytes: indexRoomBytes(plan) });
  } catch (error) {
    const mayLackRoom =
      error instanceof StudioError &&
      (error.code === 'render-check-failed' || error.code === 'ffmpeg-failed');
    if (!mayLackRoom || shop.signal.aborted) throw error;
    await once(mix);
  }
}
