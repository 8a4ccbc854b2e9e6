import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SourceId, sampleRate, type Timeline } from '../../edit/timeline.ts';
import { pipeFfmpeg } from '../../media/run-ffmpeg.ts';
import type { Workshop } from '../pass.ts';
import { toCacheKey } from '../piece-cache.ts';
import type { RenderSource } from '../renderer.ts';
import { type Denoising, filterRange, noiseFloor } from './denoise-graph.ts';
import { levelsOf } from './source-measures.ts';

const probeMs = 10_000;
const longestDelay = sampleRate / 2;

export async function prepareDenoising(
  shop: Workshop,
  timeline: Timeline,
  heard: readonly RenderSource[],
): Promise<Denoising> {
  const noisy = new Set<SourceId>(
    timeline.clips.filter((clip) => clip.denoiseDb !== undefined).map((clip) => clip.asset),
  );
  const floorDb = new Map<SourceId, number>();
  for (const source of heard) {
    if (!noisy.has(source.id)) continue;
    floorDb.set(source.id, noiseFloor(await levelsOf(shop, source)));
  }
  const delaySamples = floorDb.size === 0 ? 0 : await filterDelay(shop);
  return { floorDb, delaySamples };
}

/** How late the noise filter is differs between versions of FFmpeg and is told by none: so a click is sent through. */
async function filterDelay(shop: Workshop): Promise<number> {
  const key = toCacheKey({ measure: 'denoise-delay', ffmpeg: shop.tools.version });
  const path = join(shop.workDir, 'denoise-delay');
  if (await shop.cache.take(key, path)) {
    const kept = Number(await readFile(path, 'utf8'));
    if (Number.isInteger(kept) && kept >= 0 && kept <= longestDelay) return kept;
    await shop.cache.drop(key);
  }
  const delay = await sendClick(shop);
  await writeFile(path, String(delay));
  await shop.cache.keep(key, path);
  return delay;
}

const clickAt = sampleRate / 2;

async function sendClick(shop: Workshop): Promise<number> {
  const pieces: Uint8Array[] = [];
  const click = `aevalsrc=exprs='0.9*eq(n,${clickAt})':s=${sampleRate}:d=1.5`;
  await pipeFfmpeg(
    shop.tools,
    {
      args: [
        ...['-f', 'lavfi', '-i', click, '-af', `afftdn=nr=12:nf=${filterRange.lowest}`],
        ...['-ac', '1', '-c:a', 'pcm_f32le', '-f', 'f32le'],
      ],
      workDir: shop.workDir,
      signal: shop.signal,
      wallMs: probeMs,
    },
    (data) => pieces.push(Uint8Array.from(data)),
  );
  const bytes = Buffer.concat(pieces);
  const samples = Float32Array.from({ length: bytes.length >> 2 }, (_, at) =>
    bytes.readFloatLE(at * 4),
  );
  const loudest = samples.reduce(
    (best, sample, at) => (Math.abs(sample) > Math.abs(samples[best] ?? 0) ? at : best),
    0,
  );
  return Math.max(0, Math.min(longestDelay, loudest - clickAt));
}
