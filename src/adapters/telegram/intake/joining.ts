import type { Clock } from '../../../core/ports/clock.ts';
import type { TelegramInbound } from '../inbound.ts';

/** What one update says. */
export interface Part {
  readonly updateId: number;
  readonly message: TelegramInbound;
}

/** What a person sent in one go, in however many messages. */
export interface Whole {
  readonly updateIds: readonly number[];
  readonly message: TelegramInbound;
}

export interface Joiner {
  offer(part: Part): void;
  /** Nothing could be fetched for a while: what is held may have parts that did not come yet. */
  defer(): void;
  /** Lets nothing more out. */
  stop(): void;
}

/** People notice half a second; a comment and what it was forwarded with come closer together than that. */
const wordsWaitMs = 350;
/** Parts of an album come one by one; the pause between two of them is short. */
const filesWaitMs = 1_000;
const longestHoldMs = 10_000;
/** Telegram tells whole seconds. */
const burstMs = 2_000;

interface Held {
  readonly parts: Part[];
  readonly since: number;
  forget: () => void;
}

/** Puts together what Telegram takes apart: albums, forwarded clips, and the comment that was sent along with them. */
export function createJoiner(clock: Clock, onWhole: (whole: Whole) => void): Joiner {
  const held = new Map<string, Held>();

  function release(key: string): void {
    const found = held.get(key);
    if (found === undefined) return;
    found.forget();
    held.delete(key);
    onWhole(join(found.parts));
  }

  function wait(key: string, found: Held): void {
    found.forget();
    const leftMs = found.since + longestHoldMs - clock.now();
    found.forget = clock.after(Math.min(waitFor(found.parts), leftMs), () => release(key));
  }

  return {
    offer(part) {
      const { message } = part;
      const key = `${message.thread.id}|${message.author.id}`;
      const before = held.get(key);
      if (before !== undefined && belongs(message, before.parts)) {
        before.parts.push(part);
        return isComplete(before.parts) ? release(key) : wait(key, before);
      }
      release(key);
      if (!mayHaveMore(message)) return onWhole(join([part]));
      const fresh = { parts: [part], since: clock.now(), forget: () => undefined };
      held.set(key, fresh);
      wait(key, fresh);
    },
    defer() {
      for (const [key, found] of held) wait(key, found);
    },
    stop() {
      for (const { forget } of held.values()) forget();
      held.clear();
    },
  };
}

function isPlain({ change, command, button }: TelegramInbound): boolean {
  return change === undefined && command === undefined && button === undefined;
}

function isWords(message: TelegramInbound): boolean {
  return isPlain(message) && message.attachments.length === 0;
}

function mayHaveMore(message: TelegramInbound): boolean {
  if (!isPlain(message)) return false;
  if (message.albumId !== undefined) return true;
  if (message.isAddressed === false) return false;
  return message.attachments.length === 0 || message.text === '';
}

function belongs(message: TelegramInbound, parts: readonly Part[]): boolean {
  const last = parts.at(-1)?.message;
  if (last === undefined || !isPlain(message)) return false;
  if (message.albumId !== undefined && message.albumId === last.albumId) return true;
  if (Math.abs(message.sentAt - last.sentAt) > burstMs) return false;
  const hasWords = parts.some((part) => isWords(part.message));
  if (isWords(message)) return !hasWords && parts.every((part) => part.message.text === '');
  if (hasWords) return message.isForwarded || message.text === '';
  return message.text === '' && last.text === '';
}

/** Words that follow files end what was sent in one go, except in an album, whose parts may still come. */
function isComplete(parts: readonly Part[]): boolean {
  const last = parts.at(-1)?.message;
  const isAlbum = parts.some(({ message }) => message.albumId !== undefined);
  return last !== undefined && isWords(last) && !isAlbum;
}

function waitFor(parts: readonly Part[]): number {
  const isBurst = parts.some(
    ({ message }) => message.albumId !== undefined || (message.isForwarded && !isWords(message)),
  );
  return isBurst ? filesWaitMs : wordsWaitMs;
}

/** The clips in the order in which they were sent, under the id of the message whose words count. */
export function join(parts: readonly Part[]): Whole {
  const ordered = [...parts].sort((a, b) => a.message.number - b.message.number);
  const messages = ordered.map(({ message }) => message);
  const words = messages.find(isWords);
  const carrier = words ?? messages.find(({ text }) => text !== '') ?? messages[0];
  if (carrier === undefined) throw new Error('nothing to join');
  const { isAddressed: _each, ...rest } = carrier;
  const isAddressed = messages.some((message) => message.isAddressed !== false);
  return {
    updateIds: parts.map(({ updateId }) => updateId),
    message: {
      ...rest,
      text: parts.length === 1 ? carrier.text : (words?.text ?? toText(messages)),
      attachments: messages.flatMap((message) => message.attachments),
      ...(isAddressed ? {} : { isAddressed }),
    },
  };
}

/** A caption on each of several clips is an instruction for each. */
function toText(messages: readonly TelegramInbound[]): string {
  const captions = messages.map(({ text }) => text).filter((text) => text !== '');
  const isEach = captions.length > 1 && captions.length === messages.length;
  if (!isEach) return captions.join('\n');
  return captions.map((text, at) => `${at + 1}. ${text.replaceAll('\n', ' ')}`).join('\n');
}
