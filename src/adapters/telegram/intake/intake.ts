import type { Update } from 'grammy/types';
import { BotError, type ErrorCode, toBotError } from '../../../core/errors.ts';
import type { InboundMessage, StoredAttachment, ThreadId } from '../../../core/message.ts';
import type { ChatHost } from '../../../core/ports/chat-adapter.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import { type TelegramInbound, toInboundMessage, toMigration } from '../inbound.ts';
import { type OwnMessage, parseThreadId, toThreadId } from '../places.ts';
import type { Me } from '../words.ts';
import type { Inbox } from './inbox.ts';
import { createJoiner, join, type Part, type Whole } from './joining.ts';
import { createLanes } from './lanes.ts';

/** From updates to messages that the bot has taken. */
export interface Intake {
  /** Resolves once the updates are safe: only then may Telegram be told that they came. */
  take(updates: readonly Update[]): Promise<void>;
  /** Goes on with what an earlier process left. */
  resume(): Promise<void>;
  defer(): void;
  /** Resolves when nothing is being handed over any more. */
  stop(): Promise<void>;
}

export interface IntakeDeps {
  readonly inbox: Inbox;
  readonly host: ChatHost;
  readonly me: Me;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stopping: AbortSignal;
  reopen(attachment: StoredAttachment): InboundMessage['attachments'][number];
  /** Ends the little clock on a tapped button; never fails. */
  answerTap(queryId: string): void;
  /** A message came, sent at `sentAt` (epoch ms). */
  saw(message: OwnMessage, sentAt: number): void;
}

interface Moved {
  readonly from: number;
  readonly to: number;
}

/** What one update says, if it says anything. */
interface Understood {
  readonly updateId: number;
  readonly moved?: Moved | undefined;
  readonly message?: TelegramInbound | undefined;
}

const atOnce = 16;
/**
 * In a flood taking is more urgent than handing over, which costs ten times as much: Telegram waits for an answer. It is
 * over within seconds: then the inbox is full, and Telegram keeps the rest.
 */
const atOnceInFlood = 1;
const breatherMs = 100;
const retryMs = [500, 2_000, 10_000, 30_000] as const;
const longestRetryMs = 60_000;
const maxTries = 3;
/** As long as Telegram itself keeps an update. */
const keepMs = 86_400_000;
/** A store that is away or full comes back. */
const passing: readonly ErrorCode[] = ['store-busy', 'store-full', 'store-failed'];

export function createIntake(deps: IntakeDeps): Intake {
  const { inbox, host, clock, log, stopping } = deps;
  const lanes = createLanes(() => (inbox.isFlooded() ? atOnceInFlood : atOnce));
  const joiner = createJoiner(clock, (whole) => {
    lanes.add(chatOf(whole.message.thread.id), () => handOver(whole));
  });

  async function handOver({ message, updateIds }: Whole): Promise<void> {
    // Cut short by the end of the program.
    if (inbox.isFlooded()) await clock.sleep(breatherMs, stopping).catch(() => undefined);
    await insistently(deps, () => host.receive(toCore(deps, message)));
    if (stopping.aborted) return;
    for (const id of updateIds) inbox.done(id);
  }

  /** Nothing where it could not be understood, and so never will be. */
  function understand(update: Update): Understood {
    const { update_id: updateId } = update;
    try {
      if (update.callback_query !== undefined) deps.answerTap(update.callback_query.id);
      return { updateId, moved: toMigration(update), message: toInboundMessage(update, deps.me) };
    } catch (err) {
      log.error({ err, updateId }, 'an update could not be understood');
      return { updateId };
    }
  }

  function look({ thread, number: id, sentAt }: TelegramInbound): void {
    deps.saw({ ...parseThreadId(thread.id), id }, sentAt);
  }

  function admit(update: Update): void {
    const { updateId, moved, message } = understand(update);
    if (message !== undefined) look(message);
    if (moved !== undefined) move(updateId, moved);
    else if (message !== undefined) joiner.offer({ updateId, message });
    else inbox.done(updateId);
  }

  function move(id: number, moved: Moved): void {
    lanes.add(String(moved.to), async () => {
      await insistently(deps, () => host.moveThread(...toThreads(moved)));
      if (!stopping.aborted) inbox.done(id);
    });
  }

  /** Where nothing can be put aside: straight to the bot, which tells its people if it cannot take anything either. */
  async function takeDirectly(updates: readonly Update[]): Promise<void> {
    const understood = updates.map(understand);
    for (const { moved } of understood) {
      if (moved !== undefined) await host.moveThread(...toThreads(moved));
    }
    for (const whole of joinAll(understood)) await host.receive(toCore(deps, whole.message));
  }

  return {
    async take(updates) {
      if (inbox.isFull()) throw new BotError('store-busy', 'too many updates wait');
      const fresh = await inbox.put(updates).catch((err: unknown) => {
        log.warn({ err }, 'updates could not be put aside');
        return undefined;
      });
      if (fresh === undefined) await takeDirectly(updates);
      else fresh.forEach(admit);
    },
    async resume() {
      (await inbox.restore()).forEach(admit);
    },
    defer: joiner.defer,
    async stop() {
      joiner.stop();
      await lanes.whenIdle();
    },
  };
}

/** Until it is done; what never can be is given up, so that others are not held up by it. */
async function insistently(
  { clock, log, stopping }: IntakeDeps,
  work: () => Promise<void>,
): Promise<void> {
  const since = clock.now();
  for (let tries = 1; !stopping.aborted; tries++) {
    try {
      return await work();
    } catch (err) {
      const isPassing = passing.includes(toBotError(err).code);
      const isOver = isPassing ? clock.now() - since > keepMs : tries >= maxTries;
      if (isOver) return log.error({ err }, 'a message was given up');
    }
    // Cut short by the end of the program.
    await clock.sleep(retryMs[tries - 1] ?? longestRetryMs, stopping).catch(() => undefined);
  }
}

function chatOf(thread: ThreadId): string {
  return thread.split(':')[1] ?? thread;
}

function toThreads({ from, to }: Moved): readonly [from: ThreadId, to: ThreadId] {
  return [toThreadId({ chat: from }), toThreadId({ chat: to })];
}

function joinAll(understood: readonly Understood[]): readonly Whole[] {
  const groups = new Map<string, Part[]>();
  for (const { updateId, message } of understood) {
    if (message === undefined) continue;
    const key = message.albumId ?? `update ${updateId}`;
    groups.set(key, [...(groups.get(key) ?? []), { updateId, message }]);
  }
  return [...groups.values()].map(join);
}

function toCore(deps: IntakeDeps, inbound: TelegramInbound): InboundMessage {
  const {
    number: _order,
    albumId: _album,
    isForwarded: _origin,
    attachments,
    ...message
  } = inbound;
  return { ...message, attachments: attachments.map(deps.reopen) };
}
