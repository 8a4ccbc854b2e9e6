import { createHash, randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Pieces of earlier renders, found again by what they were made of. */
export interface PieceCache {
  /** Puts the piece at `path`, false where there is none; what was there before is gone either way. */
  take(key: string, path: string): Promise<boolean>;
  keep(key: string, path: string): Promise<void>;
  drop(key: string): Promise<void>;
  /** Deletes what was not used for a week, then the least recently used until the rest fits. */
  trim(): Promise<void>;
}

/** Same content, same key: `made` must hold all that the piece depends on, and no paths. */
export function toCacheKey(made: unknown): string {
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

export function createPieceCache(dir: string, maxBytes: number): PieceCache {
  const place = (key: string) => join(dir, key);
  return {
    async take(key, path) {
      // It may be a piece by its other name, and must not be written into.
      await rm(path, { force: true });
      try {
        await linkOrCopy(place(key), path);
        // A finished film may be the same file, and who goes on with its download asks when it was written.
        const { mtime } = await stat(place(key));
        await utimes(place(key), new Date(), mtime);
        return true;
      } catch {
        // Not there, or swept away in this moment: it is made again, in a file of its own.
        await rm(path, { force: true });
        return false;
      }
    },
    async keep(key, path) {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const temporary = `${place(key)}.${randomUUID()}.part`;
      try {
        await linkOrCopy(path, temporary);
        await rename(temporary, place(key));
      } finally {
        await rm(temporary, { force: true });
      }
    },
    drop: (key) => rm(place(key), { force: true }),
    trim: () => trim(dir, maxBytes),
  };
}

/** A link costs nothing and outlives the sweep; some file systems have none. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    await copyFile(from, to);
  }
}

/** As long as finished renders are kept by default. */
const longestUnusedMs = 7 * 24 * 60 * 60 * 1000;

async function trim(dir: string, maxBytes: number): Promise<void> {
  const files = await listFiles(dir);
  const oldest = Date.now() - longestUnusedMs;
  let sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  for (const file of files.sort((a, b) => a.usedAt - b.usedAt)) {
    if (sizeBytes <= maxBytes && file.usedAt >= oldest) return;
    await rm(file.path, { force: true });
    sizeBytes -= file.sizeBytes;
  }
}

interface Kept {
  readonly path: string;
  readonly sizeBytes: number;
  readonly usedAt: number;
}

async function listFiles(dir: string): Promise<Kept[]> {
  const names = await readdir(dir).catch(() => []);
  const files = await Promise.all(
    names.map(async (name): Promise<Kept[]> => {
      const path = join(dir, name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || !found.isFile()) return [];
      return [{ path, sizeBytes: found.size, usedAt: found.atimeMs }];
    }),
  );
  return files.flat();
}
