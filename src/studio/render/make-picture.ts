import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gauge } from './gauge.ts';
import { runPass, type Workshop } from './pass.ts';
import { type PicturePass, subtitlesFile } from './picture-graph.ts';
import { toCacheKey } from './piece-cache.ts';
import type { RenderPlan } from './plan.ts';
import { framesPerSecond } from './shape.ts';

/** Renders the chunks of picture that are not there from earlier. Gives their files, in order. */
export async function makePicture(
  shop: Workshop,
  plan: RenderPlan,
  gauge: Gauge,
): Promise<readonly string[]> {
  const parts = plan.picture.map((pass) => gauge.part(pass.frames));
  const files: string[] = [];
  for (const [at, pass] of plan.picture.entries()) {
    const file = `picture-${at}.mp4`;
    const key = toCacheKey(describe(pass, plan, shop));
    const onShare = (share: number) => parts[at]?.at(share);
    if (!(await shop.cache.take(key, join(shop.workDir, file)))) {
      await encodeChunk(shop, { pass, plan, file, onShare });
      await shop.cache.keep(key, join(shop.workDir, file));
    }
    shop.used.add(key);
    onShare(1);
    files.push(file);
  }
  return files;
}

/** All that a chunk's content depends on. */
function describe(pass: PicturePass, plan: RenderPlan, { tools }: Workshop): unknown {
  return {
    inputs: pass.inputs.map(({ sha256, args }) => ({ sha256, args })),
    graph: pass.graph,
    frames: pass.frames,
    subtitles: pass.subtitles,
    encoding: plan.encoding,
    ffmpeg: tools.version,
  };
}

async function encodeChunk(
  shop: Workshop,
  job: {
    readonly pass: PicturePass;
    readonly plan: RenderPlan;
    readonly file: string;
    onShare(share: number): void;
  },
): Promise<void> {
  const { pass, plan, file } = job;
  if (pass.subtitles !== null) await writeFile(join(shop.workDir, subtitlesFile), pass.subtitles);
  const threads = ['-threads', String(shop.threads)];
  // As x264 itself would: some of its threads always wait for others.
  const encoderThreads = ['-threads', String(Math.ceil(shop.threads * 1.5))];
  const run = (outputArgs: readonly string[], output: string, onShare: (share: number) => void) =>
    runPass(shop, {
      name: 'picture',
      inputs: pass.inputs.map((input) => ({
        path: `file:${input.path}`,
        args: [...threads, ...input.args],
      })),
      graph: pass.graph,
      outputArgs: [
        ...['-map', '[v]', '-an', ...plan.encoding, ...encoderThreads],
        ...['-frames:v', String(pass.frames), ...outputArgs],
      ],
      output,
      mediaSeconds: pass.frames / framesPerSecond(plan.shape.fps),
      onShare,
    });
  if (!plan.isTwoPass) {
    await run(['-f', 'mp4'], file, job.onShare);
    return;
  }
  const log = ['-passlogfile', `${file}.log`];
  await run(['-pass', '1', ...log, '-f', 'null'], '-', (share) => job.onShare(share / 2));
  await run(['-pass', '2', ...log, '-f', 'mp4'], file, (share) => job.onShare((1 + share) / 2));
}
