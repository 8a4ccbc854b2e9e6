import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type SourceId, sampleRate } from '../../edit/timeline.ts';
import { keepSound } from '../encoding.ts';
import { runPass, type Workshop, writeList } from '../pass.ts';
import { toCacheKey } from '../piece-cache.ts';
import { prepareDenoising } from './denoise.ts';
import { voiceGainDb } from './loudness-target.ts';
import { type Moments, momentsFile, momentsPerSecond, parseMoments } from './moments.ts';
import { lowerVoice, type SoundPass } from './sound-graph.ts';
import type { SoundJob } from './sound-job.ts';
import { heardSources } from './sound-pieces.ts';
import { loudnessOf } from './source-measures.ts';

export interface Voice {
  /** List of its parts, for the concat demuxer. */
  readonly list: string;
  readonly moments: Moments;
}

/** The main track's own sound, levelled; parts that are there from earlier are used again. */
export async function makeVoice(shop: Workshop, job: SoundJob): Promise<Voice> {
  const { timeline, sources, plan } = job;
  const levelDb = new Map<SourceId, number>();
  const heard = heardSources(timeline, sources);
  for (const source of heard) {
    levelDb.set(source.id, voiceGainDb(await loudnessOf(shop, source)));
  }
  const denoising = await prepareDenoising(shop, timeline, heard);
  const files: string[] = [];
  const moments: number[] = [];
  let samples = 0;
  for (const [at, part] of plan.sound.entries()) {
    const pass = lowerVoice(part, { sources, levelDb, denoising });
    const file = `voice-${at}.flac`;
    files.push(file);
    // Parts end where a frame does, which is not where a tenth of a second does.
    moments.length = Math.round((samples * momentsPerSecond) / sampleRate);
    moments.push(...(await makePart(shop, pass, file)));
    samples += part.samples;
  }
  return { list: await writeList(shop, 'voice', files), moments };
}

/** Gives how loud it is. */
async function makePart(shop: Workshop, pass: SoundPass, file: string): Promise<Moments> {
  const key = toCacheKey({
    inputs: pass.inputs.map(({ sha256, args }) => ({ sha256, args })),
    graph: pass.graph,
    encoding: keepSound,
    ffmpeg: shop.tools.version,
  });
  const momentsKey = toCacheKey({ moments: key });
  const path = join(shop.workDir, file);
  const momentsPath = `${path}.moments`;
  shop.used.add(key).add(momentsKey);
  // The part last: where it is made anew, FFmpeg must not write into the kept one, which has two names then.
  const isKept =
    (await shop.cache.take(momentsKey, momentsPath)) && (await shop.cache.take(key, path));
  if (!isKept) {
    await runPass(shop, {
      name: 'voice',
      inputs: pass.inputs.map((input) => ({ path: `file:${input.path}`, args: input.args })),
      graph: pass.graph,
      outputArgs: ['-map', '[a]', ...keepSound, '-f', 'flac'],
      output: file,
      mediaSeconds: pass.samples / sampleRate,
    });
    await rename(join(shop.workDir, momentsFile), momentsPath);
    await shop.cache.keep(key, path);
    await shop.cache.keep(momentsKey, momentsPath);
  }
  return parseMoments(await readFile(momentsPath, 'utf8'));
}
