import { BotError } from '../../../core/errors.ts';
import type { OutboundMessage } from '../../../core/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Documents } from '../../../core/records/documents.ts';
import type { DiscordRef } from '../ids.ts';
import type { OrdinaryMessages } from '../ordinary.ts';
import { createRecent } from './recent.ts';

/** `adapter:discord:moved:{message}`: where the answer of an interaction goes on as an ordinary message. */
export interface MovedRecord {
  readonly channel: string;
  readonly message: string;
  readonly keepUntil: number;
}

export interface MovedMessages {
  find(at: DiscordRef): Promise<DiscordRef | undefined>;
  /** Says it in an ordinary message, which stands for the old one from now on. */
  move(at: DiscordRef, message: OutboundMessage): Promise<DiscordRef>;
}

export interface MovedDeps {
  readonly ordinary: OrdinaryMessages;
  readonly documents: Documents<MovedRecord>;
  readonly clock: Clock;
}

const maxRemembered = 2_000;
const keepMs = 30 * 24 * 60 * 60_000;

export function createMovedMessages({ ordinary, documents, clock }: MovedDeps): MovedMessages {
  const known = createRecent<DiscordRef | 'nowhere'>(maxRemembered);
  const recordId = (at: DiscordRef) => `discord:moved:${at.message}`;
  return {
    async find(at) {
      const to = known.get(at.message);
      if (to !== undefined) return to === 'nowhere' ? undefined : to;
      const stored = (await documents.get(recordId(at)))?.value;
      known.set(at.message, stored ?? 'nowhere');
      return stored;
    },
    async move(at, message) {
      // What one person was shown alone never goes where others read.
      if (message.visibility === 'author') {
        throw new BotError('message-gone', 'a private answer has no token any more');
      }
      const created = await ordinary.create(at.channel, message, { key: `moved:${at.message}` });
      const to = { channel: at.channel, message: created.id };
      await documents.putIfAbsent(recordId(at), { ...to, keepUntil: clock.now() + keepMs });
      known.set(at.message, to);
      // A crash between the two has made it already, with what it was to say then.
      if (created.content !== message.text) await ordinary.change(to.channel, to.message, message);
      return to;
    },
  };
}
