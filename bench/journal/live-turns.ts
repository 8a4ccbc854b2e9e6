import { setTimeout as wait } from 'node:timers/promises';
import { createEditorClient } from '../../src/adapters/editor/client.ts';
import { createLogger } from '../../src/adapters/log/create-logger.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { systemIds, systemRandom } from '../../src/adapters/system/system-ids.ts';
import { type Bot, createBot } from '../../src/core/bot.ts';
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts';
import { createForeignFetch } from '../../src/net/foreign-fetch.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { openSettings } from '../../test/fakes/open-settings.ts';

const settleMs = 1_000;
const collections = 4;
const bytesPerKb = 1_000;

/** A platform that takes everything and keeps nothing, so that only the bot's own memory is seen. */
const chat: ChatAdapter = {
  platform: 'telegram',
  limits: {
    textChars: 4096,
    uploadBytes: 50_000_000,
    downloadBytes: 50_000_000,
    editIntervalMs: { direct: 1_000, group: 3_000 },
    buttonsPerRow: 3,
    keyedPosts: 'none',
    opensLoopbackLinks: false,
  },
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  acknowledge: () => Promise.resolve(),
  post: (_thread, _message, key) => Promise.resolve(key),
  edit: () => Promise.resolve(),
  showActivity: () => Promise.resolve(),
  directThread: async (author) => author,
  trouble: () => undefined,
  reopen: (attachment) => ({ ...attachment, open: async function* nothing() {} }),
};

async function startBot(dir: string, baseUrl: string): Promise<Bot> {
  const log = createLogger({ level: 'silent', secrets: [], destination: process.stderr });
  const store = await openStore({ dir, log });
  const clock = createSystemClock();
  const editor = createEditorClient(
    { baseUrl, skillVersion: '0.0.0', skillPlatform: 'unknown' },
    { log, clock, ids: systemIds, foreignFetch: createForeignFetch({ allow: [] }) },
  );
  const bot = createBot({
    adapters: [chat],
    editor,
    store,
    clock,
    ids: systemIds,
    random: systemRandom,
    log,
    settings: { ...openSettings, linksOpenable: true },
  });
  await bot.resume();
  return bot;
}

/** A new person in a thread of their own asks for an edit. */
async function ask(bot: Bot, person: number): Promise<void> {
  await bot.receive({
    id: String(person),
    thread: { id: `telegram:${person}`, kind: 'direct' },
    author: { id: `telegram:${person}`, name: 'Ada' },
    text: 'put the title one at the start',
    attachments: [],
    sentAt: 0,
  });
}

async function memory() {
  // Pages that a collection freed go back to the system with the next ones.
  for (let round = 0; round < collections; round += 1) {
    await wait(settleMs);
    globalThis.gc?.();
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rssKb: rss / bytesPerKb, heapKb: heapUsed / bytesPerKb };
}

/** A process of its own: `live-turns.ts DIR URL`; a number that it is sent is how many more persons ask. */
const [dir = '', url = ''] = process.argv.slice(2);
const bot = await startBot(dir, url);
let persons = 0;
process.on('message', (said) => {
  if (said === 'measure') return void memory().then((figures) => process.send?.(figures));
  void askAll(Number(said));
});
process.send?.('ready');

async function askAll(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    persons += 1;
    await ask(bot, persons);
  }
}
