import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../core/errors.ts';
import { acquireInstanceLock } from '../storage/instance-lock.ts';
import type { World } from '../world.ts';
import { type Check, ok, warn } from './check.ts';
import { toSentence } from './sentences.ts';

/** A held lock is well: then a bot runs, or a studio alone. */
export async function checkLock(dataDir: string, world: World): Promise<Check> {
  try {
    const holder = (await holderOf(dataDir, world)) ?? (await studioIn(dataDir, world));
    return holder === undefined
      ? ok('lock', 'No other Cutroom works on the data folder.')
      : ok('lock', `The data folder is in use by ${holder}.`);
  } catch (error) {
    return warn('lock', toSentence(error));
  }
}

/** A studio alone locks only its own part. */
async function studioIn(dataDir: string, world: World): Promise<string | undefined> {
  const dir = join(dataDir, 'studio');
  const found = await stat(dir).catch(() => undefined);
  return found === undefined ? undefined : holderOf(dir, world);
}

async function holderOf(dir: string, world: World): Promise<string | undefined> {
  try {
    const lock = await acquireInstanceLock(dir, { pid: world.pid, command: 'doctor' });
    await lock.release();
    return undefined;
  } catch (error) {
    if (error instanceof BotError && error.code === 'data-in-use') {
      return String(error.facts['holder']);
    }
    throw error;
  }
}
