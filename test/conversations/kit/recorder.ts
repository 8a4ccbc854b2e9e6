import type { MessageRef, OutboundFile, OutboundMessage } from '../../../src/core/message.ts';
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import type { Person } from './script.ts';

/** What happens in a scene, in the order it is seen. */
export type Happening = PersonSpoke | BotShowed | NoteMade;

export interface PersonSpoke {
  readonly kind: 'person';
  readonly at: number;
  readonly who: Person;
  readonly thread: string;
  readonly lines: readonly string[];
}

interface NoteMade {
  readonly kind: 'note';
  readonly at: number;
  readonly told: string;
}

export interface BotShowed {
  readonly kind: 'bot';
  readonly at: number;
  readonly ref: MessageRef;
  readonly thread: string;
  readonly text: string;
  readonly buttons: readonly (readonly string[])[];
  readonly file?: Pick<OutboundFile, 'name' | 'sizeBytes' | 'durationMs'>;
  readonly isProgress: boolean;
  readonly isLoud: boolean;
  readonly isForAuthor: boolean;
}

/** A chat that keeps a record of what everybody sees, and when. */
export function recordChat(chat: ChatAdapter, clock: Clock, happenings: Happening[]): ChatAdapter {
  const threads = new Map<MessageRef, string>();

  function keep(ref: MessageRef, message: OutboundMessage): void {
    const { file } = message;
    happenings.push({
      kind: 'bot',
      at: clock.now(),
      ref,
      thread: (threads.get(ref) ?? '').replace('telegram:', ''),
      text: message.text,
      buttons: (message.buttons ?? []).map((row) => row.map((button) => button.label)),
      isProgress: message.isProgress === true,
      isLoud: !message.silent,
      isForAuthor: message.visibility === 'author',
      ...(file === undefined ? {} : { file }),
    });
  }

  return {
    ...chat,
    async post(thread, message, key) {
      const ref = await chat.post(thread, message, key);
      threads.set(ref, thread);
      keep(ref, message);
      return ref;
    },
    async edit(ref, message) {
      await chat.edit(ref, message);
      keep(ref, message);
    },
  };
}
