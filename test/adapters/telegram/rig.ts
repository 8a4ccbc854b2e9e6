import { createSystemClock } from '../../../src/adapters/system/system-clock.ts';
import {
  createTelegramAdapter,
  type TelegramAdapter,
  type TelegramAdapterSettings,
} from '../../../src/adapters/telegram/adapter.ts';
import type { InboundMessage, OutboundMessage } from '../../../src/core/message.ts';
import type { Receive } from '../../../src/core/ports/chat-adapter.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { createFakeHost, type FakeHost } from '../../fakes/fake-host.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createQuietLogger, type LoggedLine } from '../../fakes/quiet-logger.ts';
import { createSeededIds, createSeededRandom } from '../../fakes/seeded.ts';
import type { FakeTelegram, TelegramOptions } from '../../fakes/telegram/driven.ts';
import { openTelegram } from '../../fakes/telegram/telegram.ts';

export interface Rig {
  readonly telegram: FakeTelegram;
  readonly adapter: TelegramAdapter;
  readonly host: FakeHost;
  readonly received: InboundMessage[];
  readonly lines: LoggedLine[];
  readonly store: Store;
  start(): Promise<void>;
  /** Resolves with the first message received that this is true of. */
  hears(is: (message: InboundMessage) => boolean): Promise<InboundMessage>;
  close(): Promise<void>;
}

export interface RigOptions {
  readonly telegram?: TelegramOptions | FakeTelegram;
  readonly settings?: Partial<TelegramAdapterSettings>;
  readonly store?: Store;
  readonly clock?: Clock;
  readonly receive?: Receive;
}

const waitMs = 60_000;

/** The adapter with real grammY in it, before a stand-in Bot API server. */
export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const { telegram: given = {} } = options;
  const isOpen = 'apiRoot' in given;
  const telegram = isOpen ? given : await openTelegram({ pace: 'none', ...given });
  const store = options.store ?? createMemoryStore();
  const lines: LoggedLine[] = [];
  const adapter = createTelegramAdapter(
    { token: telegram.token, apiRoot: telegram.apiRoot, ...options.settings },
    {
      clock: options.clock ?? createSystemClock(),
      ids: createSeededIds(1),
      random: createSeededRandom(1),
      log: createQuietLogger(lines),
      store,
    },
  );
  const received: InboundMessage[] = [];
  const host = createFakeHost(async (message) => {
    await options.receive?.(message);
    received.push(message);
  });
  const hears = (is: (message: InboundMessage) => boolean) => findSoon(() => received.find(is));
  return {
    telegram,
    adapter,
    host,
    received,
    lines,
    store,
    hears,
    start: () => adapter.start(host),
    async close() {
      await adapter.stop();
      if (!isOpen) await telegram.close();
    },
  };
}

/** Resolves with what `find` finds, asked again and again for a while. */
export async function findSoon<T>(find: () => T | undefined, timeoutMs = waitMs): Promise<T> {
  const endsAt = performance.now() + timeoutMs;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > endsAt) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function say(text: string, more: Partial<OutboundMessage> = {}): OutboundMessage {
  return { text, silent: true, visibility: 'all', ...more };
}

export async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  // A file may hand out the same memory again.
  for await (const chunk of bytes) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}
