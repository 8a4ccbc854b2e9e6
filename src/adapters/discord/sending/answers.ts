import { type APIMessage, MessageFlags } from 'discord.js';
import { BotError } from '../../../core/errors.ts';
import type { OutboundMessage } from '../../../core/message.ts';
import type { DiscordApi, Sent } from '../api.ts';
import type { LiveInteraction } from '../intake/interactions.ts';
import { createRecent } from '../intake/recent.ts';
import { toSent } from '../ordinary.ts';
import type { DiscordPayload } from './payload.ts';

/** What is said with the token of an interaction. */
export interface Answers {
  /** Whether this post becomes the answer that Discord's "thinking" waits for. */
  isAwaited(live: LiveInteraction, key: string): boolean;
  /** Fills the answer that waits. */
  fill(live: LiveInteraction, message: OutboundMessage, key: string): Promise<APIMessage>;
  /** Says it beside the answer; seen by its author alone where the message is for them. */
  follow(live: LiveInteraction, message: OutboundMessage, key: string): Promise<APIMessage>;
  /** Changes the answer, a follow-up, or the message whose button was tapped. */
  change(live: LiveInteraction, id: string, message: OutboundMessage): Promise<void>;
  /** Takes it away again. */
  remove(live: LiveInteraction, id: string): Promise<void>;
}

/** Where only the person has installed the app; Discord counts them for each interaction. */
const maxFollowUps = 5;
const maxRemembered = 1_000;
/** Discord's name for the answer itself. */
export const original = '@original';

export function createAnswers(api: DiscordApi): Answers {
  /** Discord takes no nonce here: the same key gives the same message by this memory. */
  const said = createRecent<Promise<APIMessage>>(maxRemembered);

  function followUp(live: LiveInteraction, sent: Sent, key: string): Promise<APIMessage> {
    const known = said.get(key);
    if (known !== undefined) return known;
    if (!live.canWrite && live.followUps >= maxFollowUps) {
      throw new BotError('chat-refused', 'the follow-ups of an interaction are used up');
    }
    live.followUps += 1;
    const saying = api.followUp(live.key, sent);
    said.set(key, saying);
    saying.catch(() => said.delete(key));
    return saying;
  }

  /** What did not fit into a message follows it; progress is passing, and is only cut. */
  async function sayRest(live: LiveInteraction, message: OutboundMessage, parts: RestOf) {
    if (message.isProgress === true) return;
    for (const [at, payload] of parts.rest.entries()) {
      const sent = { payload: visibleTo(payload, message) };
      await followUp(live, sent, `${parts.key}:part:${at}`);
    }
  }

  async function edit(
    live: LiveInteraction,
    id: string,
    message: OutboundMessage,
  ): Promise<APIMessage> {
    const { first, rest } = toSent(message, live.uploadBytes);
    const shown = await api.editAnswer(live.key, id, first);
    await sayRest(live, message, { rest, key: `${shown.id}:${message.text}` });
    return shown;
  }

  return {
    isAwaited: (live, key) => live.answeredBy === undefined || live.answeredBy === key,
    async fill(live, message, key) {
      live.answeredBy = key;
      const answer = await edit(live, original, message);
      live.message = answer.id;
      return answer;
    },
    async follow(live, message, key) {
      const { first, rest } = toSent(message, live.uploadBytes);
      const sent = { ...first, payload: visibleTo(first.payload, message) };
      const shown = await followUp(live, sent, key);
      await sayRest(live, message, { rest, key });
      return shown;
    },
    change: async (live, id, message) => void (await edit(live, targetOf(live, id), message)),
    remove: (live, id) => api.deleteAnswer(live.key, targetOf(live, id)),
  };
}

/** The answer to a command, or the message whose button was tapped, has a name of its own. */
function targetOf(live: LiveInteraction, id: string): string {
  return live.message === id ? original : id;
}

interface RestOf {
  readonly rest: readonly DiscordPayload[];
  readonly key: string;
}

function visibleTo(payload: DiscordPayload, { visibility }: OutboundMessage): DiscordPayload {
  if (visibility === 'all') return payload;
  return { ...payload, flags: (payload.flags ?? 0) | MessageFlags.Ephemeral };
}
