import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { execa, type Options } from 'execa';
import { StudioError } from '../errors.ts';
import { createProgressParser, type Progress, type ProgressParser } from './progress.ts';
import { createTail } from './tail.ts';

/** FFmpeg ends a file properly on SIGTERM; what has not ended by then is killed. */
const killDelayMs = 5_000;
/** An FFmpeg that works says so every half second. */
const stallMs = 30_000;
const maxLogChars = 64 * 1024;
const tellingProgress = ['-progress', 'pipe:1', '-stats_period', '0.5'] as const;
/** Behind everything else, the bot first of all; where the kernel groups processes by session, behind its own group alone. */
const niceness = 10;

/** What every run needs to know about the machine. */
export interface Programs {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

export interface FfmpegRun {
  /** One argument each, no shell; file names with `file:` and absolute, or relative to `workDir` and ours. */
  readonly args: readonly string[];
  readonly workDir: string;
  readonly signal: AbortSignal;
  readonly wallMs: number;
  /** `error` unless the run is read for what a filter prints. */
  readonly logLevel?: 'error' | 'info' | 'verbose';
  readonly stallMs?: number;
}

export interface Finished {
  /** End of the log, at most 64 KB. */
  readonly log: string;
  /** The last progress that FFmpeg told; none where standard output carried data. */
  readonly progress: Progress;
}

/** Runs FFmpeg to its end. Throws `cancelled`, `disk-full` or `ffmpeg-failed`. */
export async function runFfmpeg(
  programs: Programs,
  run: FfmpegRun,
  onProgress?: (progress: Progress) => void,
): Promise<Finished> {
  const parser = createProgressParser();
  const args = [...commonArgs(run), ...tellingProgress, ...run.args];
  const log = await supervise(programs.ffmpeg, { ...run, args }, follow(parser, onProgress));
  return { log, progress: parser.latest() };
}

/** Runs FFmpeg with its output on a pipe: `onData` gets each piece and must not keep it. */
export async function pipeFfmpeg(
  programs: Programs,
  run: FfmpegRun,
  onData: (data: Uint8Array) => void,
): Promise<string> {
  const args = [...commonArgs(run), '-nostats', ...run.args, 'pipe:1'];
  return supervise(programs.ffmpeg, { ...run, args }, async (stdout, alive) => {
    for await (const data of stdout) {
      alive();
      // Pipes without an encoding give buffers.
      onData(data as Uint8Array);
    }
  });
}

/**
 * Two FFmpegs side by side: what the first writes to `pipe:1` the second reads at `pipe:0`, and none of it goes through
 * this process. Gives the first one's log.
 */
export async function feedFfmpeg(
  programs: Programs,
  runs: { readonly from: FfmpegRun; readonly into: FfmpegRun },
  onProgress?: (progress: Progress) => void,
): Promise<string> {
  const parser = createProgressParser();
  const from = [...commonArgs(runs.from), '-nostats', ...runs.from.args];
  const into = [...commonArgs(runs.into), ...tellingProgress, ...runs.into.args];
  return supervise(programs.ffmpeg, { ...runs.from, args: from }, async (stdin, fromLives) => {
    // At once, before anything is awaited: Node begins to read the pipe itself when the loop turns.
    await supervise(programs.ffmpeg, { ...runs.into, args: into, stdin }, (stdout, intoLives) =>
      follow(parser, onProgress)(stdout, whereItMoves(parser, [fromLives, intoLives])),
    );
  });
}

function follow(parser: ProgressParser, onProgress?: (progress: Progress) => void): Consume {
  return async (stdout, alive) => {
    for await (const line of createInterface({ input: stdout })) {
      alive();
      if (parser.push(line)) onProgress?.(parser.latest());
    }
  };
}

/** The second tells its progress also while it waits in vain: only what it has made shows that both work. */
function whereItMoves(parser: ProgressParser, tellAlive: readonly (() => void)[]): () => void {
  let reachedMs = 0;
  return () => {
    const { outTimeMs } = parser.latest();
    if (outTimeMs <= reachedMs) return;
    reachedMs = outTimeMs;
    for (const alive of tellAlive) alive();
  };
}

/** Runs ffprobe and gives what it printed; more than `maxChars` is a failure. */
export async function runFfprobe(
  programs: Programs,
  run: FfmpegRun & { readonly maxChars: number },
): Promise<string> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  const args = ['-hide_banner', '-loglevel', run.logLevel ?? 'error', ...run.args];
  await supervise(programs.ffprobe, { ...run, args }, async (stdout) => {
    for await (const data of stdout) {
      // Pipes without an encoding give buffers.
      const piece = data as Buffer;
      sizeBytes += piece.length;
      if (sizeBytes > run.maxChars)
        throw new StudioError('ffmpeg-failed', 'ffprobe printed too much');
      pieces.push(piece);
    }
  });
  return Buffer.concat(pieces).toString('utf8');
}

