import { BotError, type ErrorCode } from '../core/errors.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  SQLITE_BUSY: 'store-busy',
  SQLITE_LOCKED: 'store-busy',
  SQLITE_FULL: 'store-full',
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
};

/** What SQLite or the file system threw, in the core's words. `doing` says what was tried. */
export function toStoreError(doing: string, thrown: unknown): BotError {
  if (thrown instanceof BotError) return thrown;
  const reason = codeOf(thrown) ?? 'unknown';
  return new BotError(codes[reason] ?? 'store-failed', `${doing}: ${reason}`, {
    cause: thrown,
    facts: { reason },
  });
}

export function isBusy(thrown: unknown): boolean {
  return codeOf(thrown) === 'SQLITE_BUSY';
}

export function isMissing(thrown: unknown): boolean {
  return codeOf(thrown) === 'ENOENT';
}

function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
