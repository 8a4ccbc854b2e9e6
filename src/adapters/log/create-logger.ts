import { pino } from 'pino';
import type { Logger } from '../../core/ports/logger.ts';
import { createScrub } from './scrub.ts';
import { toLogError } from './to-log-error.ts';

export interface LoggerOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Every configured secret, in the clear. */
  readonly secrets: readonly string[];
  /** Takes one line at a time, its line break included. */
  readonly destination: { write(line: string): unknown };
}

/**
 * JSON lines with no secret in them. The finished line is scrubbed, not single fields: secrets come in messages, in
 * stacks and in addresses, where no list of fields finds them.
 */
export function createLogger({ level, secrets, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: toLogError, error: toLogError, cause: toLogError },
      hooks: { streamWrite: createScrub(secrets) },
    },
    { write: (line: string) => void destination.write(line) },
  );
}
