import type { Settings } from '../../config/settings.ts';
import { createLogger } from '../adapters/log/create-logger.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { World } from '../world.ts';

export interface LogOptions {
  readonly settings: Settings;
  readonly world: World;
  readonly write: (line: string) => void;
  /** Where the settings name no level: `error` for commands whose standard error a person reads along. */
  readonly level: 'info' | 'error';
}

export function openLog({ settings, world, write, level }: LogOptions): Logger {
  const log = createLogger({
    level: settings.logLevel ?? level,
    secrets: settings.secrets,
    destination: { write },
  });
  world.signals.onCrash((err) => log.error({ err }, 'failed where nobody waited'));
  return log;
}
