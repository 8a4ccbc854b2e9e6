import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Loudness, SoundLevels } from '../media/facts.ts';
import { measureSource } from '../media/measure.ts';
import type { Workshop } from './pass.ts';
import { toCacheKey } from './piece-cache.ts';
import type { RenderSource } from './renderer.ts';

const loudness = z.object({ integratedLufs: z.number(), truePeakDb: z.number() });
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
