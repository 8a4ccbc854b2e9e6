import { createHmac, randomBytes } from 'node:crypto';
import type { StoredFile } from './world.ts';

export interface AttachmentLinks {
  /** A link signed now; each call gives a fresh one. */
  of(file: StoredFile, folder: string): string;
  /** Whether this path and query are a link of ours that has not expired. */
  isGood(url: URL): boolean;
  expireAll(): void;
}

/** `…/attachments/CHANNEL/ID/NAME?ex=…&is=…&hm=…&`, times in hexadecimal seconds, as Discord's CDN signs them. */
export function createAttachmentLinks(cdnBase: string, lifeMs: number): AttachmentLinks {
  const key = randomBytes(32);
  let firstGood = 0;
  let issued = 0;
  const serials = new Map<string, number>();
  // Two links of the same second differ: an expired one does not come to life with the next.
  const sign = (words: readonly (string | number)[]) =>
    createHmac('sha256', key).update(words.join('|')).digest('hex');
  return {
    of(file, folder) {
      const place = file.isEphemeral === true ? 'ephemeral-attachments' : 'attachments';
      const path = `/${place}/${folder}/${file.id}/${encodeURIComponent(file.name)}`;
      const now = Date.now();
      const ex = Math.ceil((now + lifeMs) / 1000).toString(16);
      const is = Math.floor(now / 1000).toString(16);
      issued += 1;
      const hm = sign([path, ex, is, issued]);
      serials.set(hm, issued);
      return `${cdnBase}${path}?ex=${ex}&is=${is}&hm=${hm}&`;
    },
    isGood(url) {
      const [ex, is, hm] = ['ex', 'is', 'hm'].map((name) => url.searchParams.get(name) ?? '');
      if (ex === undefined || is === undefined || hm === undefined) return false;
      const serial = serials.get(hm) ?? 0;
      if (hm !== sign([url.pathname, ex, is, serial])) return false;
      return Date.now() < Number.parseInt(ex, 16) * 1000 && serial >= firstGood;
    },
    expireAll() {
      firstGood = issued + 1;
    },
  };
}
