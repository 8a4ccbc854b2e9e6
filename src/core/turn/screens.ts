import { BotError } from '../errors.ts';
import type { MessageRef, OutboundMessage, ThreadId } from '../message.ts';
import type { ChatAdapter } from '../ports/chat-adapter.ts';
import type { Clock } from '../ports/clock.ts';
import { createProgressFeed, type ProgressFeed } from '../progress-feed.ts';
import { wordingOf } from '../wording/catalogue.ts';
import type { Progress } from '../wording/wording.ts';
import { createRisingPercents } from './perform/rising-percents.ts';
import type { Turn } from './turn.ts';

/** The one message of each turn that people watch. */
export interface Screens {
  adapterOf(thread: ThreadId): ChatAdapter;
  /** Progress with the cancel button; best effort. */
  working(turn: Turn, progress: Progress | string): void;
  /** The last edit: lands or throws. */
  land(turn: Turn, message: OutboundMessage, signal: AbortSignal): Promise<void>;
  workingMessage(turn: Turn, text: string): OutboundMessage;
  drop(turn: Turn): void;
}

export function createScreens(adapters: readonly ChatAdapter[], clock: Clock): Screens {
  const byPlatform = new Map<string, ChatAdapter>(adapters.map((each) => [each.platform, each]));
  const feeds = new Map<string, ProgressFeed>();
  const percents = createRisingPercents();

  function adapterOf(thread: ThreadId): ChatAdapter {
    const platform = thread.slice(0, thread.indexOf(':'));
    const adapter = byPlatform.get(platform);
    if (adapter === undefined) {
      throw new BotError('chat-gone', 'the platform of this thread is not connected');
    }
    return adapter;
  }

  function createFeed(turn: Turn, ref: MessageRef): ProgressFeed {
    const adapter = adapterOf(turn.thread.id);
    const { direct, group } = adapter.limits.editIntervalMs;
    return createProgressFeed({
      clock,
      intervalMs: turn.thread.kind === 'direct' ? direct : group,
      edit: (message) => adapter.edit(ref, message),
    });
  }

  function feedOf(turn: Turn): ProgressFeed | undefined {
    if (turn.status === undefined) return undefined;
    const known = feeds.get(turn.id);
    if (known !== undefined) return known;
    const feed = createFeed(turn, turn.status);
    feeds.set(turn.id, feed);
    return feed;
  }

  return {
    adapterOf,
    workingMessage,
    working(turn, progress) {
      const text =
        typeof progress === 'string'
          ? toOneParagraph(progress)
          : wordingOf(turn.language).progress(percents.rising(turn.id, progress));
      feedOf(turn)?.show(workingMessage(turn, text));
    },
    async land(turn, message, signal) {
      const feed = feedOf(turn);
      if (feed === undefined)
        throw new BotError('message-gone', 'no message to write to is stored');
      await feed.land(message, signal);
    },
    drop(turn) {
      feeds.get(turn.id)?.stop();
      feeds.delete(turn.id);
      percents.drop(turn.id);
    },
  };
}

/** What stands above the last paragraph is the greeting: it stays as it is. */
function toOneParagraph(text: string): string {
  return text.replace(/\n\s*\n/gu, '\n');
}

function workingMessage(turn: Turn, text: string): OutboundMessage {
  const wording = wordingOf(turn.language);
  const greeting = turn.isGreeted ? `${wording.greetingInOneLine()}\n\n` : '';
  const button = turn.cancelButton;
  return {
    text: `${greeting}${text}`,
    silent: true,
    visibility: 'all',
    isProgress: true,
    ...(button === undefined ? {} : { buttons: [[{ id: button, label: wording.buttons.cancel }]] }),
  };
}
