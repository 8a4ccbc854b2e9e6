import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Loudness, SoundLevels } from '../../media/facts.ts';
import { measureSource } from '../../media/measure.ts';
import { inputGuards } from '../../media/probe.ts';
import { runPass, type Workshop } from '../pass.ts';
import { toCacheKey } from '../piece-cache.ts';
import type { RenderSource } from '../renderer.ts';
import { type Moments, momentsFile, parseMoments, printMoments } from './moments.ts';
import { evenSound } from './sound-graph.ts';

const loudness = z.object({ integratedLufs: z.number() });
/** The meter's own floor. */
const silentMoment = -121;
const moments = z.array(z.number());
const levels = z.object({ everyMs: z.literal(20), db: z.array(z.number()) });

/** A source's loudness: what came with the job, else from an earlier render, else measured now. */
export async function loudnessOf(shop: Workshop, source: RenderSource): Promise<Loudness> {
  if (source.loudness !== undefined) return source.loudness;
  return keptOrMeasured(shop, { source, name: 'loudness', schema: loudness }, () =>
    measureSource(source.path, source.facts, 'loudness', shop),
  );
}

export async function levelsOf(shop: Workshop, source: RenderSource): Promise<SoundLevels> {
  if (source.levels !== undefined) return source.levels;
  return keptOrMeasured(shop, { source, name: 'levels', schema: levels }, () =>
    measureSource(source.path, source.facts, 'levels', shop),
  );
}

/** Of a music, which may come from before this was kept: then it is measured once. */
export async function momentsOf(shop: Workshop, source: RenderSource): Promise<Moments> {
  return keptOrMeasured(shop, { source, name: 'moments', schema: moments }, async () => {
    await runPass(shop, {
      name: 'moments',
      inputs: [
        { path: `file:${source.path}`, args: [...inputGuards(source.facts.demuxer), '-vn'] },
      ],
      graph: `[0:${source.facts.sound?.streamIndex ?? 0}]${[...evenSound, ...printMoments].join(',')}[a]`,
      outputArgs: ['-map', '[a]', '-f', 'null'],
      output: '-',
      mediaSeconds: source.facts.durationMs / 1000,
    });
    return parseMoments(await readFile(join(shop.workDir, momentsFile), 'utf8')).map(
      (lufs) => Math.round(Math.max(silentMoment, lufs) * 10) / 10,
    );
  });
}

async function keptOrMeasured<Value>(
  shop: Workshop,
  what: { readonly source: RenderSource; readonly name: string; readonly schema: z.ZodType<Value> },
  measure: () => Promise<Value>,
): Promise<Value> {
  const { sha256 } = what.source;
  const key = toCacheKey({ measure: what.name, sha256, ffmpeg: shop.tools.version });
  const path = join(shop.workDir, `${what.name}-${sha256.slice(0, 32)}.json`);
  if (await shop.cache.take(key, path)) {
    const kept = what.schema.safeParse(parseJson(await readFile(path, 'utf8')));
    if (kept.success) return kept.data;
    await shop.cache.drop(key);
  }
  const measured = await measure();
  await writeFile(path, JSON.stringify(measured));
  await shop.cache.keep(key, path);
  return measured;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off by a crash: measured again.
    return undefined;
  }
}
