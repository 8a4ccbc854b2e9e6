import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { systemCode } from '../records/disk-errors.ts';

export interface SignedLinks {
  /** A link's path with its query, good from now for the hours that were set. */
  pathOf(fileId: string): string;
  check(fileId: string, query: { readonly exp: string; readonly sig: string }): LinkVerdict;
}

type LinkVerdict = 'good' | 'expired' | 'forged';

const keyBytes = 32;
const hourMs = 60 * 60 * 1000;

export function createSignedLinks(deps: {
  readonly key: Buffer;
  readonly hours: number;
  now(): number;
}): SignedLinks {
  const sign = (fileId: string, exp: string) =>
    createHmac('sha256', deps.key).update(`${fileId}.${exp}`).digest();

  return {
    pathOf(fileId) {
      const exp = String(Math.ceil((deps.now() + deps.hours * hourMs) / 1000));
      return `/files/${fileId}?exp=${exp}&sig=${sign(fileId, exp).toString('base64url')}`;
    },
    check(fileId, { exp, sig }) {
      const given = Buffer.from(sig, 'base64url');
      const right = sign(fileId, exp);
      // Compared before the time is looked at: of a forged link nothing is told.
      if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
      return Number(exp) * 1000 > deps.now() ? 'good' : 'expired';
    },
  };
}

/** The key that signs links: made once, readable by the owner alone, so that links survive a restart. */
export async function openLinkKey(path: string): Promise<Buffer> {
  try {
    await writeFile(path, randomBytes(keyBytes).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  const key = Buffer.from(await readFile(path, 'utf8'), 'hex');
  if (key.length !== keyBytes) throw new Error('the key of the links is damaged');
  return key;
}
