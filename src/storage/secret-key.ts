import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../core/errors.ts';
import { isMissing, toStoreError } from './errors.ts';

const keyFileName = 'secret.key';
const keyBytes = 32;
const keyPattern = /^[0-9a-f]{64}$/;

/** The key that was made in this data folder, if one was. */
export async function readKeyFile(dir: string): Promise<string | undefined> {
  try {
    const text = (await readFile(join(dir, keyFileName), 'utf8')).trim();
    if (keyPattern.test(text)) return text;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw toStoreError('read the key', error);
  }
  throw new BotError('wrong-key', 'the key file holds no key', { facts: { file: keyFileName } });
}

/** Makes the key once, readable by its owner alone, whole on the disk before it has its name. */
export async function makeKeyFile(dir: string): Promise<string> {
  const key = randomBytes(keyBytes).toString('hex');
  const temporary = join(dir, `${keyFileName}.new`);
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(`${key}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(dir, keyFileName));
  } catch (error) {
    throw toStoreError('write the key', error);
  }
  return key;
}
