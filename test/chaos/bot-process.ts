import { createEditorClient } from '../../src/adapters/editor/client.ts';
import { createLogger } from '../../src/adapters/log/create-logger.ts';
import { type Bot, createBot } from '../../src/core/bot.ts';
import { createForeignFetch } from '../../src/net/foreign-fetch.ts';
import { type OpenStore, openStore } from '../../src/storage/open-store.ts';
import { openSettings } from '../fakes/open-settings.ts';
import { createSeededIds, createSeededRandom } from '../fakes/seeded.ts';
import { createFastClock } from './fast-clock.ts';
import { forgetful } from './people.ts';
import { createPlatformAdapter } from './platform-adapter.ts';
import type { LifePlan, LifeSays } from './wire.ts';

/** The bot as a process of its own, to be killed: real core, real SQLite, real client; only time is faster. */
// Proof: the run that forks this file gives it one plan as JSON.
await live(JSON.parse(process.argv[2] ?? '{}') as LifePlan);

async function live(plan: LifePlan): Promise<void> {
  const log = createLogger({
    level: plan.isLogged ? 'info' : 'silent',
    secrets: [],
    destination: process.stderr,
  });
  const store = await openStore({ dir: plan.dir, log });
  const adapter = createPlatformAdapter(plan);
  const clock = createFastClock(plan.speed, plan.startAt);
  const ids = createSeededIds(plan.seed);
  const editor = createEditorClient(
    {
      baseUrl: plan.backendUrl,
      skillVersion: '0.0.0',
      skillPlatform: 'test',
      waits: { breakerOpenMs: 10_000 / plan.speed },
    },
    { log, clock, ids, foreignFetch: createForeignFetch({ allow: [] }) },
  );
  const bot = createBot({
    adapters: [adapter],
    editor,
    store,
    clock,
    ids,
    random: createSeededRandom(plan.seed),
    log,
    settings: { ...openSettings, linksOpenable: true, turnsPerDay: 100_000 },
  });
  await bot.resume();
  await adapter.start(bot);
  process.once('message', () => {
    void finish(bot, store, () => adapter.stop());
  });
  // A run that was itself ended leaves no bot behind.
  process.once('disconnect', () => process.exit());
  tell({ kind: 'ready' });
}

/** Whatever else fails here ends the process, and with it the run that watches it. */
async function finish(bot: Bot, store: OpenStore, stop: () => Promise<void>): Promise<void> {
  await bot.whenIdle();
  let liveTurns = 0;
  for await (const _turn of store.scanLive()) liveTurns += 1;
  const leftOfForgotten = await findOf(store, new RegExp(`(telegram|discord):${forgetful}\\b`));
  await stop();
  await bot.stop(0);
  await store.close();
  tell({ kind: 'over', liveTurns, leftOfForgotten });
  process.disconnect();
}

/** Documents that name somebody, wherever in them. */
async function findOf(store: OpenStore, id: RegExp): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const kind of ['turn', 'conversation', 'project', 'account', 'person']) {
    for await (const stored of store.scan(`${kind}:`)) {
      if (id.test(JSON.stringify(stored))) keys.push(stored.key);
    }
  }
  return keys;
}

function tell(said: LifeSays): void {
  process.send?.(said);
}
