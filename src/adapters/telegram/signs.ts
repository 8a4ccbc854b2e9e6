import type { Activity, InboundRef, ThreadId } from '../../core/message.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { TelegramClient } from './client.ts';
import { toBotError } from './errors.ts';
import { isTap, messageNumber, parseThreadId, topicForActivities } from './places.ts';

/** What says without words that the bot is there. None of it is waited for, and none of it is missed where it fails. */
export interface Signs {
  look(ref: InboundRef): void;
  show(thread: ThreadId, activity: Activity): Promise<void>;
  /** Ends the little clock on a tapped button. */
  answerTap(queryId: string): void;
}

const actions = { typing: 'typing', uploading: 'upload_video' } as const satisfies Record<
  Activity,
  string
>;

export function createSigns({ calls }: TelegramClient, log: Logger): Signs {
  const quietly = (sign: string, sent: Promise<unknown>) => {
    sent.catch((thrown: unknown) => log.debug({ err: toBotError(thrown), sign }, 'a sign failed'));
  };
  return {
    look(ref) {
      const number = messageNumber(ref);
      // A tap is on the bot's own message.
      if (number === undefined || isTap(ref)) return;
      const { chat } = parseThreadId(ref.thread);
      quietly('reaction', calls.setMessageReaction(chat, number, [{ type: 'emoji', emoji: '👀' }]));
    },
    async show(thread, activity) {
      const place = parseThreadId(thread);
      const sent = calls.sendChatAction(place.chat, actions[activity], topicForActivities(place));
      quietly('activity', sent);
    },
    answerTap: (queryId) => quietly('tap', calls.answerCallbackQuery(queryId)),
  };
}
