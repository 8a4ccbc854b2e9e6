import type { Logger } from '../../src/core/ports/logger.ts';

const quiet = () => undefined;

/** Keeps nothing: memory is measured here. */
export const silentLog: Logger = {
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  child: () => silentLog,
};
