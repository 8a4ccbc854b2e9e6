import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing, toStoreError } from './errors.ts';

/**
 * Makes a folder and those above it that are missing, each for its owner alone. (Node's own recursive `mkdir` never ends
 * where a parent is there and nothing can be made in it, as in /proc.)
 */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await makeAll(dir);
  } catch (error) {
    throw toStoreError('make the data folder', error);
  }
}

async function makeAll(dir: string): Promise<void> {
  try {
    return await makeOne(dir);
  } catch (error) {
    if (!isMissing(error) || dirname(dir) === dir) throw error;
  }
  await makeAll(dirname(dir));
  await makeOne(dir);
}

async function makeOne(dir: string): Promise<void> {
  try {
    await mkdir(dir, { mode: 0o700 });
  } catch (error) {
    const found = isMissing(error) ? undefined : await stat(dir).catch(() => undefined);
    if (found?.isDirectory() !== true) throw error;
  }
}
