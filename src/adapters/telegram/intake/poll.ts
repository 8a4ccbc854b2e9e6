import type { Update } from 'grammy/types';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Random } from '../../../core/ports/ids.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { Store } from '../../../core/ports/store.ts';
import { createDocuments } from '../../../core/records/documents.ts';
import { forGrammy, type TelegramClient } from '../client.ts';
import { isAborted, refusalOf, toBotError } from '../errors.ts';
import type { Link } from '../link.ts';

export interface PollDeps {
  readonly client: TelegramClient;
  readonly botId: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly link: Link;
  /** Resolves once the updates are safe. */
  take(updates: readonly Update[]): Promise<void>;
  /** A poll failed: what waits for its parts waits on. */
  defer(): void;
}

/** Everything else would only cost. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query'] as const;

/** The server holds a poll at most 50 s: https://github.com/tdlib/telegram-bot-api */
const pollSeconds = 30;
/** A poll that is not answered so long after it should have been is a connection that died silently. */
const graceMs = 15_000;
const pollsAtMost = 100;
/** As long as Telegram keeps an update: an older offset confirms nothing, and after a week ids begin anew somewhere else. */
const offsetLivesMs = 86_400_000;

interface Offset {
  readonly v: 1;
  readonly next: number;
  readonly savedAt: number;
}

/** Asks for updates one batch at a time; a batch is confirmed by the next question, once it is safe. */
export async function pollForever(deps: PollDeps, signal: AbortSignal): Promise<void> {
  const { client, clock, link, log } = deps;
  const documents = createDocuments<Offset>('adapter', deps.store, clock);
  const id = `telegram:${deps.botId}:offset`;
  let offset = (await documents.get(id))?.value;

  async function poll(): Promise<void> {
    const isFresh = offset !== undefined && clock.now() - offset.savedAt < offsetLivesMs;
    const updates = await ask(deps, isFresh ? offset?.next : undefined, signal);
    link.up();
    const last = updates.at(-1);
    if (last === undefined) return;
    await deps.take(updates);
    const next = { v: 1, next: last.update_id + 1, savedAt: clock.now() } as const;
    offset = next;
    await documents.update(id, () => next);
  }

  while (!signal.aborted) {
    try {
      await poll();
    } catch (thrown) {
      if (isAborted(signal)) return;
      deps.defer();
      if (refusalOf(thrown) === undefined) client.renewPolling();
      log.warn({ err: toBotError(thrown) }, 'a poll failed');
      await link.down(thrown, signal);
      if (isWebhookInTheWay(thrown)) await dropWebhook(client, signal);
    }
  }
}

async function ask(deps: PollDeps, offset: number | undefined, signal: AbortSignal) {
  // Not `AbortSignal.any`: until Node 22 the one that lasts keeps a trace of every signal that was made of it.
  const asking = new AbortController();
  const stop = () => asking.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const forget = deps.clock.after(pollSeconds * 1_000 + graceMs, () => {
    asking.abort(new Error('a poll was not answered'));
  });
  try {
    signal.throwIfAborted();
    return await deps.client.polling().getUpdates(
      {
        ...(offset === undefined ? {} : { offset }),
        limit: pollsAtMost,
        // After trouble it is told at once that it is over.
        timeout: deps.link.trouble() === undefined ? pollSeconds : 0,
        allowed_updates: allowedUpdates,
      },
      forGrammy(asking.signal),
    );
  } finally {
    forget();
    signal.removeEventListener('abort', stop);
  }
}

/** Pending updates stay: they are what people wrote while the bot was away. */
export async function dropWebhook(client: TelegramClient, signal: AbortSignal): Promise<void> {
  // Where it fails, the next poll says so.
  await client.calls
    .deleteWebhook({ drop_pending_updates: false }, forGrammy(signal))
    .catch(() => undefined);
}

function isWebhookInTheWay(thrown: unknown): boolean {
  return /webhook is active/i.test(refusalOf(thrown)?.description ?? '');
}
