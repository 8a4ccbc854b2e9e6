import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildProgram } from '../test/build.ts';
import { type Bench, inTurn, median } from './measure.ts';

const runCount = 7;
const longestMs = 60_000;

/** Every library that a start with the studio in the same process brings in. */
const libraries = [
  '@fastify/multipart',
  '@fastify/send',
  '@keyv/sqlite',
  'cockatiel',
  'eventsource-parser',
  'execa',
  'fastify',
  'file-type',
  'form-data-encoder',
  'ipaddr.js',
  'keyv',
  'music-tempo',
  'p-queue',
  'pino',
  'undici',
  'write-file-atomic',
  'zod',
] as const;

const importAll = `await Promise.all(${JSON.stringify(libraries)}.map((each) => import(each)));
console.error('ready');`;

/**
 * From the start of the process until the bot takes messages, against a process that only imports the libraries.
 * `completeMs` is the median until the studio, which starts behind it, listens too.
 */
export const bench: Bench = {
  name: 'start.ready',
  goal: '<=1.50',
  unit: 'ms',
  run: async () => {
    const program = await buildProgram();
    const dir = await mkdtemp(join(tmpdir(), 'cutroom-start-'));
    const envFile = join(dir, 'env');
    await writeFile(envFile, `CUTROOM_DATA_DIR=${dir}\nCUTROOM_LOG_LEVEL=info\n`);
    const complete: number[] = [];
    const ours = async () => {
      const times = await watch([program, '--env-file', envFile], [/"ready"/, /listens/]);
      complete.push(times[1] ?? Number.NaN);
      return times[0] ?? Number.NaN;
    };
    const baseline = async () => {
      const times = await watch(['--input-type=module', '--eval', importAll], [/^ready$/]);
      return times[0] ?? Number.NaN;
    };
    try {
      // The first start makes the database and fills the caches of the system.
      await ours();
      await baseline();
      complete.length = 0;
      const figures = await inTurn({ runs: runCount, ours, baseline });
      return { ...figures, facts: { completeMs: Math.round(median(complete)) } };
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  },
};

/** Milliseconds until the process has said each of the things; it is ended then. */
async function watch(
  args: readonly string[],
  signs: readonly RegExp[],
): Promise<readonly number[]> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: longestMs,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const times: number[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const sign = signs[times.length];
    if (sign?.test(line) !== true) continue;
    times.push(performance.now() - startedAt);
    if (times.length === signs.length) child.kill('SIGTERM');
  }
  await ended;
  if (times.length < signs.length) throw new Error('the process ended before it was ready');
  return times;
}
