import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { english } from '../../src/core/wording/en.ts';
import { createFakeBackend, type FakeBackend } from '../fakes/backend/server.ts';
import { createSeededRandom } from '../fakes/seeded.ts';
import { createDesk, type Desk } from './desk.ts';
import { type Evidence, judge, type Verdict } from './judge.ts';
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
  /** Documents about somebody who was forgotten. */
  readonly leftOfForgotten: readonly string[];
  readonly lostSessions: number;
  readonly outages: number;
}

/** Half a minute is half a second. */
const speed = 60;
const dropShare = 0.03;
const refuseShare = 0.02;
/** About what one turn takes; decides how far apart the kills are. */
const exchangesPerTurn = 14;
const fewestExchanges = 15;
/** So long without an exchange, and whatever is left will not come by itself. */
const stillMs = 30_000;
const lookEveryMs = 20;
/** About what it takes to forget somebody. */
const forgettingMs = 400;

/** Kills the bot again and again while people ask, then lets it end in peace, and judges by what others saw. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const stage = await setStage(options);
  try {
    const kills = await killAgainAndAgain(stage, options);
    const left = await endInPeace(stage);
    const { exchanges: _all, ...counts } = stage.misfortune.counts;
    const { turns, seed } = options;
    const { lost, outages } = stage.lossy.troubles;
    return {
      ...judge(evidenceOf(stage)),
      ...counts,
      ...{ turns, seed, kills, outages, lostSessions: lost.size },
      liveTurns: left.liveTurns,
      leftOfForgotten: wasForgotten(stage) ? left.leftOfForgotten : [],
    };
  } finally {
    await stage.clear();
  }
}

/** They were told so; a crash may have taken their question or its answer. */
function wasForgotten({ asks, platform }: Stage): boolean {
  const sure = asks.filter(({ kind }) => kind === 'sure');
  const answers = sure.flatMap(({ id }) => platform.repliesTo(id));
  return answers.some(({ versions }) => versions.at(-1)?.text === english.forgetDone());
}

interface Stage extends Desk {
  readonly asks: readonly Ask[];
  readonly misfortune: Misfortune;
  readonly backend: FakeBackend;
  readonly lossy: LossyBackend;
  readonly platform: Platform;
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

async function killAgainAndAgain(stage: Stage, options: ChaosOptions): Promise<number> {
  const { random } = stage.misfortune;
  const longest = Math.max(60, (options.turns * exchangesPerTurn) / (options.kills + 1));
  let hasDiedForgetting = false;
  const isForgetting = () => !hasDiedForgetting && stage.isLeaving();
  for (let kill = 0; kill < options.kills; kill++) {
    const upTo = Math.ceil((options.turns * (kill + 2)) / (options.kills + 2));
    const until = fewestExchanges + random.next() * longest;
    const life = stage.live();
    await watch(stage, { life, upTo, until, isOver: isForgetting });
    const diesForgetting = isForgetting();
    await pause(random.next() * (diesForgetting ? forgettingMs : lookEveryMs));
    hasDiedForgetting ||= diesForgetting;
    await life.kill();
  }
  return options.kills;
}

async function endInPeace(stage: Stage) {
  const life = stage.live();
  const until = Number.POSITIVE_INFINITY;
  await watch(stage, { life, upTo: stage.asks.length, until, isOver: () => false });
  return life.finish();
}

interface Watch {
  readonly life: Life;
  readonly upTo: number;
  /** Ends after so many exchanges, or when all is answered. */
  readonly until: number;
  /** Ends at once. */
  isOver(): boolean;
}

async function watch({ misfortune, ...stage }: Stage, { life, upTo, until, isOver }: Watch) {
  const { counts } = misfortune;
  const first = counts.exchanges;
  let seen = first;
  let movedAt = Date.now();
  while (counts.exchanges - first < until && !isOver() && !stage.isDone(upTo)) {
    stage.write(upTo);
    await pause(lookEveryMs);
    const fault = life.fault();
    if (fault !== undefined) throw new Error(fault);
    if (counts.exchanges > seen) movedAt = Date.now();
    seen = counts.exchanges;
    if (Date.now() - movedAt > stillMs) return;
  }
}

function evidenceOf({ asks, lossy, backend, platform }: Stage): Evidence {
  const assets = [...backend.world.sessions.values()].map(
    // Proof: the fake backend alone fills this list, with what it received.
    ({ sessionId, videoInfos }) =>
      [sessionId, videoInfos.map((each) => (each as { filename: string }).filename)] as const,
  );
  const { deeds, troubles } = lossy;
  const runs = deeds.flatMap((deed) => (deed.kind === 'run' ? [deed.text] : []));
  const { repliesTo } = platform;
  return { asks, deeds, runs, lost: troubles.lost, assets: new Map(assets), repliesTo };
}
