import { BotError, type ErrorCode, toBotError as toKnownError } from '../../core/errors.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
  EEXIST: 'output-exists',
  ENOENT: 'download-failed',
  EISDIR: 'download-failed',
  EACCES: 'chat-refused',
  EPERM: 'chat-refused',
  EROFS: 'chat-refused',
};

/** What the file system threw, in the core's words. */
export function toBotError(thrown: unknown): BotError {
  const reason = reasonOf(thrown);
  const code = reason === undefined ? undefined : codes[reason];
  if (code === undefined) return toKnownError(thrown);
  return new BotError(code, `file system: ${reason}`, { cause: thrown });
}

export function reasonOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
