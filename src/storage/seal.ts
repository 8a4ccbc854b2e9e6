import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { BotError } from '../core/errors.ts';
import type { Json } from '../core/message.ts';

/** Encrypts the `token` fields of `account:` documents; everything else passes as it is. */
export interface Seal {
  /** Names the key without telling it. */
  readonly kid: string;
  close(key: string, document: Json): Json;
  open(key: string, document: Json): Json;
}

const cipher = 'aes-256-gcm';
const keyBytes = 32;
/** NIST SP 800-38D: 96 bits is the size GCM is made for. */
const ivBytes = 12;
const tagBytes = 16;

const sealed = z.object({
  enc: z.literal('v1'),
  kid: z.string(),
  iv: z.string(),
  ct: z.string(),
});

export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'cutroom tokens v1', keyBytes));
  const kid = createHash('sha256').update('kid').update(key).digest('hex').slice(0, 16);
  const close = (place: string) => (value: Json) =>
    typeof value === 'string' ? { enc: 'v1', kid, ...encrypt(key, place, value) } : value;
  const open = (place: string) => (value: Json) => {
    const parsed = sealed.safeParse(value);
    if (!parsed.success) return value;
    if (parsed.data.kid !== kid) throw wrongKey();
    return decrypt(key, place, parsed.data);
  };
  return {
    kid,
    close: (place, document) => mapTokens(place, document, close(place)),
    open: (place, document) => mapTokens(place, document, open(place)),
  };
}

export function wrongKey(): BotError {
  return new BotError('wrong-key', 'the stored tokens were sealed with another key');
}

function mapTokens(place: string, document: Json, map: (value: Json) => Json): Json {
  return place.startsWith('account:') ? mapFields(document, map) : document;
}

function mapFields(value: Json, map: (value: Json) => Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => mapFields(item, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]: [string, Json | undefined]) => {
      if (field === undefined) return [];
      return [[name, name === 'token' ? map(field) : mapFields(field, map)]];
    }),
  );
}

/** The document's key is authenticated too, so that a token cannot be moved to another account. */
function encrypt(key: Buffer, place: string, text: string): { iv: string; ct: string } {
  const iv = randomBytes(ivBytes);
  const encryption = createCipheriv(cipher, key, iv, { authTagLength: tagBytes });
  encryption.setAAD(Buffer.from(place));
  const body = Buffer.concat([encryption.update(text, 'utf8'), encryption.final()]);
  const ct = Buffer.concat([body, encryption.getAuthTag()]);
  return { iv: iv.toString('base64'), ct: ct.toString('base64') };
}

function decrypt(key: Buffer, place: string, box: z.output<typeof sealed>): string {
  const bytes = Buffer.from(box.ct, 'base64');
  try {
    const decryption = createDecipheriv(cipher, key, Buffer.from(box.iv, 'base64'), {
      authTagLength: tagBytes,
    });
    decryption.setAAD(Buffer.from(place));
    decryption.setAuthTag(bytes.subarray(-tagBytes));
    const body = decryption.update(bytes.subarray(0, -tagBytes));
    return Buffer.concat([body, decryption.final()]).toString('utf8');
  } catch (error) {
    throw new BotError('store-failed', 'a sealed token was changed', {
      cause: error,
      facts: { key: place },
    });
  }
}
