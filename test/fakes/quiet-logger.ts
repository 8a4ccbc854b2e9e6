import type { Logger } from '../../src/core/ports/logger.ts';

export interface LoggedLine {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Keeps what is logged, for tests to look at. */
export function createQuietLogger(lines: LoggedLine[] = []): Logger & {
  readonly lines: readonly LoggedLine[];
} {
  const at =
    (level: LoggedLine['level'], bound: Readonly<Record<string, unknown>>) =>
    (fields: Readonly<Record<string, unknown>>, message: string) => {
      lines.push({ level, message, fields: { ...bound, ...fields } });
    };
  const make = (bound: Readonly<Record<string, unknown>>): Logger => ({
    trace: at('trace', bound),
    debug: at('debug', bound),
    info: at('info', bound),
    warn: at('warn', bound),
    error: at('error', bound),
    child: (fields) => make({ ...bound, ...fields }),
  });
  return { ...make({}), lines };
}
