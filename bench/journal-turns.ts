import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Bot, createBot } from '../src/core/bot.ts';
import { type OpenStore, openStore } from '../src/storage/open-store.ts';
import { createFastClock } from '../test/chaos/fast-clock.ts';
import { createFakeChat, type FakeChat } from '../test/fakes/fake-chat.ts';
import { createFakeEditor } from '../test/fakes/fake-editor.ts';
import { openSettings } from '../test/fakes/open-settings.ts';
import { createQuietLogger } from '../test/fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../test/fakes/seeded.ts';
import { recordWrites, repeatWrites, type Write } from './journal/recorded-store.ts';
import { type Bench, inTurn } from './measure.ts';

const conversationCount = 50;
const turnsOfEach = 4;
const turnCount = conversationCount * turnsOfEach;
/** Nothing but the store is waited for: a render's twenty seconds are a fifth of a millisecond. */
const speed = 100_000;
const writesAtOnce = 50;

/** Mailbox, journal and delivery with fake platform and backend, against the same writes on the bare store. */
export const bench: Bench = {
  name: 'journal.turns',
  goal: '>=0.60',
  unit: 'turns/s',
  run: async () => {
    let writes: readonly Write[] = (await runTurns()).writes;
    const figures = await inTurn({
      runs: 5,
      ours: async () => {
        const run = await runTurns();
        writes = run.writes;
        return toRate(run.ms);
      },
      baseline: async () => toRate(await withStore((store) => timed(() => repeat(store, writes)))),
    });
    return { ...figures, facts: { writesPerTurn: Math.round(writes.length / turnCount) } };
  },
};

const repeat = (store: OpenStore, writes: readonly Write[]) =>
  repeatWrites(store, writes, writesAtOnce);

function toRate(ms: number): number {
  return turnCount / (ms / 1000);
}

function runTurns(): Promise<{ readonly ms: number; readonly writes: readonly Write[] }> {
  return withStore(async (bare) => {
    const store = recordWrites(bare);
    const clock = createFastClock(speed, Date.now());
    const chat = createFakeChat({ limits: { editIntervalMs: { direct: 0, group: 0 } } });
    let settledCount = 0;
    const bot = createBot({
      adapters: [chat],
      editor: createFakeEditor({ clock }),
      store,
      clock,
      ids: createSeededIds(1),
      random: createSeededRandom(1),
      log: createQuietLogger(),
      settings: { ...openSettings, linksOpenable: true, turnsPerDay: turnCount },
      onSettled: ({ outcome }) => {
        if (outcome === 'done') settledCount += 1;
      },
    });
    await bot.resume();
    await chat.start(bot);
    const ms = await timed(() => everybodyAsks(chat, bot));
    if (settledCount !== turnCount) throw new Error(`only ${settledCount} turns were done`);
    return { ms, writes: store.writes };
  });
}

/** Each writes all at once: a job with a clip, then edits in words. */
async function everybodyAsks(chat: FakeChat, bot: Bot): Promise<void> {
  const people = Array.from({ length: conversationCount }, (_, at) => String(at));
  await Promise.all(
    people.map(async (author) => {
      for (let at = 0; at < turnsOfEach; at += 1) {
        const text = `put the title take ${at} at the start`;
        const files = at === 0 ? [{ name: `${author}.mp4`, bytes: 1_000 }] : [];
        await chat.say({ id: `${author}-${at}`, thread: author, author, text, files });
      }
    }),
  );
  await bot.whenIdle();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function withStore<T>(use: (store: OpenStore) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cutroom-bench-'));
  const store = await openStore({ dir, log: createQuietLogger() });
  try {
    return await use(store);
  } finally {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  }
}
