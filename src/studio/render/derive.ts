import { stat } from 'node:fs/promises';
import type { outputFormats, RenderOutput } from '../../protocol/renders.ts';
import { StudioError } from '../errors.ts';
import { type FilmWish, planFilm } from './film.ts';
import { makeGif } from './gif.ts';
import type { Workshop } from './pass.ts';
import { makeSoundFile } from './sound-file.ts';
import { type Derived, makeStill } from './still.ts';

/** What `createRenderer` really makes. */
export const renderableFormats = [
  'mp4',
  'gif',
  'm4a',
  'mp3',
  'jpg',
  'png',
] as const satisfies typeof outputFormats;

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
  return output.format === 'gif'
    ? makeGif(shop, { plan, output, gauge })
    : makeStill(shop, { plan, output, gauge });
}
