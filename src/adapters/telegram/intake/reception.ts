import type { Update } from 'grammy/types';
import { BotError } from '../../../core/errors.ts';
import type { Attachment, StoredAttachment } from '../../../core/message.ts';
import type { ChatHost } from '../../../core/ports/chat-adapter.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Random } from '../../../core/ports/ids.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { Store } from '../../../core/ports/store.ts';
import { forGrammy, type TelegramClient } from '../client.ts';
import { isAborted, toBotError } from '../errors.ts';
import { createLink, type Link } from '../link.ts';
import { setMenu } from '../menu.ts';
import { type OwnMessage, toThreadId } from '../places.ts';
import type { Signs } from '../signs.ts';
import type { Me } from '../words.ts';
import { createInbox } from './inbox.ts';
import { createIntake, type Intake } from './intake.ts';
import { dropWebhook, pollForever } from './poll.ts';
import { keepWebhook, type WebhookSettings } from './webhook.ts';

export interface ReceptionDeps {
  readonly client: TelegramClient;
  /** As the token has it. */
  readonly botId: string;
  readonly signs: Signs;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  reopen(attachment: StoredAttachment): Attachment;
  /** A message came, sent at `sentAt` (epoch ms). */
  saw(message: OwnMessage, sentAt: number): void;
}

/** Everything that comes in, from the first connection to the end. */
export interface Reception {
  /** Returns at once: Telegram may be away, which `trouble` tells. */
  start(host: ChatHost): void;
  stop(): Promise<void>;
  /** For the webhook. */
  take(updates: readonly Update[]): Promise<void>;
  move(from: number, to: number): Promise<void>;
  trouble(): string | undefined;
}

export function createReception(
  webhook: WebhookSettings | undefined,
  deps: ReceptionDeps,
): Reception {
  const stopping = new AbortController();
  const { signal } = stopping;
  let started: { readonly host: ChatHost; readonly link: Link } | undefined;
  let intake: Intake | undefined;
  let work: Promise<void> = Promise.resolve();

  /** From asking who the bot is to the end of the program. */
  async function run(host: ChatHost, link: Link): Promise<void> {
    const parts = { ...deps, link };
    const me = await connect(deps, link, signal);
    const inbox = createInbox(parts);
    const opened = createIntake({ ...deps, ...deps.signs, inbox, host, me, stopping: signal });
    await opened.resume();
    intake = opened;
    void setMenu(parts, signal);
    if (webhook !== undefined) return keepWebhook(parts, webhook, signal);
    await dropWebhook(deps.client, signal);
    await pollForever({ ...parts, take: opened.take, defer: opened.defer }, signal);
  }

  async function insist(host: ChatHost, link: Link): Promise<void> {
    while (!signal.aborted) {
      try {
        await run(host, link);
      } catch (thrown) {
        if (isAborted(signal)) return;
        deps.log.error({ err: toBotError(thrown) }, 'receiving from Telegram failed');
        // Cut short by the end of the program.
        await link.down(thrown, signal).catch(() => undefined);
      }
    }
  }

  return {
    start(host) {
      const link = createLink({ ...deps, tellOperators: host.tellOperators });
      started = { host, link };
      work = insist(host, link);
    },
    async stop() {
      stopping.abort(new DOMException('the adapter is stopping', 'AbortError'));
      deps.client.renewPolling();
      await work;
      await intake?.stop();
      intake = undefined;
    },
    async take(updates) {
      if (intake === undefined) throw new BotError('chat-unreachable', 'not connected yet');
      await intake.take(updates);
      started?.link.up();
    },
    move: async (from, to) =>
      started?.host.moveThread(toThreadId({ chat: from }), toThreadId({ chat: to })),
    trouble: () => (started === undefined ? 'not started' : started.link.trouble()),
  };
}

/** Who the bot is, asked until Telegram says so. */
async function connect(deps: ReceptionDeps, link: Link, signal: AbortSignal): Promise<Me> {
  for (;;) {
    try {
      const { id, username } = await deps.client.calls.getMe(forGrammy(signal));
      deps.log.info({ username }, 'connected to Telegram');
      return { id, username };
    } catch (thrown) {
      signal.throwIfAborted();
      deps.log.warn({ err: toBotError(thrown) }, 'Telegram did not say who the bot is');
      await link.down(thrown, signal);
    }
  }
}
