import { createEngine } from './create-engine.ts';
import type { StudioDeps, StudioSettings } from './settings.ts';
import { defaultTuning, type Studio, startServer } from './start-server.ts';

export type { Studio } from './start-server.ts';

const findMs = 60_000;

/** Starts the studio. Throws `ffmpeg-missing` or `port-taken`. */
export async function createStudio(settings: StudioSettings, deps: StudioDeps): Promise<Studio> {
  const signal = AbortSignal.timeout(findMs);
  const engine = await createEngine(settings, { log: deps.log, signal });
  return startServer({ settings, log: deps.log, engine, tuning: defaultTuning });
}
