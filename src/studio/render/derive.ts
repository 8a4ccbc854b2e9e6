import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { outputFormats, RenderOutput } from '../../protocol/renders.ts';
import { toMs } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import { withoutMetadata } from './encoding.ts';
import type { Film } from './film.ts';
import { runPass, type Workshop } from './pass.ts';

/** What `createRenderer` really makes. */
export const renderableFormats = [
  'mp4',
  'gif',
  'm4a',
  'mp3',
  'jpg',
  'png',
] as const satisfies typeof outputFormats;

const gifFps = 12;
const gifShortSidePx = 360;
/** A longer GIF is larger than the film that it shows. */
const longestGifSeconds = 30;

/** Something else than a film, made of the finished one. Gives its file in the working folder. */
export async function deriveFrom(
  shop: Workshop,
  film: Film,
  output: RenderOutput,
): Promise<string> {
  const seconds = toMs(film.plan.frames, film.plan.shape.fps) / 1000;
  const path = join(shop.workDir, `derived.${output.format}`);
  await runPass(shop, {
    name: 'derive',
    inputs: [{ path: `file:${film.path}`, args: ['-f', 'mov', ...seekTo(output, seconds)] }],
    outputArgs: [...makersArgs(output, film, seconds), ...withoutMetadata],
    output: `file:${path}`,
    mediaSeconds: seconds,
  });
  if ((await stat(path)).size === 0) {
    throw new StudioError('render-check-failed', 'The finished file is empty.');
  }
  return path;
}

/** Stills are of the asked moment, at the latest of the last frame. */
function seekTo(output: RenderOutput, seconds: number): readonly string[] {
  if (output.format !== 'jpg' && output.format !== 'png') return [];
  const at = Math.min((output.at ?? 0) / 1000, Math.max(0, seconds - 0.1));
  return ['-ss', at.toFixed(3)];
}

function makersArgs(output: RenderOutput, film: Film, seconds: number): readonly string[] {
  switch (output.format) {
    case 'gif':
      return gifArgs(film, seconds);
    case 'm4a':
      return ['-map', '0:a:0', '-c', 'copy', '-movflags', '+faststart', '-f', 'ipod'];
    case 'mp3':
      return ['-map', '0:a:0', '-c:a', 'libmp3lame', '-b:a', '192k', '-f', 'mp3'];
    case 'jpg':
      return ['-map', '0:v:0', '-frames:v', '1', '-q:v', '3', '-f', 'image2', '-update', '1'];
    case 'png':
      return ['-map', '0:v:0', '-frames:v', '1', '-f', 'image2', '-update', '1'];
    case 'mp4':
      return ['-c', 'copy', '-f', 'mp4'];
  }
}

/** Ordered dithering is what chat platforms that encode GIFs again keep. */
function gifArgs({ plan }: Film, seconds: number): readonly string[] {
  if (seconds > longestGifSeconds) {
    throw new StudioError('bad-request', `A GIF may last at most ${longestGifSeconds} seconds.`);
  }
  const { widthPx, heightPx } = plan.shape;
  const by = Math.min(1, gifShortSidePx / Math.min(widthPx, heightPx));
  const scale = `fps=${gifFps},scale=${Math.round(widthPx * by)}:${Math.round(heightPx * by)}:flags=lanczos`;
  return [
    ...[
      '-filter_complex',
      `[0:v]${scale},split[a][b];[a]palettegen=max_colors=192[p];[b][p]paletteuse=dither=bayer`,
    ],
    ...['-an', '-f', 'gif'],
  ];
}
