import type { OutboundMessage } from '../../../core/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { DiscordApi } from '../api.ts';
import type { DiscordRef } from '../ids.ts';

/** "Cutroom is typing…", for as long as a message says that something is being done. */
export interface Typing {
  /** Once; Discord shows it for about ten seconds, or until the next message. */
  show(channel: string): Promise<void>;
  /** Keeps it up while this message is one of progress, and lets go with its last words. */
  follow(at: DiscordRef, message: OutboundMessage): void;
  stop(): void;
}

export interface TypingDeps {
  readonly api: Pick<DiscordApi, 'showTyping'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** https://docs.discord.com/developers/resources/channel#trigger-typing-indicator */
const repeatMs = 8_000;
/** Progress is told every two minutes at least: what is silent for longer is not being done any more. */
const silenceMs = 150_000;
const maxFailures = 3;

interface Kept {
  until: number;
  failures: number;
  cancel: () => void;
}

export function createTyping({ api, clock, log }: TypingDeps): Typing {
  /** By channel: two people's work there shows as one. */
  const kept = new Map<string, Kept>();

  /** A sign of life is worth no trouble: where it may not be given, the messages tell enough. */
  function show(channel: string, onFailure: () => void): Promise<void> {
    return api.showTyping(channel).catch((err: unknown) => {
      log.debug({ err, channel }, 'typing could not be shown');
      onFailure();
    });
  }

  function repeat(channel: string, entry: Kept): void {
    if (clock.now() >= entry.until) return void kept.delete(channel);
    if (entry.failures < maxFailures) {
      void show(channel, () => {
        entry.failures += 1;
      });
    }
    entry.cancel = clock.after(repeatMs, () => repeat(channel, entry));
  }

  function drop(channel: string): void {
    kept.get(channel)?.cancel();
    kept.delete(channel);
  }

  function keep(channel: string): void {
    const until = clock.now() + silenceMs;
    const known = kept.get(channel);
    if (known !== undefined) {
      known.until = until;
      return;
    }
    const entry: Kept = { until, failures: 0, cancel: () => undefined };
    kept.set(channel, entry);
    repeat(channel, entry);
  }

  return {
    show: (channel) => show(channel, () => undefined),
    follow({ channel, viaInteraction }, message) {
      // An answer shows by itself that the bot is at it, also where the bot may not type.
      if (viaInteraction === true) return;
      if (message.isProgress === true) keep(channel);
      else drop(channel);
    },
    stop() {
      for (const channel of [...kept.keys()]) drop(channel);
    },
  };
}
