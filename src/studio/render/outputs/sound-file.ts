import { join } from 'node:path';
import { toSamples } from '../../edit/timeline.ts';
import { StudioError } from '../../errors.ts';
import { encodeSound, withoutMetadata } from '../encoding.ts';
import type { FilmWish } from '../film.ts';
import { runPass, type Workshop } from '../pass.ts';
import { planRender } from '../plan.ts';
import { makeSound } from '../sound/make-sound.ts';
import type { Derived } from './derived.ts';
import { spanOf } from './output-span.ts';

const mp3Kbps = 192;
const m4aKbps = 160;
const leastKbps = 32;
/** The container's own bytes, and what the encoder may miss its rate by. */
const reserve = 0.06;

/** The film's whole sound, or a stretch of it; the picture is not drawn. */
export async function makeSoundFile(shop: Workshop, wish: FilmWish): Promise<Derived> {
  const { job, timeline, gauge } = wish;
  const { sources, output } = job;
  const plan = planRender(timeline, { sources, output, canTonemap: shop.tools.hasZscale });
  const { fps } = plan.shape;
  const span = spanOf(output, plan.frames, fps);
  const isWhole = span.to - span.from === plan.frames;
  const seconds = (span.to - span.from) * (fps.den / fps.num);
  const isMp3 = output.format === 'mp3';
  const kbps = kbpsFor(isMp3 ? mp3Kbps : m4aKbps, output.maxBytes, seconds);
  const isAsMade = !isMp3 && isWhole && kbps === m4aKbps;
  const sound = await makeSound(shop, { timeline, sources, plan }, gauge);
  const path = join(shop.workDir, `derived.${output.format}`);
  const [from, to] = [toSamples(span.from, fps), toSamples(span.to, fps)];
  const cut = `[0:a]atrim=start_sample=${from}:end_sample=${to},asetpts=N/SR/TB[a]`;
  const encoding = isMp3 ? ['-c:a', 'libmp3lame', '-b:a', `${kbps}k`] : encodeSound(kbps);
  await runPass(shop, {
    name: 'derive',
    inputs: [{ path: `file:${sound}`, args: ['-f', 'mov'] }],
    ...(isAsMade ? {} : { graph: cut }),
    outputArgs: [
      ...(isAsMade ? ['-map', '0:a:0', '-c', 'copy'] : ['-map', '[a]', ...encoding]),
      ...(isMp3 ? ['-f', 'mp3'] : ['-movflags', '+faststart', '-f', 'ipod']),
      ...withoutMetadata,
    ],
    output: `file:${path}`,
    mediaSeconds: plan.frames * (fps.den / fps.num),
  });
  return { path, widthPx: 0, heightPx: 0, frames: span.to - span.from };
}

function kbpsFor(usual: number, maxBytes: number | undefined, seconds: number): number {
  if (maxBytes === undefined) return usual;
  const kbps = Math.floor((maxBytes * 8 * (1 - reserve)) / 1000 / seconds);
  if (kbps < leastKbps) {
    throw new StudioError('file-too-large', 'The sound is too long for a file of that size.');
  }
  return Math.min(usual, kbps);
}
