import { createHash, randomBytes } from 'node:crypto';

/** A bearer as section 2 of the protocol shows it: `nmv_usr_` and 43 url-safe characters. */
export function makeToken(): string {
  return `nmv_usr_${randomBytes(32).toString('base64url')}`;
}

/** Opens nothing here: the studio has no website. It is given so that one client speaks to every backend. */
export function makeClaimToken(): string {
  return `clm_${randomBytes(24).toString('base64url')}`;
}

export function makeUserId(): string {
  return `anon_${randomBytes(8).toString('hex')}`;
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
