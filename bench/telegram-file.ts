import { mkdtemp, open, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, inTurn } from './measure.ts';
import { compile, start, told } from './worker/start-worker.ts';
import { relayedBytes, timeRelay } from './worker/time-relay.ts';

/** 500 MB that an own Bot API server has on its disk, through the adapter and the client to the backend, against a bare pipe. */
export const bench: Bench = {
  name: 'telegram.file',
  goal: '>=0.80',
  unit: 'MB/s',
  run: async () => {
    const dir = await mkdtemp(join(tmpdir(), 'cutroom-bench-'));
    const path = await makeFile(dir);
    const telegram = await openTelegram(path);
    const backend = start(compile('relay/server.ts'), []);
    try {
      const { url } = await told<{ readonly url: string }>(backend);
      const worker = compile('telegram/file-relay.ts');
      const measure = (way: 'ours' | 'bare') =>
        timeRelay(worker, [way, url, telegram.url, dir, path, String(relayedBytes)]);
      let peakMb = 0;
      const figures = await inTurn({
        runs: 5,
        baseline: async () => (await measure('bare')).rate,
        ours: async () => {
          const measured = await measure('ours');
          peakMb = Math.max(peakMb, measured.peakMb);
          return measured.rate;
        },
      });
      return { ...figures, facts: { peakMb: Math.round(peakMb), peakGoalMb: 160 } };
    } finally {
      backend.kill();
      telegram.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

/** Without holes, and read once before it counts: a disk is nobody's merit here. */
async function makeFile(dir: string): Promise<string> {
  const path = join(dir, 'clip.mp4');
  const file = await open(path, 'w');
  const piece = Buffer.alloc(1024 * 1024, 7);
  for (let written = 0; written < relayedBytes; written += piece.length) await file.write(piece);
  await file.close();
  return path;
}

/** Of a Bot API server only what tells where a file is. */
async function openTelegram(path: string) {
  const result = { file_id: 'bench', file_unique_id: 'bench', file_path: path };
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ ok: true, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
