import { checkRender } from './check.ts';
import { withoutMetadata } from './encoding.ts';
import type { Gauge } from './gauge.ts';
import { runPass, type Workshop } from './pass.ts';
import { makePicture } from './picture/make-picture.ts';
import { framesPerSecond } from './shape.ts';
import { makeSound } from './sound/make-sound.ts';
import type { SoundJob } from './sound/sound-job.ts';
import { together } from './together.ts';
import { listChunks } from './whole-picture.ts';

const soundInput = ['-f', 'mov', '-protocol_whitelist', 'file'] as const;

/**
 * The picture of a preview is decoded more than anything else, which leaves the cores idle now and then: its sound is
 * finished meanwhile. Both are so small that to copy them into one file takes less than to mix after the picture.
 */
export async function makePreview(
  shop: Workshop,
  how: { readonly job: SoundJob; readonly gauge: Gauge; readonly path: string },
): Promise<void> {
  const { job, gauge, path } = how;
  const { plan } = job;
  const { frames, shape } = plan;
  const [chunks, sound] = await together(shop, (both) => [
    makePicture(both, plan, gauge),
    makeSound(both, job, gauge),
  ]);
  await runPass(shop, {
    name: 'join',
    inputs: [await listChunks(shop, plan, chunks), { path: sound, args: soundInput }],
    outputArgs: [
      ...['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy', ...withoutMetadata],
      ...['-movflags', '+faststart', '-f', 'mp4'],
    ],
    output: `file:${path}`,
    mediaSeconds: frames / framesPerSecond(shape.fps),
  });
  await checkRender(path, { frames, shape });
}
