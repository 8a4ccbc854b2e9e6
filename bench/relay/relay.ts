import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { createEditorClient } from '../../src/adapters/editor/client.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import { createForeignFetch } from '../../src/net/foreign-fetch.ts';
import { silentLog as log } from '../worker/silent-log.ts';

const bytesPerMb = 1_000_000;
const warmUpBytes = 64 * 1024 * 1024;

function createBare(base: string) {
  return async (sizeBytes: number) => {
    const source = await request(`${base}/${sizeBytes}`);
    const answer = await request(`${base}/upload`, { method: 'POST', body: source.body });
    await answer.body.json();
  };
}

function createOurs(base: string) {
  const editor = createEditorClient(
    { baseUrl: base, skillVersion: '0.0.0', skillPlatform: 'unknown' },
    { log, clock, ids: { uuid: randomUUID }, foreignFetch: createForeignFetch({ allow: [] }) },
  );
  const account = { kind: 'free', token: 'nmv_usr_bench' } as const;
  return async (sizeBytes: number) => {
    async function* open(signal: AbortSignal) {
      yield* (await request(`${base}/${sizeBytes}`, { signal })).body;
    }
    const call = { account, signal: new AbortController().signal };
    const clip = { name: 'clip.mp4', mimeType: 'video/mp4', sizeBytes, open };
    await editor.upload(call, { sessionId: '1' }, clip);
  };
}

const clock: Clock = {
  now: () => Date.now(),
  sleep: () => Promise.resolve(),
  after: (afterMs, callback) => {
    const timer = setTimeout(callback, afterMs);
    return () => clearTimeout(timer);
  },
};

/** One way of the relay bench in a process of its own, so that its memory is its own: `relay.ts ours|bare URL BYTES`. */
const [way = 'ours', url = '', bytes = '0'] = process.argv.slice(2);
const relay = way === 'ours' ? createOurs(url) : createBare(url);
await relay(warmUpBytes);
const startedAt = performance.now();
await relay(Number(bytes));
const ms = performance.now() - startedAt;
// `maxRSS` is in kilobytes.
const peakMb = (process.resourceUsage().maxRSS * 1024) / bytesPerMb;
process.send?.({ ms, peakMb });
