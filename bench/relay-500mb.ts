import { type Bench, inTurn } from './measure.ts';
import { compile, start, told } from './worker/start-worker.ts';
import { relayedBytes, timeRelay } from './worker/time-relay.ts';

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
      const measure = (way: 'ours' | 'bare') => timeRelay(worker, [way, url, String(relayedBytes)]);
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
      server.kill();
    }
  },
};
