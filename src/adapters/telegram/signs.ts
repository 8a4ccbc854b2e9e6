import type { Activity, InboundRef } from '../../core/message.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { TelegramClient } from './client.ts';
import { toBotError } from './errors.ts';
import { isTap, messageNumber, type Place, parseThreadId, topicForActivities } from './places.ts';
import { createPace } from './sending/pace.ts';
import { toPaced } from './sending/patience.ts';

/** What says without words that the bot is there. None of it is missed where it fails. */
export interface Signs {
  look(ref: InboundRef): void;
  /** The only one whose failure is of use: nobody goes on with it for ever. */
  show(place: Place, activity: Activity): Promise<void>;
  /** Ends the little clock on a tapped button. */
  answerTap(queryId: string): void;
}

export interface SignsDeps {
  readonly clock: Clock;
  readonly log: Logger;
}

const actions = { typing: 'typing', uploading: 'upload_video' } as const satisfies Record<
  Activity,
  string
>;

export function createSigns({ calls }: TelegramClient, { clock, log }: SignsDeps): Signs {
  // Of activities alone: where Telegram has had enough of them, results may still be sent.
  const pace = createPace(clock);
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
    async show(place, activity) {
      const { chat } = place;
      if (pace.isPaused(chat)) return;
      try {
        await calls.sendChatAction(chat, actions[activity], topicForActivities(place));
      } catch (thrown) {
        throw toPaced(pace, chat, thrown);
      }
    },
    answerTap: (queryId) => quietly('tap', calls.answerCallbackQuery(queryId)),
  };
}
