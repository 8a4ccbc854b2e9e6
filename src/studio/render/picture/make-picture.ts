import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shareThreads } from '../encoding.ts';
import type { Gauge } from '../gauge.ts';
import { runPass, type Workshop } from '../pass.ts';
import { toCacheKey } from '../piece-cache.ts';
import type { RenderPlan } from '../plan.ts';
import { framesPerSecond, type Shape } from '../shape.ts';
import { type PicturePass, subtitlesFile } from './picture-graph.ts';

/** Renders the chunks of picture that are not there from earlier. Gives their files, in order. */
export async function makePicture(
  shop: Workshop,
  plan: RenderPlan,
  gauge: Gauge,
): Promise<readonly string[]> {
  const places = plan.picture.map((pass, at): Place => {
    const key = toPieceKey(pass, plan, shop);
    return { pass, key, file: fileOf(at), at, part: gauge.part(pass.frames) };
  });
  const missing: Place[] = [];
  for (const place of places) {
    const { key, file, part } = place;
    shop.used.add(key);
    if (await shop.cache.take(key, join(shop.workDir, file))) part.at(1);
    else missing.push(place);
  }
  for (let at = 0; at < missing.length; ) {
    const run = toRun(missing.slice(at), plan);
    await encodeRun(shop, run, plan);
    for (const { key, file } of run.places) await shop.cache.keep(key, join(shop.workDir, file));
    at += run.places.length;
  }
  return places.map(({ file }) => file);
}

/** A chunk on its way. */
interface Place {
  readonly pass: PicturePass;
  readonly key: string;
  readonly file: string;
  readonly at: number;
  readonly part: { at(share: number): void };
}

function fileOf(at: number | string): string {
  return `picture-${at}.mp4`;
}

/** What a chunk is found again by. */
export function toPieceKey(pass: PicturePass, plan: RenderPlan, shop: Workshop): string {
  return toCacheKey(describe(pass, plan, shop));
}

/** All that a chunk's content depends on. */
function describe(pass: PicturePass, plan: RenderPlan, { tools, fonts }: Workshop): unknown {
  return {
    inputs: pass.inputs.map(({ sha256, args }) => ({ sha256, args })),
    graph: pass.graph,
    frames: pass.frames,
    subtitles: pass.subtitles === null ? null : { text: pass.subtitles, fonts },
    encoding: plan.encoding,
    ffmpeg: tools.version,
  };
}

/** Chunks that one FFmpeg makes: decoded once, and started once. */
interface Run {
  readonly places: readonly Place[];
  readonly pass: PicturePass;
}

/** As many of the first ones as follow each other and are not too much at once. */
function toRun([first, ...others]: readonly Place[], plan: RenderPlan): Run {
  if (first === undefined) throw new RangeError('there is nothing to make');
  let run: Run = { places: [first], pass: first.pass };
  for (const next of others) {
    const { pass } = run;
    if (next.pass.start !== pass.start + pass.frames) break;
    const places = [...run.places, next];
    const joined = plan.join(places.map((place) => place.pass));
    if (joined === undefined) break;
    run = { places, pass: joined };
  }
  return run;
}

async function encodeRun(shop: Workshop, { places, pass }: Run, plan: RenderPlan): Promise<void> {
  if (pass.subtitles !== null) await writeFile(join(shop.workDir, subtitlesFile), pass.subtitles);
  const edges = toEdges(places);
  const first = places[0];
  const target = edges.length === 0 ? alone(first?.file ?? '') : split(edges, first?.at ?? 0);
  const encode = (outputArgs: readonly string[], output: string, onShare: Tell) =>
    encodePass(shop, { pass, plan, edges, outputArgs, output, onShare });
  const onShare = shareOut(places, pass.frames);
  if (!plan.isTwoPass) {
    await encode(target.args, target.output, onShare);
    return;
  }
  const log = ['-passlogfile', `${first?.file ?? ''}.log`];
  await encode(['-pass', '1', ...log, '-f', 'null'], '-', (share) => onShare(share / 2));
  const second = ['-pass', '2', ...log, ...target.args];
  await encode(second, target.output, (share) => onShare((1 + share) / 2));
}

type Tell = (share: number) => void;

/** Frames at which a next chunk begins. */
function toEdges(places: readonly Place[]): readonly number[] {
  const start = places[0]?.pass.start ?? 0;
  return places.slice(1).map((place) => place.pass.start - start);
}

interface Target {
  readonly args: readonly string[];
  readonly output: string;
}

function alone(file: string): Target {
  return { args: ['-f', 'mp4'], output: file };
}

/** Each file as if it had been made alone: it begins at 0, and with a key frame. */
function split(edges: readonly number[], first: number): Target {
  return {
    args: [
      ...['-f', 'segment', '-segment_format', 'mp4', '-segment_frames', edges.join()],
      ...['-segment_start_number', String(first), '-reset_timestamps', '1'],
      ...['-avoid_negative_ts', 'disabled'],
    ],
    output: fileOf('%d'),
  };
}

function shareOut(places: readonly Place[], frames: number): Tell {
  return (share) => {
    let before = 0;
    for (const { pass, part } of places) {
      part.at(Math.max(0, (share * frames - before) / pass.frames));
      before += pass.frames;
    }
  };
}

interface Encoding {
  readonly pass: PicturePass;
  readonly plan: RenderPlan;
  readonly edges: readonly number[];
  readonly outputArgs: readonly string[];
  readonly output: string;
  readonly onShare: Tell;
}

async function encodePass(shop: Workshop, job: Encoding): Promise<void> {
  const { pass, plan, edges } = job;
  const { shape } = plan;
  const { decoder, encoder } = shareThreads(shop.threads, plan);
  await runPass(shop, {
    name: 'picture',
    inputs: pass.inputs.map((input) => ({
      path: `file:${input.path}`,
      args: ['-threads', String(decoder), ...input.args],
    })),
    graph: pass.graph,
    outputArgs: [
      ...[
        '-filter_complex_threads',
        String(shop.threads),
        '-map',
        '[v]',
        '-an',
        ...plan.encoding,
        '-threads',
        String(encoder),
        ...keyFramesAt(edges, shape),
      ],
      ...['-frames:v', String(pass.frames), ...job.outputArgs],
    ],
    output: job.output,
    mediaSeconds: pass.frames / framesPerSecond(shape.fps),
    onShare: job.onShare,
  });
}

function keyFramesAt(edges: readonly number[], { fps }: Shape): readonly string[] {
  if (edges.length === 0) return [];
  const times = edges.map((frame) => ((frame * fps.den) / fps.num).toFixed(6));
  return ['-forced-idr', '1', '-force_key_frames', times.join()];
}
