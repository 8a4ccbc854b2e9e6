import { type Bench, inTurn } from './measure.ts';
import { compile, start, told } from './worker/start-worker.ts';

const relayedBytes = 500 * 1024 * 1024;
const bytesPerMb = 1_000_000;

/** 500 MB from a platform to the backend through the client, against a bare undici pipe. */
export const bench: Bench = {
  name: 'relay.500mb',
  goal: '>=0.80',
  unit: 'MB/s',
  run: async () => {
    const server = start(compile('relay/server.ts'), []);
    try {
      const { url } = await told<{ readonly url: string }>(server);
      const worker = compile('relay/relay.ts');
      let peakMb = 0;
      const figures = await inTurn({
        runs: 5,
        baseline: async () => toRate(await relay(worker, 'bare', url)),
        ours: async () => {
          const measured = await relay(worker, 'ours', url);
          peakMb = Math.max(peakMb, measured.peakMb);
          return toRate(measured);
        },
      });
      return { ...figures, facts: { peakMb: Math.round(peakMb), peakGoalMb: 160 } };
    } finally {
      server.kill();
    }
  },
};

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
}

function toRate({ ms }: Measured): number {
  return relayedBytes / bytesPerMb / (ms / 1000);
}

async function relay(worker: string, way: 'ours' | 'bare', url: string): Promise<Measured> {
  const child = start(worker, [way, url, String(relayedBytes)]);
  try {
    return await told<Measured>(child);
  } finally {
    child.kill();
  }
}
