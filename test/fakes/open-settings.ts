import type { BotSettings } from '../../src/core/settings.ts';

/** Open to everybody, with the limits that are usual. */
export const openSettings = {
  operators: [],
  linksOpenable: false,
  access: 'open',
  allowed: [],
  turnsAtOnce: 2,
  turnsPerDay: 30,
  bytesPerDay: 3_000_000_000,
} as const satisfies BotSettings;
