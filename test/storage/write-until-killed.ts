import { openStore } from '../../src/storage/open-store.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';

/** A process of its own that writes documents, and says of each that it is safe, until it is killed. */
const store = await openStore({ dir: process.argv[2] ?? '', log: createQuietLogger() });
await store.putIfAbsent('turn:counter', { n: 0 });
for (let n = 1; ; n++) {
  await store.cas('turn:counter', n, { n, isLive: true, padding: `${n}`.repeat(200) });
  await store.putIfAbsent(`conversation:${n}`, { n });
  process.stdout.write(`${n}\n`);
}
