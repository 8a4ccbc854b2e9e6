import { rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Environment, findUnknownSettings, SettingsError } from '../../config/load.ts';
import type { Settings } from '../../config/settings.ts';
import { makeFolder } from '../storage/make-folder.ts';
import type { World } from '../world.ts';
import { type Check, fail, ok, warn } from './check.ts';
import { checkFfmpeg } from './check-ffmpeg.ts';
import { checkLock } from './check-lock.ts';
import { checkTokens } from './check-tokens.ts';
import { exitCodes } from './exit-codes.ts';

export type Load = () => { readonly settings: Settings; readonly env: Environment };

/** Looks at everything that the program needs, one line a check; exit 1 where anything fails. */
export async function runDoctor(load: Load, world: World, isJson: boolean): Promise<number> {
  const checks = [checkNode(world), ...(await checkWith(load, world))];
  const isWell = checks.every((check) => check.status !== 'fail');
  const { output } = world.streams;
  if (isJson) {
    output.write(`${JSON.stringify({ ok: isWell, checks })}\n`);
  } else {
    const lines = checks.map(({ status, name, sentence }) => `${status} ${name}: ${sentence}\n`);
    output.write(lines.join(''));
  }
  return isWell ? exitCodes.done : exitCodes.failed;
}

async function checkWith(load: Load, world: World): Promise<readonly Check[]> {
  let loaded: ReturnType<Load>;
  try {
    loaded = load();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((problem) => fail('settings', `${problem}.`));
  }
  const { settings, env } = loaded;
  const dataDir = resolve(world.cwd, settings.dataDir);
  return [
    checkSettings(env),
    ...(await checkFfmpeg(settings, world)),
    await checkData(dataDir),
    await checkDisk(dataDir, settings),
    await checkLock(dataDir, world),
    checkPublicUrl(settings),
    ...checkTokens(settings),
  ];
}

const leastNode = [20, 19] as const;

function checkNode({ nodeVersion }: World): Check {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isNew = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  return isNew
    ? ok('node', `Node ${nodeVersion}.`)
    : fail('node', `Node ${nodeVersion} is too old: ${leastNode.join('.')} or newer is needed.`);
}

function checkSettings(env: Environment): Check {
  const unknown = findUnknownSettings(env);
  return unknown.length === 0
    ? ok('settings', 'All settings can be read.')
    : warn('settings', `There is no setting ${unknown.join(', ')}: look for a slip of the pen.`);
}

async function checkData(dataDir: string): Promise<Check> {
  const probe = join(dataDir, '.doctor');
  try {
    await makeFolder(dataDir);
    await writeFile(probe, 'x');
    await rm(probe);
    return ok('data', `${dataDir} can be written to.`);
  } catch {
    return fail(
      'data',
      `${dataDir} cannot be written to: name another folder in CUTROOM_DATA_DIR.`,
    );
  }
}

const bytesPerGigabyte = 1_000_000_000;

async function checkDisk(dataDir: string, { studio }: Settings): Promise<Check> {
  const found = await statfs(dataDir).catch(() => undefined);
  if (found === undefined) return warn('disk', 'How much is free cannot be told.');
  const freeBytes = found.bavail * found.bsize;
  const free = `${(freeBytes / bytesPerGigabyte).toFixed(1)} GB are free`;
  if (freeBytes < studio.floorBytes) return fail('disk', `Only ${free}: no clip would be taken.`);
  return freeBytes < studio.diskBytes
    ? warn(
        'disk',
        `${free}, less than the ${studio.diskBytes / bytesPerGigabyte} GB of STUDIO_DISK_GIGABYTES.`,
      )
    : ok('disk', `${free}.`);
}

function checkPublicUrl({ publicUrl, studio }: Settings): Check {
  const url = publicUrl ?? studio.publicUrl;
  if (url === undefined) return ok('public-url', 'None: results come as files, without links.');
  return url.startsWith('https://')
    ? ok('public-url', `Links start with ${url}.`)
    : warn('public-url', `${url} is not https: chats may refuse its links.`);
}
