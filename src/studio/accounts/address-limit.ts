import { StudioError } from '../errors.ts';
import { createDocuments } from '../records/create-documents.ts';
import type { AddressRecord } from './account-record.ts';
import { addressRecord } from './account-record.ts';
import { hashSecret } from './secrets.ts';

export interface AddressLimit {
  /** Counts one new token for the address; throws `rate-limited` beyond the limit. */
  count(address: string, now: number): Promise<void>;
}

const documentKey = 'addresses';

/** At most `perWindow` tokens for one address in `windowMs`; no limit where it is absent. */
export function createAddressLimit(settings: {
  readonly path: string;
  readonly windowMs: number;
  readonly perWindow: number | undefined;
}): AddressLimit {
  const { path, windowMs, perWindow } = settings;
  if (perWindow === undefined) return { count: async () => undefined };
  const documents = createDocuments<AddressRecord>(addressRecord, () => path);

  return {
    async count(address, now) {
      const hash = hashSecret(address);
      await documents.write(documentKey, (current) => {
        const live = forgetOld(current?.mintedAt ?? {}, now - windowMs);
        const mine = live[hash] ?? [];
        const [oldest] = mine;
        if (oldest !== undefined && mine.length >= perWindow) {
          throw tooMany(oldest + windowMs - now);
        }
        return { v: 1, mintedAt: { ...live, [hash]: [...mine, now] } };
      });
    },
  };
}

function forgetOld(mintedAt: AddressRecord['mintedAt'], before: number): AddressRecord['mintedAt'] {
  const live = Object.entries(mintedAt).map(
    ([hash, times]) => [hash, times.filter((at) => at > before)] as const,
  );
  return Object.fromEntries(live.filter(([, times]) => times.length > 0));
}

/** The refusal of a token, with the time after which it can be had. */
export function tooMany(waitMs: number): StudioError {
  return new StudioError('rate-limited', 'no further free token for now', {
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
  });
}
