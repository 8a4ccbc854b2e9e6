import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const runFile = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const program = `${root}dist/src/main.js`;
const lock = `${root}dist/.building`;
const buildMs = 240_000;
const pollMs = 100;

/** Brings the built program up to date and gives its path. Test files that ask at the same time build in turn. */
export async function buildProgram(): Promise<string> {
  await mkdir(`${root}dist`, { recursive: true });
  await takeLock();
  try {
    await compile();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
  return program;
}

/** How long a test file that builds may take before its first test. */
export const buildTimeoutMs = 2 * buildMs;

async function takeLock(): Promise<void> {
  for (;;) {
    try {
      await mkdir(lock);
      return;
    } catch {
      // Another test file builds, or one was killed while it did.
    }
    const found = await stat(lock).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > buildMs) {
      await rm(lock, { recursive: true, force: true });
    }
    await sleep(pollMs);
  }
}

async function compile(): Promise<void> {
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  const args = [compiler, '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'];
  try {
    await runFile(process.execPath, args, { cwd: root, timeout: buildMs });
  } catch (error) {
    // Types are `npm run check`'s to judge; here it matters that there is a program.
    if (!existsSync(program)) throw error;
  }
}
