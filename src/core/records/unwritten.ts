import { toBotError } from '../errors.ts';
import type { InboundMessage } from '../message.ts';
import type { Operators } from '../people/operators.ts';
import type { ChatAdapter } from '../ports/chat-adapter.ts';
import type { Logger } from '../ports/logger.ts';
import { wordingOf } from '../wording/catalogue.ts';
import { pickLanguage } from '../wording/language.ts';

export interface UnwrittenDeps {
  readonly operators: Operators;
  readonly log: Logger;
  adapterOf(message: InboundMessage): ChatAdapter;
}

/** Tells somebody whose message could not be put on disk, once for each message: platforms hand it over again. */
export interface Unwritten {
  tell(message: InboundMessage, thrown: unknown): Promise<void>;
}

const maxRemembered = 500;

export function createUnwritten(deps: UnwrittenDeps): Unwritten {
  const told = new Set<string>();
  return {
    async tell(message, thrown) {
      const { code } = toBotError(thrown);
      const key = `${message.thread.id}/${message.id}`;
      if (code === 'store-full') deps.operators.tell('disk-full');
      if (told.has(key)) return;
      if (told.size >= maxRemembered) told.clear();
      told.add(key);
      const { language } = pickLanguage({ text: message.text, tag: message.author.languageTag });
      const say = wordingOf(language).failures[code];
      const text = say({ wanted: 'other', accountKind: 'free' });
      const replyTo = { thread: message.thread.id, messageId: message.id };
      const reply = { text, replyTo, silent: false, visibility: 'author' } as const;
      const adapter = deps.adapterOf(message);
      await adapter.post(message.thread.id, reply, `${key}:unwritten`).catch((err: unknown) => {
        deps.log.warn({ err }, 'a message that was not written down could not be answered');
      });
    },
  };
}
