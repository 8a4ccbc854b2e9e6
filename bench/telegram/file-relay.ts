import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { request } from 'undici';
import { createEditorClient } from '../../src/adapters/editor/client.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { createTelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import { BotError } from '../../src/core/errors.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { createForeignFetch } from '../../src/net/foreign-fetch.ts';
import { silentLog as log } from '../worker/silent-log.ts';

const bytesPerMb = 1_000_000;

const clock = createSystemClock();

/** Nothing is kept in this bench. */
const never = () => Promise.reject(new BotError('internal', 'no store here'));
const store: Store = {
  get: never,
  putIfAbsent: never,
  cas: never,
  delete: never,
  // biome-ignore lint/correctness/useYield: there is nothing to give.
  async *scan() {
    await never();
  },
  // biome-ignore lint/correctness/useYield: there is nothing to give.
  async *scanLive() {
    await never();
  },
};

/** One way of the file bench in a process of its own: `file-relay.ts ours|bare BACKEND TELEGRAM DIR FILE BYTES`. */
const [way, backend = '', apiRoot = '', filesDir = '', path = '', bytes = '0'] =
  process.argv.slice(2);

async function pipeBare(): Promise<void> {
  const body = createReadStream(path);
  const answer = await request(`${backend}/upload`, { method: 'POST', body });
  await answer.body.json();
}

function createOurs() {
  const editor = createEditorClient(
    { baseUrl: backend, skillVersion: '0.0.0', skillPlatform: 'unknown' },
    { log, clock, ids: { uuid: randomUUID }, foreignFetch: createForeignFetch({ allow: [] }) },
  );
  const telegram = createTelegramAdapter(
    { token: '7000000001:AABench', apiRoot, filesDir },
    { clock, ids: { uuid: randomUUID }, random: { next: Math.random }, log, store },
  );
  const account = { kind: 'free', token: 'nmv_usr_bench' } as const;
  return async () => {
    const { name, open } = telegram.reopen({
      kind: 'video',
      name: 'clip.mp4',
      sizeBytes: Number(bytes),
      locator: { fileId: 'bench', uniqueId: 'bench' },
    });
    const call = { account, signal: new AbortController().signal };
    await editor.upload(
      call,
      { sessionId: '1' },
      { name, mimeType: 'video/mp4', sizeBytes: Number(bytes), open },
    );
  };
}

const relay = way === 'ours' ? createOurs() : pipeBare;
// The first one warms up the compiler and the disk's cache.
await relay();
const startedAt = performance.now();
await relay();
const ms = performance.now() - startedAt;
// `maxRSS` is in kilobytes.
const peakMb = (process.resourceUsage().maxRSS * 1024) / bytesPerMb;
process.send?.({ ms, peakMb });
