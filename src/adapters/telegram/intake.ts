import type { Update } from 'grammy/types';
import { BotError, type ErrorCode, toBotError } from '../../core/errors.ts';
import type { InboundMessage, StoredAttachment, ThreadId } from '../../core/message.ts';
import type { ChatHost } from '../../core/ports/chat-adapter.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { type TelegramInbound, toInboundMessage, toMigration } from './inbound.ts';
import type { Inbox } from './inbox.ts';
import { createJoiner, join, type Part, type Whole } from './joining.ts';
import { createLanes } from './lanes.ts';
import { toThreadId } from './places.ts';
import type { Me } from './words.ts';

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
}

const atOnce = 16;
/** While many come in, taking them is more urgent than handing them over: Telegram waits for an answer. */
const atOnceWhileBusy = 1;
const breatherMs = 20;
const retryMs = [500, 2_000, 10_000, 30_000] as const;
const longestRetryMs = 60_000;
const maxTries = 3;
/** As long as Telegram itself keeps an update. */
const keepMs = 86_400_000;
/** A store that is away or full comes back. */
const passing: readonly ErrorCode[] = ['store-busy', 'store-full', 'store-failed'];

export function createIntake(deps: IntakeDeps): Intake {
  const { inbox, host, clock, log, stopping } = deps;
  const lanes = createLanes(() => (inbox.isBusy() ? atOnceWhileBusy : atOnce));
  const joiner = createJoiner(clock, (whole) => {
    lanes.add(chatOf(whole.message.thread.id), () => handOver(whole));
  });

  async function handOver({ message, updateIds }: Whole): Promise<void> {
    // Cut short by the end of the program.
    if (inbox.isBusy()) await clock.sleep(breatherMs, stopping).catch(() => undefined);
    await insistently(deps, () => host.receive(toCore(deps, message)));
    if (stopping.aborted) return;
    for (const id of updateIds) inbox.done(id);
  }

  function admit(update: Update): void {
    const { update_id: id, callback_query: tap } = update;
    if (tap !== undefined) deps.answerTap(tap.id);
    const moved = toMigration(update);
    const message = toInboundMessage(update, deps.me);
    if (moved !== undefined) move(id, moved);
    else if (message !== undefined) joiner.offer({ updateId: id, message });
    else inbox.done(id);
  }

  function admitAll(updates: readonly Update[]): void {
    for (const update of updates) {
      try {
        admit(update);
      } catch (err) {
        log.error({ err, updateId: update.update_id }, 'an update could not be understood');
        inbox.done(update.update_id);
      }
    }
  }

  function move(id: number, { from, to }: { readonly from: number; readonly to: number }): void {
    const work = () => host.moveThread(toThreadId({ chat: from }), toThreadId({ chat: to }));
    lanes.add(String(to), async () => {
      await insistently(deps, work);
      if (!stopping.aborted) inbox.done(id);
    });
  }

  /** Where nothing can be put aside: straight to the bot, which tells its people if it cannot take anything either. */
  async function takeDirectly(updates: readonly Update[]): Promise<void> {
    for (const moved of updates.flatMap((update) => toMigration(update) ?? [])) {
      await host.moveThread(toThreadId({ chat: moved.from }), toThreadId({ chat: moved.to }));
    }
    for (const whole of joinAll(updates, deps.me)) await host.receive(toCore(deps, whole.message));
  }

  return {
    async take(updates) {
      if (inbox.isFull()) throw new BotError('store-busy', 'too many updates wait');
      const fresh = await inbox.put(updates).catch((err: unknown) => {
        log.warn({ err }, 'updates could not be put aside');
        return undefined;
      });
      if (fresh === undefined) await takeDirectly(updates);
      else admitAll(fresh);
    },
    async resume() {
      admitAll(await inbox.restore());
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

function joinAll(updates: readonly Update[], me: Me): readonly Whole[] {
  const groups = new Map<string, Part[]>();
  for (const update of updates) {
    const message = toInboundMessage(update, me);
    if (message === undefined) continue;
    const key = message.albumId ?? `update ${update.update_id}`;
    groups.set(key, [...(groups.get(key) ?? []), { updateId: update.update_id, message }]);
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
