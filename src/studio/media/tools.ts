import { access } from 'node:fs/promises';
import { platform as systemPlatform, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { execa } from 'execa';
import { StudioError } from '../errors.ts';
import type { Programs } from './run-ffmpeg.ts';

const lookMs = 15_000;
const needed = { major: 4, minor: 4 };

/** FFmpeg as it was found on this machine, with what the studio may use of it. */
export interface Tools extends Programs {
  /** As FFmpeg prints it: part of the cache's key, because another build gives another picture. */
  readonly version: string;
  readonly major: number;
  /** HDR footage can be turned into normal range only with zscale. */
  readonly hasZscale: boolean;
  readonly hasAss: boolean;
  /** Both passes of steadying; without it a simpler filter does it in one. */
  readonly hasVidstab: boolean;
  /** Stickers are made with it; nothing else is. */
  readonly hasVp9: boolean;
}

export interface ToolsQuery {
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  readonly platform?: NodeJS.Platform;
  readonly signal: AbortSignal;
}

/** Finds FFmpeg and checks that it can do the work. Throws `ffmpeg-missing` with one sentence that says what to type. */
export async function findTools(query: ToolsQuery): Promise<Tools> {
  const platform = query.platform ?? systemPlatform();
  const advice = await installAdvice(platform);
  const find = { platform, signal: query.signal, advice };
  const ffmpeg = await locate(query.ffmpegPath ?? 'ffmpeg', find);
  const ffprobe = await locate(query.ffprobePath ?? siblingOf(query.ffmpegPath), find);
  const version = toVersion(await ask(ffmpeg, ['-version'], find));
  await ask(ffprobe, ['-version'], find);
  if (!isRecent(version)) {
    throw missing(`FFmpeg ${version.text} is too old (4.4 or later is needed)`, advice);
  }
  const filters = toNames(await ask(ffmpeg, ['-hide_banner', '-filters'], find));
  const encoders = toNames(await ask(ffmpeg, ['-hide_banner', '-encoders'], find));
  const lacks = [
    ...['xfade', 'acrossfade', 'ebur128', 'alimiter', 'amultiply', 'tpad'].filter(
      (name) => !filters.has(name),
    ),
    ...['libx264', 'aac', 'flac'].filter((name) => !encoders.has(name)),
    ...(filters.has('ass') ? [] : ['ass']),
  ];
  if (lacks.length > 0) throw missing(`This FFmpeg was built without ${lacks.join(', ')}`, advice);
  return {
    ffmpeg,
    ffprobe,
    version: version.text,
    major: version.major,
    hasZscale: filters.has('zscale') && filters.has('tonemap'),
    hasAss: filters.has('ass'),
    hasVidstab: filters.has('vidstabdetect') && filters.has('vidstabtransform'),
    hasVp9: encoders.has('libvpx-vp9'),
  };
}

interface Find {
  readonly platform: NodeJS.Platform;
  readonly signal: AbortSignal;
  readonly advice: string;
}

function siblingOf(ffmpegPath: string | undefined): string {
  return ffmpegPath?.replace(/ffmpeg(\.exe)?$/i, 'ffprobe$1') ?? 'ffprobe';
}

/** The full path: later runs get an environment without the search path of the bot. */
async function locate(name: string, find: Find): Promise<string> {
  if (/[\\/]/.test(name)) return resolve(name);
  const command =
    find.platform === 'win32'
      ? { file: 'where.exe', args: [name] }
      : { file: '/bin/sh', args: ['-c', 'command -v -- "$1"', 'sh', name] };
  const printed = await ask(command.file, command.args, find);
  const path = printed.split(/\r?\n/)[0]?.trim() ?? '';
  if (path === '') throw missing(`${name} was not found`, find.advice);
  return path;
}

async function ask(file: string, args: readonly string[], find: Find): Promise<string> {
  const result = await execa(file, args, {
    reject: false,
    stdin: 'ignore',
    timeout: lookMs,
    cancelSignal: find.signal,
    maxBuffer: 1_000_000,
    cwd: tmpdir(),
  });
  if (find.signal.aborted) throw new StudioError('cancelled', 'stopped on request');
  if (!result.failed) return result.stdout;
  throw missing('FFmpeg was not found or does not run', find.advice);
}

interface Version {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
}

/** Builds from the development branch (`N-…`, `git-…`) count as newest. */
function toVersion(printed: string): Version {
  const text = /^ffmpeg version (\S+)/.exec(printed)?.[1] ?? 'unknown';
  const numbers = /^n?(\d+)\.(\d+)/.exec(text);
  if (numbers === null) return { text, major: text === 'unknown' ? 0 : 99, minor: 0 };
  return { text, major: Number(numbers[1]), minor: Number(numbers[2]) };
}

function isRecent(version: Version): boolean {
  if (version.major !== needed.major) return version.major > needed.major;
  return version.minor >= needed.minor;
}

/** Second column of `-filters` and `-encoders`. */
function toNames(printed: string): ReadonlySet<string> {
  return new Set(printed.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? ''));
}

const linuxWays = [
  ['/usr/bin/apt-get', 'sudo apt-get install -y ffmpeg'],
  ['/usr/bin/dnf', 'sudo dnf install -y ffmpeg'],
  ['/sbin/apk', 'sudo apk add ffmpeg'],
  ['/usr/bin/pacman', 'sudo pacman -S --noconfirm ffmpeg'],
  ['/usr/bin/zypper', 'sudo zypper install -y ffmpeg'],
] as const;

async function installAdvice(platform: NodeJS.Platform): Promise<string> {
  if (platform === 'darwin') return 'brew install ffmpeg';
  if (platform === 'win32') return 'winget install --id Gyan.FFmpeg';
  for (const [program, command] of linuxWays) {
    if (await exists(program)) return command;
  }
  return 'sudo apt-get install -y ffmpeg';
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function missing(what: string, advice: string): StudioError {
  return new StudioError('ffmpeg-missing', `${what}. Install it with: ${advice}`);
}
