import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeBackend, type FakeBackend } from '../fakes/backend/server.ts';
import { createSeededRandom } from '../fakes/seeded.ts';
import { judge, resultsOf, type Verdict } from './judge.ts';
import { type Life, startLife } from './life.ts';
import { createLossyBackend, type LossyBackend } from './lossy-backend.ts';
import type { Misfortune } from './misfortune.ts';
import { type Ask, writeRequests } from './people.ts';
import { createPlatform, type Platform } from './platform.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly turns: number;
  readonly kills: number;
  readonly keyedPosts: 'window' | 'none';
  readonly isLogged?: boolean;
}

export interface ChaosResult extends Verdict {
  readonly turns: number;
  readonly seed: number;
  readonly kills: number;
  readonly drops: number;
  readonly refusals: number;
  readonly liveTurns: number;
}

/** Half a minute is half a second. */
const speed = 60;
const dropShare = 0.03;
const refuseShare = 0.02;
/** One person does not write more before so many were answered. */
const openPerConversation = 3;
/** About what one turn takes; decides how far apart the kills are. */
const exchangesPerTurn = 14;
const fewestExchanges = 15;
/** So long without an exchange, and whatever is left will not come by itself. */
const stillMs = 30_000;
const lookEveryMs = 20;

/** Kills the bot again and again while people ask, then lets it end in peace, and judges by what others saw. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const stage = await setStage(options);
  try {
    const kills = await killAgainAndAgain(stage, options);
    const liveTurns = await endInPeace(stage);
    const { exchanges: _all, ...counts } = stage.misfortune.counts;
    const { turns, seed } = options;
    return { ...judge(evidenceOf(stage)), ...counts, turns, seed, kills, liveTurns };
  } finally {
    await stage.clear();
  }
}

interface Stage {
  readonly asks: readonly Ask[];
  readonly misfortune: Misfortune;
  readonly backend: FakeBackend;
  readonly lossy: LossyBackend;
  readonly platform: Platform;
  /** Writes what people would by now, of the first so many requests. */
  write(upTo: number): void;
  isDone(upTo: number): boolean;
  /** Another life, with the clock where the last one left it. */
  live(): Life;
  clear(): Promise<void>;
}

async function setStage(options: ChaosOptions): Promise<Stage> {
  const { seed, turns, keyedPosts, isLogged = false } = options;
  const random = createSeededRandom(seed);
  const counts = { exchanges: 0, drops: 0, refusals: 0 };
  const misfortune = { random, dropShare, refuseShare, counts };
  const backend = await createFakeBackend({ hasLinks: false, pollsUntilDone: 2, pieceBytes: 300 });
  const lossy = await createLossyBackend(backend, misfortune);
  const platform = await createPlatform({ keyedPosts, misfortune });
  const dir = await mkdtemp(join(tmpdir(), 'cutroom-chaos-'));
  const lives = createLives({ seed, keyedPosts, isLogged, dir, speed });
  const asks = writeRequests(turns, random);
  return {
    asks,
    misfortune,
    backend,
    lossy,
    platform,
    ...createDesk(asks, platform),
    live: () => lives.next({ backendUrl: lossy.url, platformUrl: platform.url }),
    async clear() {
      await lives.end();
      await platform.close();
      await lossy.close();
      await backend.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

type PlanHere = Omit<Parameters<typeof startLife>[0], 'startAt' | 'backendUrl' | 'platformUrl'>;

/** Time stands still while nobody lives: what a render took must not depend on how long a start does. */
function createLives(plan: PlanHere) {
  let startAt = Date.now();
  let bornAt = 0;
  let life: Life | undefined;
  let count = 0;
  return {
    next(urls: { readonly backendUrl: string; readonly platformUrl: string }): Life {
      if (bornAt > 0) startAt += (Date.now() - bornAt) * speed;
      count += 1;
      life = startLife({ ...plan, ...urls, startAt, seed: plan.seed * 1_000 + count });
      bornAt = Date.now();
      void life.whenReady.then(
        () => {
          bornAt = Date.now();
        },
        () => undefined,
      );
      return life;
    },
    end: async () => life?.kill(),
  };
}

/** People write on while they are answered. */
function createDesk(asks: readonly Ask[], platform: Platform) {
  const written = new Set<string>();
  const isAnswered = (ask: Ask) => resultsOf(platform.repliesTo(ask.id)).length > 0;
  return {
    write(upTo: number): void {
      const open = new Map<string, number>();
      for (const ask of asks.slice(0, upTo)) {
        const count = open.get(ask.conversation) ?? 0;
        if (isAnswered(ask)) continue;
        open.set(ask.conversation, count + 1);
        if (count >= openPerConversation || written.has(ask.id)) continue;
        written.add(ask.id);
        platform.say(ask.update);
      }
    },
    isDone: (upTo: number) => asks.slice(0, upTo).every(isAnswered),
  };
}

async function killAgainAndAgain(stage: Stage, options: ChaosOptions): Promise<number> {
  const { random } = stage.misfortune;
  const longest = Math.max(60, (options.turns * exchangesPerTurn) / (options.kills + 1));
  for (let kill = 0; kill < options.kills; kill++) {
    const upTo = Math.ceil((options.turns * (kill + 2)) / (options.kills + 2));
    const until = fewestExchanges + random.next() * longest;
    const life = stage.live();
    await watch(stage, { life, upTo, until });
    await pause(random.next() * lookEveryMs);
    await life.kill();
  }
  return options.kills;
}

async function endInPeace(stage: Stage): Promise<number> {
  const life = stage.live();
  await watch(stage, { life, upTo: stage.asks.length, until: Number.POSITIVE_INFINITY });
  return life.finish();
}

interface Watch {
  readonly life: Life;
  readonly upTo: number;
  /** Ends after so many exchanges, or when all is answered. */
  readonly until: number;
}

async function watch({ misfortune, ...stage }: Stage, { life, upTo, until }: Watch) {
  const { counts } = misfortune;
  const first = counts.exchanges;
  let seen = first;
  let movedAt = Date.now();
  while (counts.exchanges - first < until && !stage.isDone(upTo)) {
    stage.write(upTo);
    await pause(lookEveryMs);
    const fault = life.fault();
    if (fault !== undefined) throw new Error(fault);
    if (counts.exchanges > seen) movedAt = Date.now();
    seen = counts.exchanges;
    if (Date.now() - movedAt > stillMs) return;
  }
}

function evidenceOf({ asks, lossy, backend, platform }: Stage) {
  const assets = [...backend.world.sessions.values()].map(
    // Proof: the fake backend alone fills this list, with what it received.
    ({ sessionId, videoInfos }) =>
      [sessionId, videoInfos.map((each) => (each as { filename: string }).filename)] as const,
  );
  return { asks, deeds: lossy.deeds, assets: new Map(assets), repliesTo: platform.repliesTo };
}
