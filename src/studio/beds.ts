import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { BedId } from './edit/timeline.ts';
import type { Engine } from './engine.ts';
import type { MediaFacts } from './media/facts.ts';

/** A music bed that ships with the studio. */
export interface Bed {
  readonly id: BedId;
  readonly title: string;
  readonly mood: readonly string[];
  readonly bpm: number;
  readonly path: string;
  readonly sha256: string;
  readonly facts: MediaFacts;
}

const bedList = z.array(
  z.looseObject({
    id: z.string().regex(/^[a-z0-9_-]{1,36}$/),
    file: z.string().regex(/^[a-z0-9-]+\.(ogg|m4a|mp3|wav)$/),
    title: z.string(),
    mood: z.array(z.string()),
    bpm: z.number(),
  }),
);

/** The beds that `beds.json` in the folder names. They are ours: a list that cannot be read is a broken installation and throws. */
export async function listBeds(
  dir: string,
  inspect: Engine['inspectBed'],
  signal: AbortSignal,
): Promise<readonly Bed[]> {
  const list = bedList.parse(JSON.parse(await readFile(join(dir, 'beds.json'), 'utf8')));
  return Promise.all(
    list.map(async ({ id, file, title, mood, bpm }) => {
      const path = join(dir, file);
      const [sha256, facts] = await Promise.all([hashFile(path), inspect(path, signal)]);
      return { id: toBedId(id), title, mood, bpm, path, sha256, facts };
    }),
  );
}

function toBedId(id: string): BedId {
  return id.startsWith('bed_') ? `bed_${id.slice('bed_'.length)}` : `bed_${id}`;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
