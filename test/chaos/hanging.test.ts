import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeBackend, type FakeBackend } from '../fakes/backend/server.ts';
import { createSeededRandom } from '../fakes/seeded.ts';
import { type Life, startLife } from './life.ts';
import type { Misfortune } from './misfortune.ts';
import { createPlatform, type Platform, resultsOf } from './platform.ts';

const group = { thread: '-100', kind: 'group' } as const;
const patienceMs = 60_000;
const mostTries = 5;

interface Stage {
  readonly backend: FakeBackend;
  readonly platform: Platform;
  readonly life: Life;
  readonly dir: string;
}

async function setStage(): Promise<Stage> {
  const counts = { exchanges: 0, drops: 0, refusals: 0 };
  const random = createSeededRandom(1);
  const misfortune: Misfortune = { random, dropShare: 0, refuseShare: 0, counts };
  const dir = await mkdtemp(join(tmpdir(), 'cutroom-hanging-'));
  const backend = await createFakeBackend({ hasLinks: false });
  const platform = await createPlatform({ keyedPosts: 'none', misfortune });
  const life = startLife({
    dir,
    backendUrl: backend.url,
    platformUrl: platform.url,
    keyedPosts: 'none',
    speed: 1,
    startAt: Date.now(),
    seed: 1,
    isLogged: false,
  });
  await life.whenReady;
  return { backend, platform, life, dir };
}

/** How long it took until the platform held this. */
async function until(isTrue: () => boolean): Promise<number> {
  const startedAt = performance.now();
  while (!isTrue()) {
    if (performance.now() - startedAt > patienceMs) throw new Error('it never came');
    await pause(5);
  }
  return performance.now() - startedAt;
}

describe('a run that hangs in a group', () => {
  let stage: Stage;
  const say = (author: string, id: string, more: { text?: string; command?: string }) =>
    stage.platform.say({ ...group, author, id, text: '', ...more });
  const isAnswered = (id: string) => stage.platform.repliesTo(id).length > 0;
  const isSettled = (id: string) => resultsOf(stage.platform.repliesTo(id)).length > 0;
  const runCount = () => stage.backend.requests.filter(({ path }) => path === '/run_sse').length;

  /** The machine may be busy for a moment; what hangs does so all the time. */
  async function quickestAnswer(author: string): Promise<number> {
    let quickestMs = Number.POSITIVE_INFINITY;
    for (let nth = 0; nth < mostTries && quickestMs >= 1_000; nth += 1) {
      const id = `${author} asks ${nth}`;
      say(author, id, { command: 'credits' });
      quickestMs = Math.min(quickestMs, await until(() => isAnswered(id)));
    }
    return quickestMs;
  }

  beforeEach(async () => {
    stage = await setStage();
  });

  afterEach(async () => {
    await stage.life.kill();
    await stage.platform.close();
    await stage.backend.close();
    await rm(stage.dir, { recursive: true, force: true });
  });

  it('delays nobody else in it, and credits are told within a second, also to who hangs', async () => {
    say('8', 'warm-up', { command: 'credits' });
    await until(() => isAnswered('warm-up'));
    stage.backend.script([{ say: 'On it' }, { hang: true }]);
    say('7', 'hangs', { text: 'put the title one at the start' });
    await until(() => runCount() === 1);
    expect(await quickestAnswer('8')).toBeLessThan(1_000);
    expect(await quickestAnswer('7')).toBeLessThan(1_000);
    say('8', 'edits', { text: 'put the title two at the start' });
    await until(() => isSettled('edits'));
    expect(isSettled('hangs')).toBe(false);
  });
});
