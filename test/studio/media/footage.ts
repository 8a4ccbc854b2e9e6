import { afterAll } from 'vitest';
import type { MeasureName, Measures, MediaFacts } from '../../../src/studio/media/facts.ts';
import { inspectMedia } from '../../../src/studio/media/inspect.ts';
import { measureSource } from '../../../src/studio/media/measure.ts';
import { findTools, type Tools } from '../../../src/studio/media/tools.ts';
import { createMediaFolder, type MediaFolder } from '../../fixtures/media/media-folder.ts';

/** A folder for the media of one file of tests, and the studio's own look at what lies in it. */
export interface Footage extends Pick<MediaFolder, 'dir' | 'path'> {
  readonly tools: Tools;
  inspect(path: string, maxMinutes?: number): Promise<MediaFacts>;
  measure<Name extends MeasureName>(path: string, name: Name): Promise<NonNullable<Measures[Name]>>;
}

/** Called at the top of a file; the folder goes with its last test. */
export async function openFootage(): Promise<Footage> {
  const { dir, path, remove } = await createMediaFolder();
  afterAll(remove);
  const { signal } = new AbortController();
  const tools = await findTools({ signal });
  const inspect: Footage['inspect'] = (file, maxMinutes = 60) =>
    inspectMedia(file, { tools, maxMinutes, signal, workDir: dir });
  return {
    ...{ dir, path, tools, inspect },
    measure: async (file, name) =>
      measureSource(file, await inspect(file), name, { tools, signal }),
  };
}
