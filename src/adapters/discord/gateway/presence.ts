import type { Client } from 'discord.js';
import type { OperatorCause } from '../../../core/people/operators.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Random } from '../../../core/ports/ids.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { DiscordApi } from '../api.ts';
import { toBotError } from '../errors.ts';
import { waitWithin } from '../within.ts';
import { createClient } from './client.ts';
import { type Ending, type GatewayHandlers, openConnection } from './gateway.ts';
import { identifyWaitMs } from './identify-budget.ts';
import { createPresenceState, type PresenceState } from './presence-state.ts';

export interface PresenceSettings {
  readonly token: string;
  readonly apiBase: string;
  readonly messageContent: 'auto' | 'on' | 'off';
  readonly shards: 'auto' | number;
}

export interface PresenceDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly api: DiscordApi;
  readonly handlers: GatewayHandlers;
  tellOperators(cause: OperatorCause): void;
}

/** Being connected to the gateway, for as long as the bot runs. */
export interface Presence {
  /** Resolves when people can be heard, or when that takes longer than a start should: it goes on by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
  trouble(): string | undefined;
  /** What discord.js knows of servers and channels. */
  client(): Client | undefined;
  hasMessageContent(): boolean;
}

const startWaitMs = 10_000;
const firstRetryMs = 1_000;
const longestRetryMs = 60_000;
const closeWaitMs = 3_000;

export function createPresence(settings: PresenceSettings, deps: PresenceDeps): Presence {
  const { clock, log } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const state = createPresenceState({ ...settings, ...deps });
  const first = createGate();

  async function connect(): Promise<Ending> {
    await waitForBudget(settings, { ...deps, state, signal });
    const client = createClient(settings, state.hasContent);
    const ready: GatewayHandlers['ready'] = (data) => {
      state.succeed();
      deps.handlers.ready(data);
      first.open();
    };
    const handlers = { ...deps.handlers, ready };
    const connection = openConnection({ client, log, handlers, token: settings.token });
    state.connection = connection;
    const ending = await orAborted(connection.whenEnded, signal);
    await waitWithin(connection.close(), closeWaitMs, clock);
    return ending;
  }

  async function stayConnected(): Promise<void> {
    const isStopped = () => signal.aborted;
    while (!isStopped()) {
      const ending = await connect().catch((err: unknown) => endingOf(err, log));
      if (isStopped() || !state.judge(ending)) break;
      if (ending === 'failed') await clock.sleep(retryMs(state.tries, deps.random), signal);
      state.tries += 1;
    }
    first.open();
  }

  return {
    client: () => state.connection?.client,
    hasMessageContent: () => state.hasContent,
    trouble: state.tell,
    async start() {
      stayConnected().catch((err: unknown) => {
        if (!signal.aborted) log.error({ err }, 'Discord is given up');
      });
      await waitWithin(first.whenOpen, startWaitMs, clock);
    },
    async stop() {
      if (signal.aborted) return;
      stopping.abort();
      state.trouble = 'Discord is stopped.';
      await waitWithin(state.connection?.close() ?? Promise.resolve(), closeWaitMs, clock);
    },
  };
}

interface Budget extends PresenceDeps {
  readonly state: PresenceState;
  readonly signal: AbortSignal;
}

/** A program that crashes at every start must not use up the connections of a whole day. */
async function waitForBudget(settings: PresenceSettings, budget: Budget): Promise<void> {
  const { api, clock, log, state, signal } = budget;
  const { session_start_limit: limit, shards } = await api.fetchGateway();
  const waitMs = identifyWaitMs(limit, settings.shards === 'auto' ? shards : settings.shards);
  if (waitMs > 0) {
    state.trouble = "The day's connections to Discord are nearly used up: the next one waits.";
    log.warn({ waitMs, left: limit.remaining }, 'few identifies are left today');
    await clock.sleep(waitMs, signal);
  }
  signal.throwIfAborted();
}

function createGate(): { readonly whenOpen: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const whenOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { whenOpen, open: () => open() };
}

function endingOf(err: unknown, log: Logger): Ending {
  const { facts } = toBotError(err);
  log.warn({ err }, 'Discord could not be reached');
  return facts['status'] === 401 ? 'token-refused' : 'failed';
}

function retryMs(tries: number, random: Random): number {
  const gap = Math.min(firstRetryMs * 2 ** tries, longestRetryMs);
  return gap * (0.5 + random.next() / 2);
}

/** Rejects as soon as the signal aborts, and leaves nothing behind on it. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
