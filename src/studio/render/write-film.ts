import { stat } from 'node:fs/promises';
import { sampleRate } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import { checkRender } from './check.ts';
import { withoutMetadata } from './encoding.ts';
import type { Gauge } from './gauge.ts';
import { indexInFront, indexRoomBytes } from './index-room.ts';
import { type Pass, runPass, type Workshop } from './pass.ts';
import { makePicture } from './picture/make-picture.ts';
import type { RenderPlan } from './plan.ts';
import { makeSound, mixInto, prepareSound, soundParts } from './sound/make-sound.ts';
import type { SoundJob } from './sound/sound-job.ts';
import { together } from './together.ts';
import { keepWhole, listChunks, takeWhole } from './whole-picture.ts';

interface Making {
  readonly job: SoundJob;
  readonly gauge: Gauge;
  /** Absolute; nothing is there yet. */
  readonly path: string;
}

/** Writes and checks the MP4. Where its picture is there from an earlier film, only the sound is made. */
export async function writeFilm(shop: Workshop, making: Making): Promise<void> {
  const whole = await takeWhole(shop, making.job.plan);
  if (whole === undefined) await writeFromParts(shop, making);
  else await writeOntoPicture(shop, making, whole);
}

type PictureInput = Pass['inputs'][number];

/** What is mixed is encoded right into the film, beside a copy of its picture. */
async function writeOntoPicture(
  shop: Workshop,
  { job, gauge, path }: Making,
  picture: PictureInput,
): Promise<void> {
  const parts = soundParts(gauge, job.plan);
  const stems = await prepareSound(shop, job, parts);
  const mix = { job, stems, parts, output: `file:${path}`, picture };
  await withIndexInFront(shop, job.plan, async (indexBytes) => {
    await mixInto(shop, { ...mix, indexBytes });
    await check(path, job.plan);
  });
}

/** The encoder of the picture leaves the cores idle now and then: the sound is finished meanwhile, and both are joined. */
async function writeFromParts(shop: Workshop, { job, gauge, path }: Making): Promise<void> {
  const { plan } = job;
  const [chunks, sound] = await together(shop, (both) => [
    makePicture(both, plan, gauge),
    makeSound(both, job, gauge),
  ]);
  const inputs = [await listChunks(shop, plan, chunks), { path: sound, args: soundInput }];
  await withIndexInFront(shop, plan, async (indexBytes) => {
    await join(shop, { plan, inputs, output: `file:${path}`, indexBytes });
    await check(path, plan);
  });
  await keepWhole(shop, { plan, path, sizeBytes: (await stat(path)).size });
}

/** Once more without room for the index, should an FFmpeg need more for it than ours. */
async function withIndexInFront(
  shop: Workshop,
  plan: RenderPlan,
  write: (indexBytes: number | undefined) => Promise<void>,
): Promise<void> {
  try {
    await write(indexRoomBytes(plan));
  } catch (error) {
    const mayLackRoom =
      error instanceof StudioError &&
      (error.code === 'render-check-failed' || error.code === 'ffmpeg-failed');
    if (!mayLackRoom || shop.signal.aborted) throw error;
    await write(undefined);
  }
}

function check(path: string, { frames, shape }: RenderPlan): Promise<void> {
  return checkRender(path, { frames, shape });
}

const soundInput = ['-f', 'mov', '-protocol_whitelist', 'file'] as const;
/** Moving the index to the front writes the whole file once more, without a word. */
const joiningStallMs = 5 * 60_000;

interface Joining {
  readonly plan: RenderPlan;
  /** Picture, then sound. */
  readonly inputs: Pass['inputs'];
  readonly output: string;
  readonly indexBytes: number | undefined;
}

async function join(shop: Workshop, { plan, inputs, output, indexBytes }: Joining): Promise<void> {
  await runPass(shop, {
    name: 'join',
    inputs,
    outputArgs: [
      ...['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy', ...withoutMetadata],
      ...[...indexInFront(indexBytes), '-f', 'mp4'],
    ],
    output,
    mediaSeconds: plan.samples / sampleRate,
    stallMs: joiningStallMs,
  });
}
