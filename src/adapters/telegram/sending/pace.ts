import { BotError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports/clock.ts';

/** What may be sent into which chat when: Telegram's pauses, and a group's share of edits. */
export interface Pace {
  /** Before an edit that the next one replaces. Throws `chat-rate-limited` where it has to wait. */
  enterProgress(chat: number): void;
  /** Before everything else. Throws `chat-rate-limited` during a pause that Telegram asked for. */
  enter(chat: number): void;
  isPaused(chat: number): boolean;
  /** How long Telegram wants to hear nothing. */
  pause(chat: number, ms: number): void;
}

/** About twenty messages and edits a minute in a group, whoever they are for; some are left for results. */
const groupGapMs = 3_300;
const maxChats = 5_000;

/** So that a chat is not asked again before its pause is over: those who ask meanwhile are made to wait longer. */
export function createPace(clock: Clock): Pace {
  const pausedUntil = new Map<number, number>();
  const nextAt = new Map<number, number>();

  function refuseUntil(at: number | undefined): void {
    const waitMs = (at ?? 0) - clock.now();
    if (waitMs <= 0) return;
    throw new BotError('chat-rate-limited', 'the chat has to rest', { retryAfterMs: waitMs });
  }

  function enter(chat: number): void {
    refuseUntil(pausedUntil.get(chat));
    if (isGroup(chat)) remember(nextAt, chat, clock.now() + groupGapMs);
  }

  return {
    enterProgress(chat) {
      if (isGroup(chat)) refuseUntil(nextAt.get(chat));
      enter(chat);
    },
    enter,
    isPaused: (chat) => (pausedUntil.get(chat) ?? 0) > clock.now(),
    pause: (chat, ms) => remember(pausedUntil, chat, clock.now() + ms),
  };
}

/** People have positive ids. */
function isGroup(chat: number): boolean {
  return chat < 0;
}

function remember(times: Map<number, number>, chat: number, at: number): void {
  times.delete(chat);
  times.set(chat, at);
  const [oldest] = times.keys();
  if (times.size > maxChats && oldest !== undefined) times.delete(oldest);
}
