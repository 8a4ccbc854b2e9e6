import { readdir, readFile } from 'node:fs/promises';

const lookEveryMs = 100;

/** The most memory that this process and its children had at one moment while the work went on, in MB; needs /proc. */
export async function peakMb(work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(async () => {
      peak = Math.max(peak, await residentMb());
    });
  }, lookEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await looking;
  }
  return peak;
}

async function residentMb(): Promise<number> {
  const pids = [process.pid, ...(await childrenOf(process.pid))];
  const sizes = await Promise.all(pids.map(residentKb));
  return sizes.reduce((sum, kb) => sum + kb, 0) / 1024;
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(tasks.map((task) => read(`/proc/${pid}/task/${task}/children`)));
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}

async function residentKb(pid: number): Promise<number> {
  const status = await read(`/proc/${pid}/status`);
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
}

/** Empty for a process that has just ended. */
function read(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '');
}
