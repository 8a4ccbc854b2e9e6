import { stat } from 'node:fs/promises';
import type { outputFormats, RenderOutput } from '../../../protocol/renders.ts';
import { StudioError } from '../../errors.ts';
import type { Tools } from '../../media/tools.ts';
import { type FilmWish, planFilm } from '../film.ts';
import type { Workshop } from '../pass.ts';
import type { Derived } from './derived.ts';
import { makeGif } from './gif.ts';
import { makeSoundFile } from './sound-file.ts';
import { makeSticker } from './sticker.ts';
import { makeStill } from './still.ts';

/** What `createRenderer` really makes, with every encoder there. */
export const renderableFormats = [
  'mp4',
  'gif',
  'webm',
  'm4a',
  'mp3',
  'jpg',
  'png',
] as const satisfies typeof outputFormats;

/** What it makes with this FFmpeg. */
export function formatsWith({ hasVp9 }: Tools): readonly RenderOutput['format'][] {
  return renderableFormats.filter((format) => format !== 'webm' || hasVp9);
}

/**
 * The film that a still, a GIF or a sound is taken from: the usual one, whatever these are asked to be, so that its
 * pieces are there if it was made before.
 */
export function filmBehind(output: RenderOutput): RenderOutput {
  if (output.format === 'mp4') return output;
  const { height: _own, lines: _its, fps: _rate, ...rest } = output;
  return rest;
}

/** Something else than a film, of no more of it than is needed. */
export async function derive(
  shop: Workshop,
  wish: FilmWish,
  output: RenderOutput,
): Promise<Derived> {
  const derived = await make(shop, wish, output);
  if ((await stat(derived.path)).size === 0) {
    throw new StudioError('render-check-failed', 'The finished file is empty.');
  }
  return derived;
}

async function make(shop: Workshop, wish: FilmWish, output: RenderOutput): Promise<Derived> {
  if (output.format === 'm4a' || output.format === 'mp3') return makeSoundFile(shop, wish);
  const { gauge } = wish;
  const plan = await planFilm(shop, wish);
  if (output.format === 'gif') return makeGif(shop, { plan, output, gauge });
  if (output.format === 'webm') return makeSticker(shop, { plan, output, gauge });
  return makeStill(shop, { plan, output, gauge });
}
