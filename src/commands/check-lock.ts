import { BotError } from '../core/errors.ts';
import { acquireInstanceLock } from '../storage/instance-lock.ts';
import type { World } from '../world.ts';
import { type Check, ok, warn } from './check.ts';
import { toSentence } from './sentences.ts';

/** A held lock is well: then a bot runs. */
export async function checkLock(dataDir: string, world: World): Promise<Check> {
  try {
    const lock = await acquireInstanceLock(dataDir, { pid: world.pid, command: 'doctor' });
    await lock.release();
    return ok('lock', 'No other Cutroom works on the data folder.');
  } catch (error) {
    if (error instanceof BotError && error.code === 'data-in-use') {
      return ok('lock', `The data folder is in use by ${String(error.facts['holder'])}.`);
    }
    return warn('lock', toSentence(error));
  }
}
