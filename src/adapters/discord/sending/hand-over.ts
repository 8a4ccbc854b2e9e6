import { BotError, toBotError } from '../../../core/errors.ts';
import type { OutboundMessage } from '../../../core/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import { wordingOf } from '../../../core/wording/catalogue.ts';
import { toLanguage } from '../../../core/wording/language.ts';
import type { DiscordApi } from '../api.ts';
import { isRightMissing, isTokenGone } from '../errors.ts';
import type { DiscordRef } from '../ids.ts';
import { createInOrder } from '../intake/in-order.ts';
import type { LiveInteraction } from '../intake/interactions.ts';
import type { MovedMessages } from '../intake/moved-messages.ts';
import { createRecent, type Recent } from '../intake/recent.ts';
import type { OrdinaryMessages } from '../ordinary.ts';
import { waitWithin } from '../within.ts';
import type { Answers } from './answers.ts';

/** The answers of interactions outlive their tokens: each becomes an ordinary message before its token dies. */
export interface HandOver {
  /** From now on this answer is moved in time. */
  watch(live: LiveInteraction, at: DiscordRef, message?: OutboundMessage): void;
  edit(at: DiscordRef, message: OutboundMessage): Promise<void>;
  /** Takes back all timers: what was not moved is moved by its next edit, by whichever process. */
  stop(): Promise<void>;
}

export interface HandOverDeps {
  readonly api: DiscordApi;
  readonly answers: Answers;
  readonly ordinary: OrdinaryMessages;
  readonly moved: MovedMessages;
  readonly clock: Clock;
  readonly log: Logger;
  readonly handOverMs: number;
}

/** The button that asks for a result where the bot cannot write by itself; the core never sees it. */
export const showResultId = 'discord:show-result';

interface Watched {
  readonly at: DiscordRef;
  /** Whose token speaks for this message. */
  readonly live: LiveInteraction;
  /** What it says now. */
  last?: OutboundMessage;
  /** It waits for somebody to lend a token. */
  isHeld: boolean;
  readonly cancel: () => void;
}

const maxWatched = 2_000;
/** How long the core waits before it asks again whether somebody has tapped. */
const tapWaitMs = 5 * 60_000;
const partMs = 3_000;

export function createHandOver(deps: HandOverDeps): HandOver {
  const { clock, log } = deps;
  const inOrder = createInOrder();
  const kept: Kept = { watched: createRecent(maxWatched), wanted: createRecent(maxWatched) };
  const { watched, wanted } = kept;

  /** Every step of one message waits for the one before. */
  function run(message: string, step: () => Promise<unknown>): void {
    inOrder(message, step).catch((err: unknown) => log.warn({ err }, 'an answer was not moved'));
  }

  function watch(live: LiveInteraction, at: DiscordRef, message?: OutboundMessage): void {
    const before = watched.get(at.message);
    before?.cancel();
    const last = message ?? before?.last;
    const dueMs = Math.max(live.startedAt + deps.handOverMs - clock.now(), 0);
    const entry: Watched = {
      at,
      live,
      isHeld: false,
      ...(last && { last }),
      cancel: clock.after(dueMs, () => run(at.message, () => leave(deps, kept, entry))),
    };
    watched.set(at.message, entry);
    const due = wanted.get(at.message);
    wanted.delete(at.message);
    if (due !== undefined) run(at.message, () => say(deps, entry, due));
  }

  return {
    watch,
    edit: (at, message) => inOrder(at.message, () => editAnswer(deps, kept, { at, message })),
    async stop() {
      const entries = [...watched.values()];
      for (const entry of entries) entry.cancel();
      const parting = entries.map((entry) => inOrder(entry.at.message, () => part(deps, entry)));
      await waitWithin(Promise.all(parting), partMs, clock);
    },
  };
}

interface Kept {
  readonly watched: Recent<Watched>;
  /** By message: what it is to say as soon as somebody lends a token again. */
  readonly wanted: Recent<OutboundMessage>;
}

async function editAnswer(
  deps: HandOverDeps,
  kept: Kept,
  { at, message }: { readonly at: DiscordRef; readonly message: OutboundMessage },
): Promise<void> {
  const to = await deps.moved.find(at);
  if (to !== undefined) return deps.ordinary.change(to.channel, to.message, message);
  const entry = kept.watched.get(at.message);
  const isUsable = entry !== undefined && !entry.isHeld && !isLate(entry, deps);
  if (isUsable && (await say(deps, entry, message))) return;
  if (entry?.live.canWrite === false) return hold(kept, at, message);
  await move(deps, kept, { at, message }).catch((thrown: unknown) => {
    // After a restart nobody knows any more that nothing can be said here without a token.
    if (!isRightMissing(toBotError(thrown))) throw thrown;
    hold(kept, at, message);
  });
}

/** The time has come: while the old token still works, the message must stop needing it. */
async function leave(deps: HandOverDeps, kept: Kept, entry: Watched): Promise<void> {
  const { last, at, live } = entry;
  if (last?.isProgress !== true) return;
  if (live.canWrite) return move(deps, kept, { at, message: last });
  entry.isHeld = true;
  await say(deps, entry, withShowButton(last, live.locale));
}

/** The token ends with the program: whoever waits here for a result can ask the next one for it. */
async function part(deps: HandOverDeps, entry: Watched): Promise<void> {
  const { last, live, isHeld } = entry;
  if (live.canWrite || isHeld || last?.isProgress !== true) return;
  await say(deps, entry, withShowButton(last, live.locale));
}

/** False where the token does not work any more. */
async function say(
  { answers }: HandOverDeps,
  entry: Watched,
  message: OutboundMessage,
): Promise<boolean> {
  try {
    await answers.change(entry.live, entry.at.message, message);
    entry.last = message;
    return true;
  } catch (thrown) {
    if (isTokenGone(toBotError(thrown))) return false;
    throw thrown;
  }
}

async function move(
  { api, answers, moved, log }: HandOverDeps,
  { watched }: Kept,
  { at, message }: { readonly at: DiscordRef; readonly message: OutboundMessage },
): Promise<void> {
  const to = await moved.move(at, message);
  const entry = watched.get(at.message);
  entry?.cancel();
  watched.delete(at.message);
  const removal =
    entry === undefined
      ? api.deleteMessage(at.channel, at.message)
      : answers.remove(entry.live, at.message);
  // It stays behind then: the new one says everything.
  await removal.catch((err: unknown) => log.info({ err }, 'an old answer stays'));
  // What is said later about the same request replies to where it is now.
  if (entry?.live.message === at.message) entry.live.message = to.message;
}

/** Waits for somebody to lend a token: progress is not worth that, last words are. */
function hold({ wanted }: Kept, at: DiscordRef, message: OutboundMessage): void {
  wanted.set(at.message, message);
  if (message.isProgress === true) return;
  throw new BotError('chat-rate-limited', 'an answer waits for somebody to ask for it', {
    retryAfterMs: tapWaitMs,
  });
}

function isLate({ live }: Watched, { clock, handOverMs }: HandOverDeps): boolean {
  return clock.now() - live.startedAt >= handOverMs;
}

function withShowButton(message: OutboundMessage, locale: string): OutboundMessage {
  const label = wordingOf(toLanguage(locale)).menu.showResult;
  return { ...message, buttons: [[{ id: showResultId, label }]] };
}
