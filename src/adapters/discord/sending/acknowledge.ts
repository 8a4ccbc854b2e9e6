import type { InboundRef } from '../../../core/message.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { DiscordApi } from '../api.ts';
import { parseInteractionId, snowflakeOf } from '../ids.ts';
import type { Places } from '../places.ts';

const seen = '👀';

export interface AcknowledgeDeps {
  readonly api: DiscordApi;
  readonly places: Places;
  readonly log: Logger;
}

/** A pair of eyes on the message; an interaction shows by itself that somebody is at it. */
export function createAcknowledger({ api, places, log }: AcknowledgeDeps) {
  return async ({ thread, messageId }: InboundRef): Promise<void> => {
    if (parseInteractionId(messageId) !== undefined) return;
    try {
      await api.react(await channelOf(thread, messageId), messageId, seen);
    } catch (err) {
      // Not every server lets bots react; the status message follows anyway.
      log.info({ err }, 'a message was not acknowledged');
    }
  };

  /** A thread bears the id of the message it was opened for, which stays in the channel. */
  async function channelOf(thread: InboundRef['thread'], messageId: string): Promise<string> {
    const channel = snowflakeOf(thread);
    if (channel !== messageId) return channel;
    return (await places.parentOf(channel)) ?? channel;
  }
}
