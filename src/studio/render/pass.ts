import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../media/progress.ts';
import { type FfmpegRun, feedFfmpeg, runFfmpeg } from '../media/run-ffmpeg.ts';
import type { Tools } from '../media/tools.ts';
import type { PieceCache } from './piece-cache.ts';

/** What the passes of one job share. */
export interface Workshop {
  readonly tools: Tools;
  readonly workDir: string;
  readonly signal: AbortSignal;
  readonly threads: number;
  /** What titles are drawn with, as one text that changes with it. */
  readonly fonts: string;
  readonly cache: PieceCache;
  /** Pieces of the cache that this job put to use: dropped if the result turns out bad. */
  readonly used: Set<string>;
  /** Those of them that an earlier job made. */
  readonly found: Set<string>;
}

export interface Pass {
  /** Names the pass's own files in the working folder. */
  readonly name: string;
  readonly inputs: readonly { readonly path: string; readonly args: readonly string[] }[];
  readonly graph?: string;
  readonly outputArgs: readonly string[];
  /** In the working folder. */
  readonly output: string;
  readonly mediaSeconds: number;
  readonly logLevel?: 'error' | 'info';
  /** How long it may say nothing, where that is longer than usual. */
  readonly stallMs?: number;
  onShare?(share: number): void;
}

/** The slowest that a pass may be, in seconds of work for a second of media, before it counts as hung. */
const slowestFactor = 60;
const startSeconds = 120;
/** `-filter_complex_script` is gone in later FFmpeg; `-/option file` came with this one. */
const firstMajorWithFileOptions = 7;

/** Runs one FFmpeg over inputs of ours and gives its log. */
export async function runPass(shop: Workshop, pass: Pass): Promise<string> {
  const { log } = await runFfmpeg(shop.tools, await toRun(shop, pass), tellShare(pass));
  pass.onShare?.(1);
  return log;
}

/** Two at once: the second reads at `pipe:0` what the first writes to `pipe:1`. Gives the first one's log. */
export async function feedPass(
  shop: Workshop,
  { from, into }: { readonly from: Pass; readonly into: Pass },
): Promise<string> {
  const runs = { from: await toRun(shop, from), into: await toRun(shop, into) };
  const log = await feedFfmpeg(shop.tools, runs, tellShare(into));
  into.onShare?.(1);
  return log;
}

async function toRun(shop: Workshop, pass: Pass): Promise<FfmpegRun> {
  const graph = pass.graph === undefined ? [] : await graphArgs(shop, pass.name, pass.graph);
  return {
    args: [
      ...pass.inputs.flatMap((input) => [...input.args, '-i', input.path]),
      ...graph,
      ...pass.outputArgs,
      pass.output,
    ],
    workDir: shop.workDir,
    signal: shop.signal,
    wallMs: (startSeconds + pass.mediaSeconds * slowestFactor) * 1000,
    ...(pass.logLevel && { logLevel: pass.logLevel }),
    ...(pass.stallMs !== undefined && { stallMs: pass.stallMs }),
  };
}

function tellShare({ mediaSeconds, onShare }: Pass): (progress: Progress) => void {
  return ({ outTimeMs }) => onShare?.(outTimeMs / 1000 / Math.max(0.001, mediaSeconds));
}

/** Graphs of hundreds of pieces are longer than a command line may be. */
async function graphArgs(shop: Workshop, name: string, graph: string): Promise<readonly string[]> {
  const file = `${name}.graph`;
  await writeFile(join(shop.workDir, file), graph);
  return shop.tools.major >= firstMajorWithFileOptions
    ? ['-/filter_complex', file]
    : ['-filter_complex_script', file];
}

/** A file of a list and, where joins must be exact, its length: by themselves MP4 files tell it in whole milliseconds. */
interface Listed {
  readonly file: string;
  readonly microseconds?: number;
}

/** A list for the concat demuxer: our own names, in the working folder. */
export async function writeList(
  shop: Workshop,
  name: string,
  files: readonly (string | Listed)[],
): Promise<string> {
  const list = `${name}.list`;
  const lines = files.map((each) => {
    const { file, microseconds }: Listed = typeof each === 'string' ? { file: each } : each;
    const length = microseconds === undefined ? '' : `duration ${microseconds}us\n`;
    return `file '${file}'\n${length}`;
  });
  await writeFile(join(shop.workDir, list), lines.join(''));
  return list;
}

export const listInput = ['-f', 'concat', '-safe', '1', '-protocol_whitelist', 'file'] as const;

export async function linkFonts(shop: Workshop, fontsDir: string, name: string): Promise<void> {
  await symlink(fontsDir, join(shop.workDir, name), 'dir');
}
