import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../errors.ts';
import { systemCode } from '../records/disk-errors.ts';
import type { StudioLog } from '../settings.ts';

export interface DiskSpace {
  /** Throws `disk-full` where the file system is nearly full, or the cap is reached and nothing can go. */
  requireRoom(): Promise<void>;
  /** While bytes come in: throws `disk-full` at once where less is free than stays free. */
  requireFloor(): Promise<void>;
  /** Bytes that came since the last measuring. */
  added(bytes: number): void;
  /** True where something has to go: over the cap, or below the floor. */
  isShort(): Promise<boolean>;
  measure(): Promise<void>;
}

/** Below this the file system counts as full: a render and the records still need to be written. */
const usualFloorBytes = 500_000_000;

/** Renders leave pieces behind that nobody counts: the sum is taken anew this often. */
const measureEveryMs = 60_000;

export interface DiskSpaceDeps {
  readonly dir: string;
  readonly capBytes: number;
  /** Absent: half a gigabyte. */
  readonly floorBytes?: number | undefined;
  readonly log: Pick<StudioLog, 'warn'>;
  freeBytes(): Promise<number>;
  /** Lets go of what may go. */
  makeRoom(): Promise<void>;
  now(): number;
}

export function createDiskSpace(deps: DiskSpaceDeps): DiskSpace {
  let usedBytes = 0;
  let measuredAt = Number.NEGATIVE_INFINITY;
  const { floorBytes = usualFloorBytes } = deps;
  const isLow = async () => (await deps.freeBytes()) < floorBytes;
  const isShort = async () => usedBytes >= deps.capBytes || (await isLow());

  function full(): StudioError {
    deps.log.warn({ usedBytes, capBytes: deps.capBytes, floorBytes }, 'no room is left');
    return new StudioError('disk-full', 'no room is left for more files');
  }

  async function measure(): Promise<void> {
    usedBytes = await folderBytes(deps.dir);
    measuredAt = deps.now();
  }

  return {
    isShort,
    added(bytes) {
      usedBytes += bytes;
    },
    measure,
    async requireRoom() {
      if (deps.now() - measuredAt > measureEveryMs) await measure();
      if (!(await isShort())) return;
      await deps.makeRoom();
      if (await isShort()) throw full();
    },
    async requireFloor() {
      if (await isLow()) throw full();
    },
  };
}

/** Free bytes of the file system that holds the folder, for us. */
export async function freeBytesOf(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

/** Bytes of all files in a folder and below, each once however many names it has; what goes away meanwhile counts as nothing. */
export async function folderBytes(dir: string, counted = new Set<string>()): Promise<number> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    let bytes = 0;
    for (const entry of entries) {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) bytes += await folderBytes(path, counted);
      else if (entry.isFile()) bytes += await bytesOnce(path, counted);
    }
    return bytes;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** A result and the picture kept for the next one are one file with two names. */
async function bytesOnce(path: string, counted: Set<string>): Promise<number> {
  const { dev, ino, nlink, size } = await stat(path);
  if (nlink === 1) return size;
  const file = `${dev}:${ino}`;
  if (counted.has(file)) return 0;
  counted.add(file);
  return size;
}
