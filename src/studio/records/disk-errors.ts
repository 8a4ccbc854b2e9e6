import { StudioError } from '../errors.ts';

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The system's code of an error (`ENOENT` …), if it has one. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A full disk has an answer of its own (507); everything else stays what it is. */
export function toDiskError(error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined || !fullCodes.has(code)) return error;
  return new StudioError('disk-full', 'the disk is full', { cause: error });
}