function commonArgs(run: FfmpegRun): readonly string[] {
  return ['-nostdin', '-hide_banner', '-loglevel', run.logLevel ?? 'error', '-y'];
}

type Consume = (stdout: Readable, alive: () => void) => Promise<void>;
/** With another program's output as its standard input, which is nothing unless given. */
type Supervised = FfmpegRun & { readonly stdin?: Readable };

async function supervise(file: string, run: Supervised, consume: Consume): Promise<string> {
  const isStopped = () => run.signal.aborted;
  if (isStopped()) throw cancelled();
  const stop = new AbortController();
  const stall = setTimeout(() => stop.abort(), run.stallMs ?? stallMs);
  const child = execa(file, run.args, {
    ...processOptions(file, run),
    cancelSignal: AbortSignal.any([run.signal, stop.signal]),
  });
  const tail = createTail(maxLogChars);
  child.stderr.on('data', (data: Buffer) => tail.push(data));
  lowerPriority(child.pid);
  // Held here too, it would keep the program that writes it waiting for a reader that has ended.
  run.stdin?.destroy();
  try {
    await consume(child.stdout, () => stall.refresh());
  } catch (error) {
    clearTimeout(stall);
    stop.abort();
    await child;
    throw error;
  }
  const result = await child;
  clearTimeout(stall);
  // FFmpeg counts it as a success where only the end of a file found no room.
  if (!result.failed && !isDiskFull(tail.text())) return tail.text();
  if (isStopped()) throw cancelled();
  throw toFailure(tail.text(), { timedOut: result.timedOut, stalled: stop.signal.aborted });
}

function processOptions(file: string, run: Supervised) {
  return {
    shell: false,
    stdin: run.stdin ?? 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    buffer: false,
    reject: false,
    cwd: run.workDir,
    // Nothing of the bot's environment, where secrets are.
    extendEnv: false,
    env: { PATH: dirname(file), LANG: 'C.UTF-8', HOME: run.workDir },
    timeout: run.wallMs,
    forceKillAfterDelay: killDelayMs,
    // Own process group: Ctrl-C in a terminal must reach the bot alone, which then stops FFmpeg in order.
    detached: true,
    windowsHide: true,
  } as const satisfies Options;
}

function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, Math.min(niceness, constants.priority.PRIORITY_LOW));
  } catch {
    // It has ended already, or the system does not allow it: then it runs as everything else does.
  }
}

function cancelled(): StudioError {
  return new StudioError('cancelled', 'stopped on request');
}

/** As the system says it, at the end of a line. */
function isDiskFull(log: string): boolean {
  return /(?:No space left on device|ENOSPC|Disk quota exceeded)\s*$/im.test(log);
}

function toFailure(log: string, why: { timedOut: boolean; stalled: boolean }): StudioError {
  if (isDiskFull(log)) {
    return new StudioError('disk-full', 'The disk of the studio is full.');
  }
  if (why.timedOut) return new StudioError('ffmpeg-failed', 'FFmpeg took too long and was stopped');
  if (why.stalled) return new StudioError('ffmpeg-failed', 'FFmpeg stood still and was stopped');
  return new StudioError('ffmpeg-failed', `FFmpeg failed: ${lastLine(log)}`, {
    cause: log.slice(-2_000),
  });
}

function lastLine(log: string): string {
  const line = log.trimEnd().split('\n').at(-1) ?? '';
  return line.slice(0, 300);
}
