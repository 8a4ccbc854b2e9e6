import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createFakeBackend, type FakeBackend } from '../test/fakes/backend/server.ts';
import type { Bench, Figures } from './measure.ts';

const turnCount = 1_000;
/** Whatever the first turns load and compile is no memory of theirs. */
const warmUpCount = 20;
const goalKb = 60;
const lookEveryMs = 500;
const stillMs = 4_000;
const patienceMs = 180_000;
/** The young generation's slack, tens of megabytes either way, would hide what turns hold. */
const heapFlags = ['--expose-gc', '--max-semi-space-size=2'];

/** What a thousand turns hold whose runs are all under way, each with its stream, beyond the process that waits for them. */
export const bench: Bench = {
  name: 'journal.memory',
  goal: '<=1.00',
  unit: 'kB',
  run: async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'cutroom-bench-'));
    const backend = await createFakeBackend();
    for (let run = 0; run < turnCount + warmUpCount; run += 1) backend.script([{ hang: true }]);
    const child = fork(new URL('./journal/live-turns.ts', import.meta.url), [dir, backend.url], {
      execArgv: ['--import', 'tsx', ...heapFlags],
    });
    try {
      await told(child);
      return await measure(child, backend);
    } finally {
      child.kill('SIGKILL');
      await backend.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

async function measure(child: ChildProcess, backend: FakeBackend): Promise<Figures> {
  const idle = await memoryWith(child, backend, warmUpCount);
  const live = await memoryWith(child, backend, turnCount);
  const openStreams = runsOf(backend);
  if (openStreams < turnCount + warmUpCount) throw new Error(`only ${openStreams} turns are live`);
  return {
    ours: (live.rssKb - idle.rssKb) / turnCount,
    baseline: goalKb,
    runs: 1,
    facts: {
      turns: turnCount,
      openStreams,
      heapKbPerTurn: Math.round((live.heapKb - idle.heapKb) / turnCount),
      idleMb: Math.round(idle.rssKb / 1_000),
    },
  };
}

interface Memory {
  readonly rssKb: number;
  readonly heapKb: number;
}

async function memoryWith(child: ChildProcess, backend: FakeBackend, more: number) {
  child.send(more);
  await untilStill(backend);
  child.send('measure');
  // The process is ours and answers nothing else.
  return (await told(child)) as Memory;
}

/** Until nothing more is asked of the backend: whoever may run, runs. */
async function untilStill(backend: FakeBackend): Promise<void> {
  const startedAt = performance.now();
  let seen = -1;
  let stillSince = startedAt;
  while (performance.now() - stillSince < stillMs) {
    if (performance.now() - startedAt > patienceMs) throw new Error('it never came to rest');
    if (backend.requests.length !== seen) stillSince = performance.now();
    seen = backend.requests.length;
    await wait(lookEveryMs);
  }
}

function runsOf(backend: FakeBackend): number {
  return backend.requests.filter((each) => each.path === '/run_sse').length;
}

function told(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
  });
}
